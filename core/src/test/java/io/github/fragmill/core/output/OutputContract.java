package io.github.fragmill.core.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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

/** What every {@link Output} must do. */
abstract class OutputContract {

  /** Returns the output, the same each time. */
  abstract Output output();

  /** Returns what can be seen of it: names with {@code /} and contents. */
  abstract Map<String, byte[]> visible() throws IOException;

  static void write(OutputTransaction transaction, String name, String content) throws IOException {
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
  void commit_afterAllSinks_makesThemVisible() throws IOException {
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
  void create_beforeCommit_isNotVisible() throws IOException {
    try (OutputTransaction transaction = output().begin()) {
      write(transaction, "manifest.mpd", "one");
      assertThat(visible()).isEmpty();
    }
  }

  @Test
  void close_withoutCommit_leavesNothing() throws IOException {
    try (OutputTransaction transaction = output().begin()) {
      write(transaction, "a/b/c", "one");
    }
    assertThat(visible()).isEmpty();
  }

  @Test
  void close_withASinkStillOpen_leavesNothing() throws IOException {
    OutputTransaction transaction = output().begin();
    Sink sink = transaction.create("half");
    writeFully(sink, new byte[100]);
    transaction.close();
    sink.close();
    assertThat(visible()).isEmpty();
  }

  @Test
  void begin_afterAFailedRun_startsAnew() throws IOException {
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
  void sink_closedWithoutCommit_isDiscarded() throws IOException {
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
  void sink_withoutBytes_isAnEmptyFile() throws IOException {
    try (OutputTransaction transaction = output().begin()) {
      write(transaction, "empty", "");
      transaction.commit();
    }
    assertThat(visible()).containsEntry("empty", new byte[0]);
  }

  @Test
  void sink_writesInPieces_keepsTheirOrder() throws IOException {
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
  void sink_writtenAfterClose_isRefused() throws IOException {
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
  void sink_positionedWrites_fillAnyOrder() throws IOException {
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
      strings = {
        "",
        "/",
        "/a",
        "a/",
        "a//b",
        ".",
        "..",
        "../a",
        "a/../b",
        "a/./b",
        "a/..",
        "a\\b",
        "..\\a",
        "C:",
        "C:/a",
        "a\nb",
        "a\0b",
        "\t",
        "...",
        "a/... ",
        "a.",
        "a ",
        "a./b",
        "a\u0085",
        "a\u2028b",
        "a\u2029",
        "CON",
        "nul.mp4",
        "a/Aux.tar.mp4",
        "com1",
        "LPT9.m4s",
        "COM\u00b2.mp4",
        "con .mp4",
        "CONOUT$"
      })
  void create_nameThatLeavesTheFolder_isRefused(String name) throws IOException {
    try (OutputTransaction transaction = output().begin()) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> transaction.create(name).close())
          .withMessageContaining("not a plain relative name");
    }
    assertThat(visible()).isEmpty();
  }

  @Test
  void create_halfOfACharacter_isRefused() throws IOException {
    try (OutputTransaction transaction = output().begin()) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> transaction.create("a\ud800").close());
    }
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
  void create_plainName_isTaken(String name) throws IOException {
    try (OutputTransaction transaction = output().begin()) {
      write(transaction, name, "x");
      transaction.commit();
    }
    assertThat(visible()).containsOnlyKeys(name);
  }

  @Test
  void create_sameNameTwice_isRefused() throws IOException {
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
  void create_severalThreadsAtOnce_keepsAll() throws Exception {
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
