package io.github.fragmill.core.internal.isobmff.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SourceBytesTest {

  private static final byte[] CONTENT = new byte[200_000];

  static {
    new Random(3).nextBytes(CONTENT);
  }

  /** Where the source was asked. */
  private final List<Long> asked = new ArrayList<>();

  private final SourceBytes source;

  SourceBytesTest() throws FragmillException {
    SourceReader content = Source.bytes("content", CONTENT).open();
    SourceReader noting =
        new SourceReader() {
          @Override
          public long sizeBytes() throws IOException {
            return content.sizeBytes();
          }

          @Override
          public int read(ByteBuffer destination, long positionBytes) throws IOException {
            asked.add(positionBytes);
            return content.read(destination, positionBytes);
          }

          @Override
          public void close() {}
        };
    source = new SourceBytes("content", noting);
  }

  private void assertReads(int position, int count) throws FragmillException {
    ByteBuffer buffer = source.readFully(ByteBuffer.allocate(count), position, "box");
    assertThat(buffer.position()).isZero();
    assertThat(buffer.array()).isEqualTo(Arrays.copyOfRange(CONTENT, position, position + count));
  }

  @Test
  void readFully_withinWhatWasReadAhead_doesNotAskAgain() throws FragmillException {
    source.readAhead(1000, 2000, "moof");
    assertReads(1000, 8);
    assertReads(1500, 500);
    assertReads(1000, 1000);
    assertThat(asked).containsExactly(1000L);
  }

  @Test
  void readFully_notWhollyReadAhead_asksTheSource() throws FragmillException {
    source.readAhead(1000, 2000, "moof");
    assertReads(999, 2);
    assertReads(1999, 2);
    assertReads(50_000, 10);
    assertThat(asked).containsExactly(1000L, 999L, 1999L, 50_000L);
  }

  @Test
  void readAhead_moreThan64KiB_readsTheFirst() throws FragmillException {
    source.readAhead(0, CONTENT.length, "moof");
    assertReads(65_500, 36);
    assertThat(asked).hasSize(1);
    assertReads(65_500, 37);
    assertThat(asked).hasSize(2);
  }

  @Test
  void readAhead_again_takesTheOthersPlace() throws FragmillException {
    source.readAhead(1000, 2000, "moof");
    source.readAhead(3000, 3100, "moof");
    assertReads(3000, 100);
    assertThat(asked).hasSize(2);
    assertReads(1000, 8);
    assertThat(asked).hasSize(3);
  }

  @Test
  void readAhead_sourceThatEnds_isRefused() {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> source.readAhead(CONTENT.length - 5, CONTENT.length + 5, "moof"))
        .withMessageContaining("moof")
        .withMessageContaining("expected 5 more bytes");
  }
}
