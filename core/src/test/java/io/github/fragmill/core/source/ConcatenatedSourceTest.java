package io.github.fragmill.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fragmill.core.error.SourceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConcatenatedSourceTest {

  private static Source bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return Source.bytes("bytes", bytes);
  }

  @Test
  void read_border_isCrossedByReadingOn() throws IOException {
    Source source = Source.concat("whole", bytes(1, 2), bytes(), bytes(3), bytes(4, 5));
    ByteBuffer buffer = ByteBuffer.allocate(4);
    try (SourceReader reader = source.open()) {
      assertThat(reader.sizeBytes()).isEqualTo(5);
      while (buffer.hasRemaining()) {
        int before = buffer.position();
        assertThat(reader.read(buffer, 1 + before)).isPositive();
        assertThat(buffer.limit()).isEqualTo(4);
      }
    }
    assertThat(buffer.array()).containsExactly(2, 3, 4, 5);
  }

  @Test
  void read_onePart_isThatPart() throws IOException {
    try (SourceReader reader = Source.concat("whole", bytes(7)).open()) {
      ByteBuffer buffer = ByteBuffer.allocate(9);
      assertThat(reader.read(buffer, 0)).isEqualTo(1);
      assertThat(buffer.get(0)).isEqualTo((byte) 7);
    }
  }

  @Test
  void preferredReadBytes_parts_isTheSmallest() throws IOException {
    try (SourceReader reader =
        Source.concat("whole", bytes(1), new Preferring(77), new Preferring(99)).open()) {
      assertThat(reader.preferredReadBytes()).isEqualTo(77);
    }
  }

  private record Preferring(@Override int preferredReadBytes) implements Source, SourceReader {
    @Override
    public String name() {
      return "preferring";
    }

    @Override
    public SourceReader open() {
      return this;
    }

    @Override
    public long sizeBytes() {
      return Long.MAX_VALUE / 2;
    }

    @Override
    public int read(ByteBuffer destination, long positionBytes) throws IOException {
      throw new IOException("the disk is gone");
    }

    @Override
    public void close() {}
  }

  @Test
  void read_partThatFails_isNamed() throws IOException {
    try (SourceReader reader = Source.concat("whole", bytes(1), new Preferring(1)).open()) {
      assertThatExceptionOfType(SourceException.class)
          .isThrownBy(() -> reader.read(ByteBuffer.allocate(1), 1))
          .withMessage("cannot read preferring: the disk is gone");
    }
  }

  @Test
  void open_sizesAbove63BitsTogether_areRefused() {
    Preferring large = new Preferring(1);
    assertThatExceptionOfType(SourceException.class)
        .isThrownBy(() -> Source.concat("whole", large, large, bytes(1, 2)).open())
        .withMessageContaining("whole")
        .withMessageContaining("63 bits");
  }

  @Test
  void open_missingPart_isNamed() {
    Source missing = Source.file(Path.of("no-such-file.m4s"));
    assertThatExceptionOfType(SourceException.class)
        .isThrownBy(() -> Source.concat("whole", bytes(1), missing).open())
        .withMessageContaining("no-such-file.m4s");
  }

  @Test
  void concat_noSources_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Source.concat("whole"))
        .withMessageContaining("sources");
  }
}
