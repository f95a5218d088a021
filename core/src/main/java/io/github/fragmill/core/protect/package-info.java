/**
 * How media is encrypted, as values without keys: key ids, initialization vectors, subsamples, DRM
 * headers, and what holds for a track and its segments.
 */
package io.github.fragmill.core.protect;
