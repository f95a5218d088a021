/** Encoding jobs: FFmpeg encodes a film in several qualities, which are then packaged. */
package io.github.fragmill.platform.encoding;
