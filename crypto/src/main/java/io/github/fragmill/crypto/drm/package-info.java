/**
 * What DRM systems need to know of a protected track, as {@code pssh} boxes. Each system is one
 * implementation of {@link io.github.fragmill.crypto.drm.DrmSystem}; none of them sees a key.
 *
 * <p>Stability: stable from 1.0: it changes only with a major version.
 */
@NullMarked
package io.github.fragmill.crypto.drm;

import org.jspecify.annotations.NullMarked;
