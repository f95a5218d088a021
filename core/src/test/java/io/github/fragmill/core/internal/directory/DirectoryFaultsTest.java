package io.github.fragmill.core.internal.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every file system operation of a run fails, or is the last before the process is killed. */
class DirectoryFaultsTest {

  private static final int MORE_STEPS_THAN_ANY_RUN = 60;

  /** What there is before the run, and what the run makes. */
  enum Way {
    FRESH(false, false, false),
    FRESH_LINKED(false, false, true),
    DIRECTORY_BY_DIRECTORY(true, false, false),
    LINK_BY_LINK(true, true, true),
    DIRECTORY_BY_LINK(true, false, true);

    private final boolean overwrite;
    private final boolean linkedBefore;
    private final boolean linked;

    Way(boolean overwrite, boolean linkedBefore, boolean linked) {
      this.overwrite = overwrite;
      this.linkedBefore = linkedBefore;
      this.linked = linked;
    }

    /** Returns whether there is a step after which nothing has the name. */
    boolean hasMomentOfNeither() {
      return this == DIRECTORY_BY_DIRECTORY || this == DIRECTORY_BY_LINK;
    }
  }

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @EnumSource(Way.class)
  void run_anyStepFails_oldOrNewIsThereAndNothingBeside(Way way) throws Exception {
    boolean failed = true;
    for (int step = 0; failed; step++) {
      assertThat(step).isLessThan(MORE_STEPS_THAN_ANY_RUN);
      Path out = prepared(way, "step-" + step);
      FaultyDisk disk = new FaultyDisk(step, /* isForEver= */ false);
      boolean complete = isComplete(way, out, disk, /* isKilled= */ false);
      failed = disk.hasFailed();
      assertThat(content(out)).as("step %d", step).isEqualTo(complete ? "new" : before(way));
      recover(way, out);
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void run_killedAfterAnyStep_nameHoldsSomethingWholeAndTheNextRunRecoversIt(Way way)
      throws Exception {
    boolean killed = true;
    int neither = 0;
    for (int step = 0; killed; step++) {
      assertThat(step).isLessThan(MORE_STEPS_THAN_ANY_RUN);
      Path out = prepared(way, "step-" + step);
      FaultyDisk disk = new FaultyDisk(step, /* isForEver= */ true);
      isComplete(way, out, disk, /* isKilled= */ true);
      killed = disk.hasFailed();
      String content = content(out);
      if (way.overwrite && content.equals("nothing")) {
        neither++;
      } else {
        assertThat(content).as("step %d", step).isIn(before(way), "new");
      }
      recover(way, out);
    }
    assertThat(neither).isEqualTo(way.hasMomentOfNeither() ? 1 : 0);
  }

  private Path prepared(Way way, String name) throws IOException {
    Path out = folder.resolve(name).resolve("out");
    if (way.overwrite) {
      write(begin(out, /* overwrite= */ false, way.linkedBefore), "old", /* isKilled= */ false);
    }
    return out;
  }

  private static DirectoryRun begin(Path out, boolean overwrite, boolean linked)
      throws IOException {
    return DirectoryRun.begin(out, overwrite, linked, Disk.REAL);
  }

  private static boolean isComplete(Way way, Path out, FaultyDisk disk, boolean isKilled) {
    try {
      write(DirectoryRun.begin(out, way.overwrite, way.linked, disk), "new", isKilled);
      return true;
    } catch (IOException e) {
      // What fails after the commit is cleaned up by the next run.
      return content(out).equals("new");
    }
  }

  private static void write(DirectoryRun run, String content, boolean isKilled) throws IOException {
    try {
      Files.writeString(run.files().resolve("a"), content);
      Files.createDirectory(run.files().resolve("b"));
      Files.writeString(run.files().resolve("b/c"), content);
      run.commit();
    } finally {
      if (isKilled) {
        run.abandon();
      } else {
        run.close();
      }
    }
  }

  /** The next run: what was there before or is there now is whole, and nothing else stays. */
  private static void recover(Way way, Path out) throws IOException {
    StaleRuns.recover(out, Disk.REAL);
    assertThat(content(out)).isIn(before(way), "new");
    write(begin(out, /* overwrite= */ true, way.linked), "next", /* isKilled= */ false);
    assertThat(content(out)).isEqualTo("next");
    StaleRuns.recover(out, Disk.REAL);
    assertThat(beside(out)).isEqualTo(way.linked ? Set.of("out", "version") : Set.of("out"));
  }

  @Test
  void begin_noLinksCanBeMade_isRefusedAndLeavesNothing() throws IOException {
    Path out = folder.resolve("out");
    FaultyDisk disk = new FaultyDisk(/* steps= */ 0, /* isForEver= */ false);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () -> DirectoryRun.begin(out, /* overwrite= */ false, /* linked= */ true, disk));
    assertThat(beside(out)).isEmpty();
  }

  private static String before(Way way) {
    return way.overwrite ? "old" : "nothing";
  }

  private static String content(Path out) {
    if (!Disk.isThere(out)) {
      return "nothing";
    }
    try {
      return Files.readString(out.resolve("a")).equals(Files.readString(out.resolve("b/c")))
          ? Files.readString(out.resolve("a"))
          : "mixture";
    } catch (IOException e) {
      return "part";
    }
  }

  private static Set<String> beside(Path out) throws IOException {
    try (Stream<Path> paths = Files.list(out.resolveSibling(""))) {
      return paths
          .map(path -> path.getFileName().toString())
          .map(name -> name.substring(name.lastIndexOf('.') + 1))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
