package io.github.fragmill.crypto.drm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A PlayReady Object with one record (PlayReady Header Specification, 2). All numbers are
 * little-endian.
 *
 * <pre>
 * Length          32   of the whole object
 * Record Count    16   1
 *   Record Type   16   1, a header
 *   Record Length 16
 *   Record Value       XML in UTF-16, without a byte order mark
 * </pre>
 */
final class PlayReadyObject {

  private static final int FIXED_BYTES = 4 + 2 + 2 + 2;
  private static final short HEADER = 1;

  private PlayReadyObject() {}

  static byte[] of(String header) {
    byte[] value = header.getBytes(StandardCharsets.UTF_16LE);
    if (value.length > 0xFFFF) {
      throw new IllegalArgumentException(
          "PlayReady header: expected at most 65535 bytes, found " + value.length);
    }
    return ByteBuffer.allocate(FIXED_BYTES + value.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(FIXED_BYTES + value.length)
        .putShort(/* record count */ (short) 1)
        .putShort(HEADER)
        .putShort((short) value.length)
        .put(value)
        .array();
  }
}
