/**
 * AV1 (AV1 Bitstream and Decoding Process Specification 1.0.0 with Errata 1) in MP4 (AV1 Codec ISO
 * Media File Format Binding): the configuration record, open bitstream units, and where the tiles
 * of a frame are.
 */
package io.github.fragmill.core.internal.codec.av1;
