package io.github.fragmill.core.internal.codec.flac;

import io.github.fragmill.core.internal.codec.bitstream.FrameBits;
import io.github.fragmill.core.internal.codec.port.SilentFrame;
import java.util.Optional;

/**
 * Makes FLAC frames of zeros (RFC 9639, 9), as long as the longest of the stream: a constant
 * subframe for each channel. All have the number 0; in MP4, decoders go by the sample's time.
 */
final class SilentFlac {

  /** The least that any but the last frame may have (RFC 9639, 8.2). */
  private static final int LEAST_BLOCK_SAMPLES = 16;

  private static final int CRC_8 = 0x07;
  private static final int CRC_16 = 0x8005;

  private SilentFlac() {}

  static Optional<SilentFrame> of(StreamInfo info) {
    if (info.maxBlockSamples() < LEAST_BLOCK_SAMPLES) {
      return Optional.empty();
    }
    FrameBits frame = new FrameBits();
    frame.bits(0x3FFE, 14).bits(0, 1); // sync code
    frame.bits(info.minBlockSamples() == info.maxBlockSamples() ? 0 : 1, 1); // blocking strategy
    frame.bits(7, 4); // block size: in 16 bits at the end of the header
    frame.bits(0, 4); // sampling rate: as in STREAMINFO
    frame.bits(info.channelCount() - 1, 4); // independent channels
    frame.bits(0, 3).bits(0, 1); // bits per sample: as in STREAMINFO
    frame.bits(0, 8); // coded number
    frame.bits(info.maxBlockSamples() - 1, 16);
    frame.bits(crc(frame.toBytes(), CRC_8, 8), 8);
    for (int channel = 0; channel < info.channelCount(); channel++) {
      frame.bits(0, 8); // constant subframe, no wasted bits
      frame.bits(0, info.bitsPerSample());
    }
    frame.align();
    frame.bits(crc(frame.toBytes(), CRC_16, 16), 16);
    return Optional.of(
        new SilentFrame(frame.toBytes(), info.maxBlockSamples(), info.samplingRateHertz()));
  }

  /** Returns a cyclic redundancy check that begins with 0 (RFC 9639, 9.1.8 and 9.3). */
  private static int crc(byte[] bytes, int polynomial, int bits) {
    int crc = 0;
    for (byte next : bytes) {
      crc ^= (next & 0xFF) << (bits - Byte.SIZE);
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        boolean carries = (crc >> (bits - 1) & 1) != 0;
        crc = (crc << 1 ^ (carries ? polynomial : 0)) & ((1 << bits) - 1);
      }
    }
    return crc;
  }
}
