package io.github.fragmill.platform.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.output.OutputTransaction;
import io.github.fragmill.core.output.Sink;
import io.github.fragmill.platform.catalog.Encodings;
import io.github.fragmill.platform.catalog.Samples;
import io.github.fragmill.platform.catalog.Upload;
import io.github.fragmill.platform.config.Configuration.CleanUpSettings;
import io.github.fragmill.platform.encoding.Scratch;
import io.github.fragmill.platform.storage.Storage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CleanUpTest {

  private static final CleanUpSettings SETTINGS =
      new CleanUpSettings(Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(30));

  private Bench bench;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    bench = new Bench(folder);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void run_whatNobodyKnows_isDeletedWhenItIsOld() throws Exception {
    Upload known = bench.upload();
    long packagingId = bench.packagings.add(known.id(), Samples.options()).id();
    String item = bench.attempts.claim(packagingId, "here").orElseThrow().item();
    store(bench.output, item);
    store(bench.output, "titles/unknown");
    store(bench.input, "uploads/unknown");
    Path scratch = Files.createDirectories(bench.folder.resolve("scratch/encoding-1"));
    Files.writeString(scratch.resolve("film"), "film");
    Files.setLastModifiedTime(scratch, FileTime.from(Instant.now()));

    cleanUp(Duration.ofHours(23)).run();
    assertThat(bench.files("input")).hasSize(2);
    assertThat(bench.files("output")).hasSize(2);
    assertThat(bench.files("scratch")).hasSize(1);

    cleanUp(Duration.ofHours(25)).run();
    assertThat(bench.files("input")).containsExactly(known.item() + "/0.mp4");
    assertThat(bench.files("output")).containsExactly(item + "/file");
    assertThat(bench.files("scratch")).isEmpty();
  }

  @Test
  void run_oldTasks_areForgotten() {
    String taskId = bench.encodings.add("film.mp4", Optional.empty(), Samples.options());
    bench.encodings.finish(taskId, Optional.empty());

    new CleanUp(
            bench.uploads,
            bench.packagings,
            new Encodings(bench.database.jdbi(), Clock.offset(bench.clock, Duration.ofDays(31))),
            bench.input,
            bench.output,
            new Scratch(bench.folder.resolve("scratch")),
            SETTINGS,
            bench.clock)
        .run();

    assertThat(bench.encodings.find(taskId)).isEmpty();
  }

  private CleanUp cleanUp(Duration later) {
    return new CleanUp(
        bench.uploads,
        bench.packagings,
        bench.encodings,
        bench.input,
        bench.output,
        new Scratch(bench.folder.resolve("scratch")),
        SETTINGS,
        Clock.offset(bench.clock, later));
  }

  private static void store(Storage storage, String item) throws IOException {
    try (OutputTransaction transaction = storage.output(item).begin()) {
      try (Sink sink = transaction.create("file")) {
        sink.write(ByteBuffer.wrap(new byte[] {1}));
        sink.commit();
      }
      transaction.commit();
    }
  }
}
