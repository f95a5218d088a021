package io.github.fragmill.integration.boxes;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Reads the fields of one box, one after the other, and notes names and values. */
final class FieldDump {

  private final ByteBuffer bytes;
  private final StringBuilder text = new StringBuilder();

  FieldDump(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  FieldDump u8(String name) {
    return note(name, Integer.toString(Byte.toUnsignedInt(bytes.get())));
  }

  FieldDump u16(String name) {
    return note(name, Integer.toString(Short.toUnsignedInt(bytes.getShort())));
  }

  FieldDump u32(String name) {
    return note(name, Integer.toUnsignedString(bytes.getInt()));
  }

  FieldDump s32(String name) {
    return note(name, Integer.toString(bytes.getInt()));
  }

  FieldDump u64(String name) {
    return note(name, Long.toUnsignedString(bytes.getLong()));
  }

  FieldDump hex(String name, int count) {
    return note(name, HexFormat.of().formatHex(take(count)));
  }

  FieldDump hexRest(String name) {
    return hex(name, bytes.remaining());
  }

  FieldDump fourCc(String name) {
    return note(name, new String(take(4), StandardCharsets.ISO_8859_1));
  }

  /** A text that ends with a zero byte. */
  FieldDump text(String name) {
    StringBuilder value = new StringBuilder();
    for (byte letter = bytes.get(); letter != 0; letter = bytes.get()) {
      value.append((char) letter);
    }
    return note(name, value.toString());
  }

  /** Three letters of five bits (ISO/IEC 14496-12, 8.4.2). */
  FieldDump language(String name) {
    int packed = bytes.getShort();
    StringBuilder value = new StringBuilder();
    for (int shift = 10; shift >= 0; shift -= 5) {
      value.append((char) ((packed >> shift & 0x1F) + 0x60));
    }
    return note(name, value.toString());
  }

  /** Two values of four bits. */
  FieldDump nibbles(String first, String second) {
    int value = Byte.toUnsignedInt(bytes.get());
    return note(first, Integer.toString(value >> 4)).note(second, Integer.toString(value & 0xF));
  }

  /** Notes version and flags of a full box; returns the flags. */
  int versionAndFlags() {
    int value = bytes.getInt();
    note("version", Integer.toString(value >>> 24));
    note("flags", String.format("%06x", value & 0xFFFFFF));
    return value & 0xFFFFFF;
  }

  /** Notes a count of 32 bits, and returns it. */
  int count(String name) {
    int count = bytes.getInt();
    note(name, Integer.toString(count));
    return count;
  }

  /** Notes a count of 16 bits, and returns it. */
  int shortCount(String name) {
    int count = Short.toUnsignedInt(bytes.getShort());
    note(name, Integer.toString(count));
    return count;
  }

  /** Notes a count of 8 bits, and returns it. */
  int byteCount(String name) {
    int count = Byte.toUnsignedInt(bytes.get());
    note(name, Integer.toString(count));
    return count;
  }

  FieldDump note(String name, String value) {
    text.append(' ').append(name).append('=').append(value);
    return this;
  }

  /** Begins a line of its own for an entry of a table. */
  FieldDump entry(int index) {
    text.append("\n    [").append(index).append(']');
    return this;
  }

  boolean hasRemaining() {
    return bytes.hasRemaining();
  }

  private byte[] take(int count) {
    byte[] taken = new byte[count];
    bytes.get(taken);
    return taken;
  }

  /** Returns what was noted; every byte must have been read by now. */
  String toText(String box) {
    if (bytes.hasRemaining()) {
      throw new IllegalStateException(box + ": " + bytes.remaining() + " bytes not understood");
    }
    return text.toString();
  }
}
