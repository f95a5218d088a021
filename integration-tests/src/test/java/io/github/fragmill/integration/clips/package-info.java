/**
 * What is packaged: clips that ffmpeg makes here, and clips that nobody in this project made, which
 * a directory outside of it brings.
 */
package io.github.fragmill.integration.clips;
