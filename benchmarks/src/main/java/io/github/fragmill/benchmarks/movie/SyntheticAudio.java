package io.github.fragmill.benchmarks.movie;

import java.nio.ByteBuffer;

/**
 * Stereo AAC-LC of 48 kHz, with frames of 400 bytes on average: about 150 kbit/s.
 *
 * @param seconds 1 or more
 */
record SyntheticAudio(int seconds) implements SyntheticTrack {

  private static final int SAMPLING_RATE_HERTZ = 48_000;
  private static final int FRAME_TICKS = 1024;
  private static final int FRAME_BYTES = 400;

  /** AudioSpecificConfig (ISO/IEC 14496-3, 1.6.2.1): AAC-LC, 48 kHz, two channels. */
  private static final byte[] CONFIG = {0x11, (byte) 0x90};

  @Override
  public String handler() {
    return "soun";
  }

  @Override
  public byte[] mediaHeader() {
    return Boxes.fields("smhd", 0, 0);
  }

  @Override
  public byte[] sampleEntry() {
    ByteBuffer fields = ByteBuffer.allocate(28);
    fields.putShort(6, (short) 1); // data_reference_index
    fields.putShort(16, (short) 2).putShort(18, (short) 16); // channels, bits
    fields.putInt(24, SAMPLING_RATE_HERTZ << 16);
    return Boxes.box("mp4a", fields.array(), elementaryStream());
  }

  /** The {@code esds} box (ISO/IEC 14496-14, 6.7). */
  private static byte[] elementaryStream() {
    byte[] info = descriptor(/* DecSpecificInfo */ 5, CONFIG);
    byte[] streamParameters =
        ByteBuffer.allocate(13).put((byte) 0x40).put((byte) 0x15).array(); // AAC, audio stream
    byte[] decoder = descriptor(/* DecoderConfig */ 4, streamParameters, info);
    byte[] stream = descriptor(/* ES */ 3, new byte[3], decoder, descriptor(6, new byte[] {2}));
    return Boxes.box("esds", new byte[4], stream);
  }

  private static byte[] descriptor(int tag, byte[]... contents) {
    int sizeBytes = 0;
    for (byte[] part : contents) {
      sizeBytes += part.length;
    }
    ByteBuffer bytes = ByteBuffer.allocate(2 + sizeBytes).put((byte) tag).put((byte) sizeBytes);
    for (byte[] part : contents) {
      bytes.put(part);
    }
    return bytes.array();
  }

  @Override
  public int ticksPerSecond() {
    return SAMPLING_RATE_HERTZ;
  }

  @Override
  public int sampleDurationTicks() {
    return FRAME_TICKS;
  }

  @Override
  public int sampleCount() {
    return firstSampleOf(seconds);
  }

  @Override
  public int mediaStartTicks() {
    return FRAME_TICKS;
  }

  @Override
  public int sizeBytes(int sample) {
    return SyntheticTrack.vary(FRAME_BYTES, sample);
  }

  @Override
  public int compositionOffsetTicks(int sample) {
    return 0;
  }

  @Override
  public boolean isSync(int sample) {
    return true;
  }

  @Override
  public void put(int sample, int startBytes, int endBytes, ByteBuffer into) {
    RandomBytes.put(sample, startBytes, endBytes - startBytes, into);
  }
}
