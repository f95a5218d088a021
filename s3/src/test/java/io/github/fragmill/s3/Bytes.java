package io.github.fragmill.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.output.OutputTransaction;
import io.github.fragmill.core.output.Sink;
import io.github.fragmill.core.source.SourceReader;
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

  static byte[] read(SourceReader reader, int position, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes);
    while (buffer.hasRemaining()) {
      assertThat(reader.read(buffer, position + buffer.position())).isPositive();
    }
    return buffer.array();
  }

  static void write(OutputTransaction transaction, String name, byte[] bytes) throws IOException {
    try (Sink sink = transaction.create(name)) {
      sink.write(ByteBuffer.wrap(bytes));
      sink.commit();
    }
  }
}
