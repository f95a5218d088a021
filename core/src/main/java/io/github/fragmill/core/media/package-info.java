/**
 * What a movie is made of: tracks, their formats, and where each sample lies and when it is
 * presented. Times are exact ticks with their scale. Everything here is immutable but builders and
 * {@code ByteRanges}.
 *
 * <p>Stability: stable from 1.0 for callers: formats and tracks may grow methods.
 */
@NullMarked
package io.github.fragmill.core.media;

import org.jspecify.annotations.NullMarked;
