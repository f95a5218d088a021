/**
 * What DRM systems need to know of a protected track, as {@code pssh} boxes. Each system is one
 * implementation of {@link io.github.fragmill.crypto.drm.DrmSystem}; none of them sees a key.
 */
package io.github.fragmill.crypto.drm;
