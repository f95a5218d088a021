package io.github.fragmill.core.internal.codec.aac;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Writes the content of {@code esds} boxes for tests. */
final class EsdsBits {

  private EsdsBits() {}

  /** Returns a box with a configuration, as most muxers write it: sizes of four bytes. */
  static byte[] of(int objectTypeIndication, String configurationHex) {
    byte[] info = descriptor(5, HexFormat.of().parseHex(configurationHex));
    return box(stream(decoderConfig(objectTypeIndication, info)));
  }

  static byte[] box(byte[] stream) {
    return join(new byte[4], stream);
  }

  static byte[] stream(byte[]... inner) {
    return descriptor(3, join(new byte[] {0, 1, 0}, join(inner)));
  }

  static byte[] decoderConfig(int objectTypeIndication, byte[]... inner) {
    byte[] fields = new byte[13];
    fields[0] = (byte) objectTypeIndication;
    fields[1] = 0x15; // audio stream
    return descriptor(4, join(fields, join(inner)));
  }

  static byte[] descriptor(int tag, byte[] content) {
    int size = content.length;
    byte[] header = {
      (byte) tag, (byte) 0x80, (byte) 0x80, (byte) (0x80 | size >> 7), (byte) (size & 0x7F)
    };
    return join(header, content);
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      whole.writeBytes(part);
    }
    return whole.toByteArray();
  }
}
