package io.github.fragmill.core.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A sample entry box as it stands in the source's {@code stsd} (ISO/IEC 14496-12, 8.5.2), carried
 * to the output unchanged. Immutable.
 */
public final class SampleEntry {

  private static final int BOX_HEADER_BYTES = 8;

  private final byte[] box;

  /**
   * @param box the whole box: 32-bit size, type, content
   */
  public SampleEntry(byte[] box) {
    if (box.length < BOX_HEADER_BYTES || ByteBuffer.wrap(box).getInt() != box.length) {
      throw new IllegalArgumentException("box: its size field does not equal its length");
    }
    this.box = box.clone();
  }

  /** Returns the four-character code, for example {@code avc1}. */
  public String type() {
    return new String(box, 4, 4, StandardCharsets.ISO_8859_1);
  }

  /** Returns a copy of the whole box. */
  public byte[] toBytes() {
    return box.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SampleEntry entry && Arrays.equals(box, entry.box);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(box);
  }

  @Override
  public String toString() {
    return type() + " (" + box.length + " bytes)";
  }
}
