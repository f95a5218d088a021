/**
 * VP9 (VP9 Bitstream and Decoding Process Specification 0.6) in MP4 (VP Codec ISO Media File Format
 * Binding): the configuration record, superframes, and where the uncompressed headers end.
 */
package io.github.fragmill.core.internal.codec.vp9;
