/**
 * Writes HLS playlists (RFC 8216, and its successor draft-pantos-hls-rfc8216bis) of the CMAF
 * segments of a presentation. {@link io.github.fragmill.hls.HlsManifest} is the way in; the rest
 * turns a presentation into a multivariant playlist and media playlists.
 *
 * <p>Stability: stable from 1.0: it changes only with a major version.
 */
@NullMarked
package io.github.fragmill.hls;

import org.jspecify.annotations.NullMarked;
