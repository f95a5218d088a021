package io.github.fragmill.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OpenPartsTest {

  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger opened = new AtomicInteger();
  private final OpenParts parts = new OpenParts(parts(OpenParts.MAX_OPEN * 2));

  private List<Part> parts(int count) {
    List<Part> sources = new ArrayList<>();
    for (int part = 0; part < count; part++) {
      sources.add(new Part("counted", new Counted(open, opened)::open));
    }
    return sources;
  }

  private record Counted(AtomicInteger nowOpen, AtomicInteger opened) implements Source {
    @Override
    public String name() {
      return "counted";
    }

    @Override
    public SourceReader open() {
      nowOpen.incrementAndGet();
      opened.incrementAndGet();
      return new SourceReader() {
        @Override
        public long sizeBytes() {
          return 1;
        }

        @Override
        public int read(ByteBuffer destination, long positionBytes) {
          return -1;
        }

        @Override
        public void close() {
          nowOpen.decrementAndGet();
        }
      };
    }
  }

  private void use(int part) throws IOException {
    parts.acquire(part);
    parts.release(part);
  }

  @Test
  void acquire_samePartAgain_opensItOnce() throws IOException {
    use(3);
    use(3);
    assertThat(opened).hasValue(1);
  }

  @Test
  void acquire_manyParts_closesThoseNotUsedForLong() throws IOException {
    for (int part = 0; part < OpenParts.MAX_OPEN; part++) {
      use(part);
    }
    use(0);
    use(OpenParts.MAX_OPEN);
    assertThat(open).hasValue(OpenParts.MAX_OPEN);
    int before = opened.get();
    use(0);
    assertThat(opened).as("part 0 was used a moment ago").hasValue(before);
    use(1);
    assertThat(opened).as("part 1 was not").hasValue(before + 1);
  }

  @Test
  void acquire_allInUse_closesNone() throws IOException {
    for (int part = 0; part <= OpenParts.MAX_OPEN; part++) {
      parts.acquire(part);
    }
    assertThat(open).hasValue(OpenParts.MAX_OPEN + 1);
    parts.release(5);
    use(OpenParts.MAX_OPEN + 1);
    assertThat(open).hasValue(OpenParts.MAX_OPEN + 1);
  }

  @Test
  void close_parts_closesAll() throws IOException {
    use(0);
    use(1);
    parts.close();
    assertThat(open).hasValue(0);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> parts.acquire(0))
        .withMessageContaining("closed");
  }
}
