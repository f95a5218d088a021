/** Reads the boxes of fragmented files with code that shares nothing with the library. */
package io.github.fragmill.integration.mp4;
