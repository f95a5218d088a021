/**
 * Readers that several codecs share: bits, exponential-Golomb codes, length-prefixed NAL units.
 * They check every read against the end of their data and allocate nothing.
 */
package io.github.fragmill.core.internal.codec.bitstream;
