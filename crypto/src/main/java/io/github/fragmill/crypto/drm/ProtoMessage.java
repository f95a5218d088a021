package io.github.fragmill.crypto.drm;

import java.io.ByteArrayOutputStream;

/** A message of protocol buffers, as far as DRM headers need it. Not thread-safe. */
final class ProtoMessage {

  private static final int VARINT = 0;
  private static final int LENGTH_DELIMITED = 2;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Adds a field of numbers, of which none is negative. */
  void putVarint(int field, long value) {
    putTag(field, VARINT);
    putNumber(value);
  }

  /** Adds a field of bytes or of UTF-8. */
  void putBytes(int field, byte[] value) {
    putTag(field, LENGTH_DELIMITED);
    putNumber(value.length);
    bytes.writeBytes(value);
  }

  private void putTag(int field, int wireType) {
    putNumber((long) field << 3 | wireType);
  }

  /** Seven bits a byte, the lowest first; the eighth says that more follow. */
  private void putNumber(long value) {
    long rest = value;
    for (; rest > 0x7F; rest >>>= 7) {
      bytes.write((int) ((rest & 0x7F) | 0x80));
    }
    bytes.write((int) rest);
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }
}
