/**
 * Dolby Vision on top of any video codec: what its configuration boxes say, and what a manifest
 * says of it. The metadata itself is left to the codecs, for which it is no video.
 */
package io.github.fragmill.core.internal.codec.dolby;
