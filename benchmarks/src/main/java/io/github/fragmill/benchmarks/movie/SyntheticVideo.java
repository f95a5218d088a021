package io.github.fragmill.benchmarks.movie;

import io.github.fragmill.benchmarks.movie.AvcSyntax.Picture;
import java.nio.ByteBuffer;

/**
 * 1080p H.264 of 25 pictures a second and 8 Mbit/s: closed groups of 50 pictures, decoded as I, 16
 * times P B B, P; each picture one slice.
 *
 * @param seconds an even number
 */
record SyntheticVideo(int seconds) implements SyntheticTrack {

  private static final int PICTURES_PER_SECOND = 25;
  private static final int PICTURES_PER_GROUP = 50;
  private static final int PICTURE_TICKS = 512;

  /** 200,000 + 17 * 60,000 + 32 * 24,375 = 2,000,000 bytes in two seconds. */
  private static final int I_BYTES = 200_000;

  private static final int P_BYTES = 60_000;
  private static final int B_BYTES = 24_375;

  private static final int LENGTH_FIELD_BYTES = 4;

  SyntheticVideo {
    if (seconds < 2 || seconds % 2 != 0) {
      throw new IllegalArgumentException("seconds: expected an even number, found " + seconds);
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
    return PICTURES_PER_SECOND * PICTURE_TICKS;
  }

  @Override
  public int sampleDurationTicks() {
    return PICTURE_TICKS;
  }

  @Override
  public int sampleCount() {
    return seconds * PICTURES_PER_SECOND;
  }

  @Override
  public int mediaStartTicks() {
    return PICTURE_TICKS;
  }

  @Override
  public int sizeBytes(int sample) {
    int averageBytes =
        switch (picture(sample)) {
          case IDR -> I_BYTES;
          case P -> P_BYTES;
          case B -> B_BYTES;
        };
    return SyntheticTrack.vary(averageBytes, sample);
  }

  @Override
  public int compositionOffsetTicks(int sample) {
    return switch (picture(sample)) {
      case IDR -> PICTURE_TICKS;
      case P -> isLastOfGroup(sample) ? PICTURE_TICKS : 3 * PICTURE_TICKS;
      case B -> 0;
    };
  }

  @Override
  public boolean isSync(int sample) {
    return picture(sample) == Picture.IDR;
  }

  @Override
  public void fill(int sample, ByteBuffer into) {
    int inGroup = sample % PICTURES_PER_GROUP;
    int shownInGroup = inGroup + compositionOffsetTicks(sample) / PICTURE_TICKS - 1;
    int references = (inGroup + 2) / 3;
    byte[] header = AvcSyntax.sliceHeader(picture(sample), references, 2 * shownInGroup);
    int nalUnitBytes = sizeBytes(sample) - LENGTH_FIELD_BYTES;
    into.putInt(nalUnitBytes).put(header);
    RandomBytes.put(sample, nalUnitBytes - header.length, into);
  }

  private static Picture picture(int sample) {
    int inGroup = sample % PICTURES_PER_GROUP;
    if (inGroup == 0) {
      return Picture.IDR;
    }
    return inGroup % 3 == 1 ? Picture.P : Picture.B;
  }

  private static boolean isLastOfGroup(int sample) {
    return sample % PICTURES_PER_GROUP == PICTURES_PER_GROUP - 1;
  }
}
