/**
 * How media is encrypted, as values without keys: key ids, initialization vectors, subsamples, DRM
 * headers, and what holds for a track and its segments.
 *
 * <p>Stability: stable from 1.0 for callers: types may grow methods.
 */
@NullMarked
package io.github.fragmill.core.protect;

import org.jspecify.annotations.NullMarked;
