package io.github.fragmill.core.internal.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.internal.source.Reads;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilenceReaderTest {

  @ParameterizedTest
  @CsvSource({"0, 4, 9876", "2, 6, 761231", "4, 5, 12312", "6, 4, 3123", "9000000004, 3, 123"})
  void read_anywhere_contentThenSilenceWithoutEnd(long position, int count, String expected)
      throws Exception {
    try (SourceReader content = Source.bytes("clip", new byte[] {9, 8, 7, 6}).open()) {
      SilenceReader reader = new SilenceReader(content, 4, new byte[] {1, 2, 3});
      ByteBuffer buffer = ByteBuffer.allocate(count);
      Reads.fill(reader, buffer, position);
      StringBuilder found = new StringBuilder();
      for (byte value : buffer.array()) {
        found.append(value);
      }
      assertThat(found).hasToString(expected);
      assertThat(reader.sizeBytes()).isEqualTo(4);
    }
  }

  /** A source that grew is still the one that was planned up to where it ended. */
  @Test
  void read_contentThatGrew_isNotTakenForSilence() throws Exception {
    try (SourceReader content = Source.bytes("clip", new byte[] {9, 8, 7, 6}).open()) {
      SilenceReader reader = new SilenceReader(content, 2, new byte[] {1, 2, 3});
      ByteBuffer buffer = ByteBuffer.allocate(3);
      Reads.fill(reader, buffer, 1);
      assertThat(buffer.array()).containsExactly(8, 1, 2);
    }
  }
}
