package io.github.fragmill.core.internal.codec.av1;

import java.io.ByteArrayOutputStream;

/** Writes open bitstream units for tests. */
final class Obus {

  private Obus() {}

  /** Returns a unit with a size. */
  static byte[] of(int type, byte[] payload) {
    return concat(bytes(type << 3 | 2), size(payload.length), payload);
  }

  /** Returns a unit of a layer, with a size. */
  static byte[] ofLayer(int type, int temporalId, int spatialId, byte[] payload) {
    return concat(
        bytes(type << 3 | 6, temporalId << 5 | spatialId << 3), size(payload.length), payload);
  }

  /** Returns a unit without a size. */
  static byte[] withoutSize(int type, byte[] payload) {
    return concat(bytes(type << 3), payload);
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static byte[] size(int size) {
    return size < 0x80 ? bytes(size) : bytes((size & 0x7F) | 0x80, size >> 7);
  }
}
