package io.github.fragmill.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.output.OutputTransaction;
import io.github.fragmill.core.output.PositionedSink;
import io.github.fragmill.core.output.Sink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link Output} must do. A test class of an implementation extends this one:
 *
 * <pre>{@code
 * class BucketOutputTest extends OutputContract {
 *
 *   private final Bucket bucket = new Bucket();
 *
 *   @Override
 *   protected Output output() {
 *     return new BucketOutput(bucket);
 *   }
 *
 *   @Override
 *   protected Map<String, byte[]> visible() {
 *     return bucket.objects();
 *   }
 * }
 * }</pre>
 */
public abstract class OutputContract {

  /** For the test class of an implementation. */
  protected OutputContract() {}

  /** Returns the output: the same in all of a test, empty at its start. */
  protected abstract Output output();

  /**
   * Returns what readers of the output see: contents by their names, which have {@code /} between
   * their parts.
   *
   * @throws IOException fails the test
   */
  protected abstract Map<String, byte[]> visible() throws IOException;

  private static void write(OutputTransaction transaction, String name, String content)
      throws IOException {
    try (Sink sink = transaction.create(name)) {
      writeFully(sink, content.getBytes(UTF_8));
      sink.commit();
    }
  }

  private static void writeFully(Sink sink, byte[] content) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(content);
    while (buffer.hasRemaining()) {
      sink.write(buffer);
    }
  }

  @Test
  public void commit_afterAllSinks_makesThemVisible() throws IOException {
    try (OutputTransaction transaction = output().begin()) {
      write(transaction, "manifest.mpd", "one");
      write(transaction, "video/1.m4s", "two");
      write(transaction, "video/deeper/2.m4s", "three");
      transaction.commit();
    }
    assertThat(visible())
        .containsOnlyKeys("manifest.mpd", "video/1.m4s", "video/deeper/2.m4s")
        .containsEntry("video/1.m4s", "two".getBytes(UTF_8));
  }

  @Test
  public void create_beforeCommit_isNotVisible() throws IOException {
    try (OutputTransaction transaction = output().begin()) {
      write(transaction, "manifest.mpd", "one");
      assertThat(visible()).isEmpty();
    }
  }

  @Test
  public void close_withoutCommit_leavesNothing() throws IOException {
    try (OutputTransaction transaction = output().begin()) {
      write(transaction, "a/b/c", "one");
    }
    assertThat(visible()).isEmpty();
  }

  @Test
  public void close_withASinkStillOpen_leavesNothing() throws IOException {
    OutputTransaction transaction = output().begin();
    Sink sink = transaction.create("half");
    writeFully(sink, new byte[100]);
    transaction.close();
    sink.close();
    assertThat(visible()).isEmpty();
  }

  @Test
  public void begin_afterAFailedRun_startsAnew() throws IOException {
    try (OutputTransaction failed = output().begin()) {
      write(failed, "old", "old");
    }
    try (OutputTransaction transaction = output().begin()) {
      write(transaction, "new", "new");
      transaction.commit();
    }
    assertThat(visible()).containsOnlyKeys("new");
  }

  @Test
  public void sink_closedWithoutCommit_isDiscarded() throws IOException {
    try (OutputTransaction transaction = output().begin()) {
      try (Sink sink = transaction.create("half")) {
        writeFully(sink, new byte[10]);
      }
      write(transaction, "whole", "whole");
      transaction.commit();
    }
    assertThat(visible()).containsOnlyKeys("whole");
  }

  @Test
  public void sink_withoutBytes_isAnEmptyFile() throws IOException {
    try (OutputTransaction transaction = output().begin()) {
      write(transaction, "empty", "");
      transaction.commit();
    }
    assertThat(visible()).containsEntry("empty", new byte[0]);
  }

  @Test
  public void sink_writesInPieces_keepsTheirOrder() throws IOException {
    try (OutputTransaction transaction = output().begin()) {
      try (Sink sink = transaction.create("file")) {
        writeFully(sink, "ab".getBytes(UTF_8));
        sink.write(ByteBuffer.allocateDirect(2).put((byte) 'c').put((byte) 'd').flip());
        sink.commit();
      }
      transaction.commit();
    }
    assertThat(visible()).containsEntry("file", "abcd".getBytes(UTF_8));
  }

  @Test
  public void sink_writtenAfterClose_isRefused() throws IOException {
    try (OutputTransaction transaction = output().begin()) {
      Sink sink = transaction.create("file");
      assertThat(sink.isOpen()).isTrue();
      sink.close();
      assertThat(sink.isOpen()).isFalse();
      assertThatExceptionOfType(ClosedChannelException.class)
          .isThrownBy(() -> sink.write(ByteBuffer.allocate(1)));
    }
  }

  @Test
  public void sink_positionedWrites_fillAnyOrder() throws IOException {
    try (OutputTransaction transaction = output().begin()) {
      try (Sink sink = transaction.create("file")) {
        if (sink instanceof PositionedSink positioned) {
          positioned.write(ByteBuffer.wrap("def".getBytes(UTF_8)), 3);
          positioned.write(ByteBuffer.wrap("abc".getBytes(UTF_8)), 0);
        } else {
          writeFully(sink, "abcdef".getBytes(UTF_8));
        }
        sink.commit();
      }
      transaction.commit();
    }
    assertThat(visible()).containsEntry("file", "abcdef".getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/", "/a", "a/", "a//b", ".", "..", "../a", "a/../b", "a/./b", "a/.."})
  public void create_nameThatIsNotPlain_isRefused(String name) throws IOException {
    try (OutputTransaction transaction = output().begin()) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> transaction.create(name).close());
    }
    assertThat(visible()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "..a",
        ".hidden",
        "a b",
        "audio-sv_2.m4s",
        "console.mp4",
        "com10",
        "a-nul.mp4",
        "f\u00e5gel \u65e5\u672c\uff0f\u2215.mpd"
      })
  public void create_plainName_isTaken(String name) throws IOException {
    try (OutputTransaction transaction = output().begin()) {
      write(transaction, name, "x");
      transaction.commit();
    }
    assertThat(visible()).containsOnlyKeys(name);
  }

  @Test
  public void create_sameNameTwice_isRefused() throws IOException {
    try (OutputTransaction transaction = output().begin()) {
      write(transaction, "file", "first");
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> transaction.create("file").close())
          .withMessageContaining("file");
      transaction.commit();
    }
    assertThat(visible()).containsEntry("file", "first".getBytes(UTF_8));
  }

  @Test
  public void create_severalThreadsAtOnce_keepsAll() throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(4);
    try (OutputTransaction transaction = output().begin()) {
      List<Future<?>> workers = new ArrayList<>();
      for (int worker = 0; worker < 4; worker++) {
        String folder = "rendition-" + worker % 2;
        int number = worker;
        workers.add(
            executor.submit(
                () -> {
                  for (int file = 0; file < 25; file++) {
                    write(transaction, folder + "/" + number + "-" + file, "x");
                  }
                  return null;
                }));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
      transaction.commit();
    } finally {
      executor.shutdownNow();
    }
    assertThat(visible()).hasSize(100);
  }
}
