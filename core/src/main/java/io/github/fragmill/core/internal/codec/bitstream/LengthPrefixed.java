package io.github.fragmill.core.internal.codec.bitstream;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** NAL units one after the other, each after its length (ISO/IEC 14496-15, 4.3.3). */
public final class LengthPrefixed {

  private LengthPrefixed() {}

  /** Returns the length field at an index of a buffer, 0 to 2^32 - 1. */
  public static long length(ByteBuffer bytes, int position, int lengthSizeBytes) {
    long length = 0;
    for (int i = 0; i < lengthSizeBytes; i++) {
      length = length << Byte.SIZE | Byte.toUnsignedInt(bytes.get(position + i));
    }
    return length;
  }

  /**
   * Returns NAL units with their lengths, empty when one is too long for its length field.
   *
   * @param lengthSizeBytes the size of a length field, 1, 2 or 4
   */
  public static Optional<byte[]> of(List<byte[]> nalUnits, int lengthSizeBytes) {
    int total = nalUnits.stream().mapToInt(it -> lengthSizeBytes + it.length).sum();
    ByteBuffer bytes = ByteBuffer.allocate(total);
    for (byte[] nalUnit : nalUnits) {
      if (lengthSizeBytes < Integer.BYTES && nalUnit.length >> (Byte.SIZE * lengthSizeBytes) != 0) {
        return Optional.empty();
      }
      for (int i = lengthSizeBytes - 1; i >= 0; i--) {
        bytes.put((byte) (nalUnit.length >> (Byte.SIZE * i)));
      }
      bytes.put(nalUnit);
    }
    return Optional.of(bytes.array());
  }
}
