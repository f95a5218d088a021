package io.github.fragmill.platform.storage;

import io.github.fragmill.core.source.SourceReader;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;

/** Bytes for tests. */
final class Bytes {

  private Bytes() {}

  static byte[] random(int count) {
    byte[] bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    return bytes;
  }

  static byte[] all(SourceReader reader) throws IOException {
    ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(reader.sizeBytes()));
    while (all.hasRemaining()) {
      if (reader.read(all, all.position()) < 1) {
        throw new EOFException("ended after " + all.position() + " bytes");
      }
    }
    return all.array();
  }
}
