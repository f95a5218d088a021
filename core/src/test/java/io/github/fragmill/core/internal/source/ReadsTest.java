package io.github.fragmill.core.internal.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.fragmill.core.source.SourceReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class ReadsTest {

  private static final int SIZE_BYTES = 10;

  /** Gives so many bytes a call. */
  private record Giving(int bytesEach) implements SourceReader {

    @Override
    public long sizeBytes() {
      return SIZE_BYTES;
    }

    @Override
    public int read(ByteBuffer destination, long positionBytes) {
      if (positionBytes >= SIZE_BYTES) {
        return -1;
      }
      int count = (int) Math.min(bytesEach, SIZE_BYTES - positionBytes);
      for (int index = 0; index < count; index++) {
        destination.put((byte) (positionBytes + index));
      }
      return count;
    }

    @Override
    public void close() {}
  }

  @Test
  void fill_fewBytesEach_fillsTheBuffer() throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(4);
    assertThat(Reads.fill(new Giving(1), buffer, 3)).isEqualTo(7);
    assertThat(buffer.array()).containsExactly(3, 4, 5, 6);
  }

  @Test
  void fill_behindTheEnd_leavesRoom() throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(4);
    assertThat(Reads.fill(new Giving(3), buffer, 7)).isEqualTo(10);
    assertThat(buffer.remaining()).isEqualTo(1);
  }

  @Test
  void fill_readerGivesNothing_failsInsteadOfTryingForEver() {
    assertThatIOException()
        .isThrownBy(() -> Reads.fill(new Giving(0), ByteBuffer.allocate(4), 3))
        .withMessage("expected a byte or more at 3, found none");
  }
}
