package io.github.fragmill.benchmarks.movie;

import io.github.fragmill.benchmarks.movie.AvcSyntax.FrameType;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;

/**
 * 1080p H.264 of 25 frames a second: closed groups of 50 frames, decoded as I, 16 times P B B, P;
 * each frame one slice.
 *
 * @param seconds an even number
 * @param kilobitsPerSecond the bit rate, 100 to 100,000
 */
record SyntheticVideo(int seconds, int kilobitsPerSecond) implements SyntheticTrack {

  private static final int FRAMES_PER_SECOND = 25;
  private static final int FRAMES_PER_GROUP = 50;
  private static final int FRAME_TICKS = 512;

  private static final int GROUP_SECONDS = FRAMES_PER_GROUP / FRAMES_PER_SECOND;
  private static final int P_PER_GROUP = 17;
  private static final int B_PER_GROUP = 32;

  private static final int LENGTH_FIELD_BYTES = 4;

  /** The beginnings of a group's slices: the same in every group. */
  private static final byte[][] SLICE_HEADERS =
      IntStream.range(0, FRAMES_PER_GROUP)
          .mapToObj(SyntheticVideo::sliceHeader)
          .toArray(byte[][]::new);

  SyntheticVideo {
    if (seconds < 2 || seconds % 2 != 0) {
      throw new IllegalArgumentException("seconds: expected an even number, found " + seconds);
    }
    if (kilobitsPerSecond < 100 || kilobitsPerSecond > 100_000) {
      throw new IllegalArgumentException(
          "kilobitsPerSecond: expected 100 to 100,000, found " + kilobitsPerSecond);
    }
  }

  @Override
  public String handler() {
    return "vide";
  }

  @Override
  public byte[] mediaHeader() {
    return Boxes.fields("vmhd", /* flags */ 1, 0, 0);
  }

  @Override
  public byte[] sampleEntry() {
    ByteBuffer fields = ByteBuffer.allocate(78);
    fields.putShort(6, (short) 1); // data_reference_index
    fields.putShort(24, (short) AvcSyntax.WIDTH_PIXELS);
    fields.putShort(26, (short) AvcSyntax.HEIGHT_PIXELS);
    fields.putInt(28, 0x0048_0000).putInt(32, 0x0048_0000); // 72 dots per inch
    fields.putShort(40, (short) 1); // frame_count
    fields.putShort(74, (short) 24).putShort(76, (short) -1); // depth, pre_defined
    return Boxes.box("avc1", fields.array(), Boxes.box("avcC", AvcSyntax.configuration()));
  }

  @Override
  public int ticksPerSecond() {
    return FRAMES_PER_SECOND * FRAME_TICKS;
  }

  @Override
  public int sampleDurationTicks() {
    return FRAME_TICKS;
  }

  @Override
  public int sampleCount() {
    return seconds * FRAMES_PER_SECOND;
  }

  @Override
  public int mediaStartTicks() {
    return FRAME_TICKS;
  }

  /** Of a group's bytes, the first frame has a tenth, each P frame 3 percent, B the rest. */
  @Override
  public int sizeBytes(int sample) {
    int groupBytes = kilobitsPerSecond * (1000 / Byte.SIZE) * GROUP_SECONDS;
    int idrBytes = groupBytes / 10;
    int pBytes = groupBytes / 100 * 3;
    int averageBytes =
        switch (frameType(sample)) {
          case IDR -> idrBytes;
          case P -> pBytes;
          case B -> (groupBytes - idrBytes - P_PER_GROUP * pBytes) / B_PER_GROUP;
        };
    return SyntheticTrack.vary(averageBytes, sample);
  }

  @Override
  public int compositionOffsetTicks(int sample) {
    return delayTicks(sample);
  }

  private static int delayTicks(int sample) {
    return switch (frameType(sample)) {
      case IDR -> FRAME_TICKS;
      case P -> isLastOfGroup(sample) ? FRAME_TICKS : 3 * FRAME_TICKS;
      case B -> 0;
    };
  }

  @Override
  public boolean isSync(int sample) {
    return frameType(sample) == FrameType.IDR;
  }

  @Override
  public void put(int sample, int startBytes, int endBytes, ByteBuffer into) {
    byte[] header = SLICE_HEADERS[sample % FRAMES_PER_GROUP];
    int nalUnitBytes = sizeBytes(sample) - LENGTH_FIELD_BYTES;
    int headersEndBytes = LENGTH_FIELD_BYTES + header.length;
    int at = startBytes;
    for (; at < Math.min(endBytes, headersEndBytes); at++) {
      into.put(
          at < LENGTH_FIELD_BYTES
              ? (byte) (nalUnitBytes >> (Byte.SIZE * (LENGTH_FIELD_BYTES - 1 - at)))
              : header[at - LENGTH_FIELD_BYTES]);
    }
    RandomBytes.put(sample, at - headersEndBytes, endBytes - at, into);
  }

  private static byte[] sliceHeader(int inGroup) {
    int shownInGroup = inGroup + delayTicks(inGroup) / FRAME_TICKS - 1;
    int references = (inGroup + 2) / 3;
    return AvcSyntax.sliceHeader(frameType(inGroup), references, 2 * shownInGroup);
  }

  private static FrameType frameType(int sample) {
    int inGroup = sample % FRAMES_PER_GROUP;
    if (inGroup == 0) {
      return FrameType.IDR;
    }
    return inGroup % 3 == 1 ? FrameType.P : FrameType.B;
  }

  private static boolean isLastOfGroup(int sample) {
    return sample % FRAMES_PER_GROUP == FRAMES_PER_GROUP - 1;
  }
}
