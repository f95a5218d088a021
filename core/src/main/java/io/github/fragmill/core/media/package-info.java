/**
 * What a movie is made of: tracks, their formats, and where each sample lies and when it is
 * presented. Times are exact ticks with their scale. Everything here is immutable but builders and
 * {@code ByteRanges}.
 */
package io.github.fragmill.core.media;
