package io.github.fragmill.core.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Files that tests write to an output. */
final class TestFiles {

  private TestFiles() {}

  static void write(OutputTransaction transaction, String name, String content) throws IOException {
    try (Sink sink = transaction.create(name)) {
      ByteBuffer buffer = ByteBuffer.wrap(content.getBytes(UTF_8));
      while (buffer.hasRemaining()) {
        sink.write(buffer);
      }
      sink.commit();
    }
  }
}
