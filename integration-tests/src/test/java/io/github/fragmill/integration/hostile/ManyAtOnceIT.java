package io.github.fragmill.integration.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.PlannedFile;
import io.github.fragmill.core.RenditionPlan;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.integration.clips.BundledClip;
import io.github.fragmill.integration.packaging.MemoryClip;
import io.github.fragmill.integration.packaging.Mode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A server that packages many presentations and answers many requests at once. */
@Tag("small-heap")
@Isolated("looks at the process's threads and open files")
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class ManyAtOnceIT {

  private static final int PACKAGINGS = 200;
  private static final int REQUESTS = 2000;
  private static final int AT_ONCE = 64;
  private static final long SEED = 20;
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");

  private final Path parent;
  private final Presentations presentations;

  ManyAtOnceIT(@TempDir Path parent) throws IOException {
    this.parent = parent;
    this.presentations = new Presentations();
  }

  @Test
  void packagingsAndRequests_manyAtOnce_bytesAreRightAndNothingStaysOpen() throws Exception {
    List<Callable<Void>> works = new ArrayList<>();
    for (int number = 0; number < PACKAGINGS; number++) {
      Path out = parent.resolve("out-" + number);
      Mode mode = Presentations.NEW.get(number % Presentations.NEW.size());
      works.add(() -> packageOne(mode, out));
    }
    works.addAll(requests());
    Collections.shuffle(works, new Random(SEED));

    ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE);
    try {
      for (Future<Void> work : executor.invokeAll(works)) {
        work.get();
      }
    } finally {
      executor.shutdown();
    }

    assertThat(names()).as("left").hasSize(PACKAGINGS).allMatch(name -> name.startsWith("out-"));
    assertThat(openFiles()).as("open files").isEmpty();
    try (FileChannel channel = FileChannel.open(BundledClip.file())) {
      // One that stays open would have been seen.
      assertThat(channel.isOpen()).isTrue();
      assertThat(openFiles()).hasSize(Files.isDirectory(OPEN_FILES) ? 1 : 0);
    }
    assertNoThreadStays();
  }

  private Void packageOne(Mode mode, Path out) throws IOException {
    Presentations.packager(mode).packageTo(Output.directory(out));
    assertThat(presentations.whole(out)).contains(mode);
    return null;
  }

  private static List<Callable<Void>> requests() throws IOException {
    Mode mode = Presentations.NEW.get(0);
    PackagingPlan plan = Presentations.packager(mode).plan();
    MemoryClip expected = MemoryClip.of(Presentations.packager(mode));
    List<Callable<Void>> segments = new ArrayList<>();
    for (RenditionPlan rendition : plan.renditions()) {
      for (int index = 0; index < rendition.segmentCount(); index++) {
        PlannedFile segment = plan.segment(rendition.id(), index);
        byte[] bytes = expected.file(rendition.id() + "/" + (index + 1) + ".m4s");
        segments.add(() -> request(segment, bytes));
      }
    }
    List<Callable<Void>> requests = new ArrayList<>();
    for (int number = 0; number < REQUESTS; number++) {
      requests.add(segments.get(number % segments.size()));
    }
    return requests;
  }

  private static Void request(PlannedFile segment, byte[] expected) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PackagingEngine.create().write(segment, Channels.newChannel(bytes));
    assertThat(bytes.toByteArray()).isEqualTo(expected);
    return null;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(parent)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }

  /** Returns what this process has open of the clip and the outputs, where the system lists it. */
  private List<String> openFiles() throws IOException {
    List<String> open = new ArrayList<>();
    if (Files.isDirectory(OPEN_FILES)) {
      String outputs = parent.toRealPath().toString();
      String clip = BundledClip.file().toRealPath().toString();
      try (Stream<Path> numbers = Files.list(OPEN_FILES)) {
        for (Path number : numbers.toList()) {
          // The one by which the list was read is gone by now.
          String file =
              Files.isSymbolicLink(number) ? Files.readSymbolicLink(number).toString() : "";
          if (file.startsWith(outputs) || file.equals(clip)) {
            open.add(file);
          }
        }
      }
    }
    return open;
  }

  /** Threads that have done their work end in their own time. */
  private static void assertNoThreadStays() throws InterruptedException {
    List<Thread> threads =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("fragmill"))
            .toList();
    for (Thread thread : threads) {
      thread.join(TimeUnit.SECONDS.toMillis(30));
      assertThat(thread.isAlive()).as("%s is alive", thread).isFalse();
    }
  }
}
