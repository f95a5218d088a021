package io.github.fragmill.integration.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.error.OutputException;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.integration.clips.BundledClip;
import io.github.fragmill.integration.packaging.MemoryClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two runs into one directory. */
@Tag("small-heap")
class SameDirectoryIT {

  private static final int RUNS = 4;

  private final Packager packager =
      Packagers.of(Source.file(BundledClip.file()), Mode.CBCS, Layout.NUMBERED_SEGMENTS);

  private final Path parent;

  SameDirectoryIT(@TempDir Path parent) {
    this.parent = parent;
  }

  @RepeatedTest(10)
  void packageTo_severalAtOnce_oneWins() throws Exception {
    List<Attempt> attempts = atOnce(Output.directory(parent.resolve("out")));

    assertThat(attempts.stream().filter(Attempt::succeeded)).hasSize(1);
    for (Attempt attempt : attempts) {
      if (!attempt.succeeded()) {
        attempt.assertFailed(OutputException.class);
      }
    }
    assertComplete();
  }

  @RepeatedTest(10)
  void packageTo_severalAtOnceOverwriting_oneIsLeftWhole() throws Exception {
    packager.packageTo(Output.directory(parent.resolve("out")));
    List<Attempt> attempts = atOnce(Output.directory(parent.resolve("out")).overwriting());

    assertThat(attempts.stream().filter(Attempt::succeeded)).isNotEmpty();
    for (Attempt attempt : attempts) {
      if (!attempt.succeeded()) {
        attempt.assertFailed(OutputException.class);
      }
    }
    assertComplete();
  }

  @Test
  void packageTo_directoryInUse_isLeftAlone() throws Exception {
    Path file = Files.createDirectory(parent.resolve("out")).resolve("mine.txt");
    Files.writeString(file, "mine");

    Attempt.toPackage(packager, parent).assertFailed(OutputException.class);
    assertThat(file).hasContent("mine");
    assertThat(names(parent.resolve("out"))).containsExactly("mine.txt");
    assertThat(names(parent)).containsExactly("out");
  }

  private List<Attempt> atOnce(Output output) throws Exception {
    CyclicBarrier start = new CyclicBarrier(RUNS);
    List<Callable<Attempt>> calls = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      calls.add(
          () -> {
            start.await();
            return Attempt.toPackage(packager, output, parent);
          });
    }
    ExecutorService executor = Executors.newFixedThreadPool(RUNS);
    try {
      List<Attempt> attempts = new ArrayList<>();
      for (Future<Attempt> attempt : executor.invokeAll(calls)) {
        attempts.add(attempt.get());
      }
      return attempts;
    } finally {
      executor.shutdown();
    }
  }

  private void assertComplete() throws Exception {
    assertThat(names(parent)).containsExactly("out");
    Map<String, byte[]> expected = MemoryClip.of(packager).files();
    for (Map.Entry<String, byte[]> file : expected.entrySet()) {
      assertThat(parent.resolve("out").resolve(file.getKey())).hasBinaryContent(file.getValue());
    }
  }

  private static List<String> names(Path directory) throws Exception {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }
}
