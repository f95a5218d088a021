/** What a text file becomes, whatever its format: samples that follow each other without a gap. */
package io.github.fragmill.core.internal.text.port;
