/**
 * What a movie is made of: sources of bytes, tracks, their formats, and where each sample lies and
 * when it is shown. Times are exact ticks with their scale. Everything here is immutable but the
 * builder and {@code ByteRanges}.
 */
package io.github.fragmill.core.media;
