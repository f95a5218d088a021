package io.github.fragmill.core.internal.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What several processes have made is not lost when the one that commits it fails or is killed. */
class SharedWorkTest {

  private static final String PLAN = "a1b2";
  private static final int MORE_STEPS_THAN_ANY_RUN = 60;

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({"false, false", "false, true", "true, false", "true, true"})
  void commit_failsOrIsKilledAfterAnyStep_filesAreInPlaceOrStillThere(
      boolean overwrite, boolean isKilled) throws IOException {
    boolean failed = true;
    int kept = 0;
    for (int step = 0; failed; step++) {
      assertThat(step).isLessThan(MORE_STEPS_THAN_ANY_RUN);
      FaultyDisk disk = new FaultyDisk(step, isKilled);
      Path out = Files.createDirectory(folder.resolve("step-" + step)).resolve("out");
      if (overwrite) {
        Files.createDirectory(out);
        Files.writeString(out.resolve("a"), "old");
      }
      SharedWork work = SharedWork.begin(out, PLAN, overwrite);
      Files.writeString(work.files().resolve("a"), "new");
      attempt(work, overwrite, isKilled, disk);
      failed = disk.hasFailed();
      StaleRuns.recover(out, Disk.REAL);
      if (!Files.exists(out) || !Files.readString(out.resolve("a")).equals("new")) {
        kept++;
        Optional<SharedWork> found = SharedWork.find(out, PLAN);
        assertThat(found).as("step %d", step).isPresent();
        assertThat(found.orElseThrow().files().resolve("a")).hasContent("new");
        found.orElseThrow().commit(overwrite, /* linked= */ false);
      }
      assertThat(out.resolve("a")).hasContent("new");
      work.discard();
      try (Stream<Path> all = Files.list(out.resolveSibling(""))) {
        assertThat(all).as("step %d", step).containsExactly(out);
      }
    }
    assertThat(kept).isPositive();
  }

  private static void attempt(SharedWork work, boolean overwrite, boolean isKilled, Disk disk) {
    try {
      DirectoryRun run = DirectoryRun.begin(work.directory(), overwrite, /* linked= */ false, disk);
      try {
        work.commit(run);
      } finally {
        if (isKilled) {
          run.abandon();
        } else {
          run.close();
        }
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("was to fail");
    }
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void commit_linkFails_filesAreStillThere(boolean overwrite) throws IOException {
    Path out = folder.resolve("out");
    if (overwrite) {
      Files.createDirectory(out);
    }
    SharedWork work = SharedWork.begin(out, PLAN, overwrite);
    Files.writeString(work.files().resolve("a"), "new");
    boolean failed = true;
    for (int step = 0; failed && !Files.isSymbolicLink(out); step++) {
      FaultyDisk disk = new FaultyDisk(step, /* isForEver= */ false);
      try (DirectoryRun run = DirectoryRun.begin(out, overwrite, /* linked= */ true, disk)) {
        work.commit(run);
      } catch (IOException e) {
        assertThat(e).hasMessageContaining("was to fail");
      }
      failed = disk.hasFailed();
      boolean isDone = Files.isSymbolicLink(out);
      assertThat(isDone ? out.resolve("a") : work.files().resolve("a")).hasContent("new");
    }
    assertThat(out.resolve("a")).hasContent("new");
  }
}
