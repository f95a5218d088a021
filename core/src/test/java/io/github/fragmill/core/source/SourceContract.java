package io.github.fragmill.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link Source} must do. */
abstract class SourceContract {

  private static final byte[] CONTENT = new byte[100_000];

  static {
    new Random(7).nextBytes(CONTENT);
  }

  /** Returns a source with a content. */
  abstract Source source(byte[] content) throws IOException;

  @Test
  void name_anySource_isNotEmpty() throws IOException {
    assertThat(source(CONTENT).name()).isNotEmpty();
  }

  @Test
  void sizeBytes_opened_isTheContents() throws IOException {
    try (SourceReader reader = source(CONTENT).open()) {
      assertThat(reader.sizeBytes()).isEqualTo(CONTENT.length);
    }
  }

  @Test
  void read_withinTheContent_givesItsBytes() throws IOException {
    try (SourceReader reader = source(CONTENT).open()) {
      assertThat(readFully(reader, 500, 2000)).isEqualTo(slice(500, 2000));
    }
  }

  @Test
  void read_samePlaceTwice_givesTheSame() throws IOException {
    try (SourceReader reader = source(CONTENT).open()) {
      assertThat(readFully(reader, 90_000, 10)).isEqualTo(readFully(reader, 90_000, 10));
    }
  }

  @Test
  void read_roomInTheMiddleOfABuffer_touchesNothingElse() throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(10).position(3).limit(7);
    try (SourceReader reader = source(CONTENT).open()) {
      int count = reader.read(buffer, 40);
      assertThat(count).isBetween(1, 4);
      assertThat(buffer.position()).isEqualTo(3 + count);
    }
    assertThat(buffer.array()).startsWith(0, 0, 0).endsWith(0, 0, 0);
    assertThat(buffer.get(3)).isEqualTo(CONTENT[40]);
  }

  @Test
  void read_atTheEnd_givesWhatThereIs() throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(100);
    try (SourceReader reader = source(CONTENT).open()) {
      assertThat(reader.read(buffer, CONTENT.length - 1)).isEqualTo(1);
      assertThat(buffer.get(0)).isEqualTo(CONTENT[CONTENT.length - 1]);
    }
  }

  @Test
  void read_atOrAfterTheEnd_isMinusOne() throws IOException {
    try (SourceReader reader = source(CONTENT).open()) {
      assertThat(reader.read(ByteBuffer.allocate(1), CONTENT.length)).isEqualTo(-1);
      assertThat(reader.read(ByteBuffer.allocate(1), 1L << 40)).isEqualTo(-1);
    }
  }

  @Test
  void read_emptySource_isMinusOne() throws IOException {
    try (SourceReader reader = source(new byte[0]).open()) {
      assertThat(reader.sizeBytes()).isZero();
      assertThat(reader.read(ByteBuffer.allocate(1), 0)).isEqualTo(-1);
    }
  }

  @Test
  void open_twiceAtOnce_readersAreIndependent() throws IOException {
    Source source = source(CONTENT);
    try (SourceReader kept = source.open()) {
      try (SourceReader closed = source.open()) {
        assertThat(readFully(closed, 0, 10)).isEqualTo(slice(0, 10));
      }
      assertThat(readFully(kept, 10, 10)).isEqualTo(slice(10, 10));
    }
  }

  @Test
  void open_afterClose_worksAgain() throws IOException {
    Source source = source(CONTENT);
    for (int run = 0; run < 3; run++) {
      try (SourceReader reader = source.open()) {
        assertThat(readFully(reader, run, 5)).isEqualTo(slice(run, 5));
      }
    }
  }

  @Test
  void read_severalThreadsAtOnce_eachGetsItsPlace() throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(4);
    try (SourceReader reader = source(CONTENT).open()) {
      List<Future<?>> workers = new ArrayList<>();
      for (int worker = 0; worker < 4; worker++) {
        Random random = new Random(worker);
        workers.add(
            executor.submit(
                () -> {
                  for (int read = 0; read < 500; read++) {
                    int position = random.nextInt(CONTENT.length - 64);
                    assertThat(readFully(reader, position, 64)).isEqualTo(slice(position, 64));
                  }
                  return null;
                }));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
    } finally {
      executor.shutdownNow();
    }
  }

  private static byte[] readFully(SourceReader reader, long position, int count)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count);
    while (buffer.hasRemaining()) {
      assertThat(reader.read(buffer, position + buffer.position())).isPositive();
    }
    return buffer.array();
  }

  private static byte[] slice(int position, int count) {
    byte[] slice = new byte[count];
    System.arraycopy(CONTENT, position, slice, 0, count);
    return slice;
  }
}
