package io.github.fragmill.core.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every step that a run does to directories fails, or is the last that is done. */
class DirectoryFaultsTest {

  private static final int MORE_THAN_ANY_RUN_DOES = 60;

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

    /** Tells whether there is a step behind which nothing has the name. */
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
      assertThat(step).isLessThan(MORE_THAN_ANY_RUN_DOES);
      Path out = prepared(way, "step-" + step);
      FaultyDisk disk = new FaultyDisk(step, /* isForEver= */ false);
      boolean complete = isComplete(way, out, disk, /* isKilled= */ false);
      failed = disk.hasFailed();
      assertThat(content(out)).as("step %d", step).isEqualTo(complete ? "new" : before(way));
      mend(way, out);
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void run_killedAfterAnyStep_nameHoldsSomethingWholeAndTheNextRunMends(Way way) throws Exception {
    boolean killed = true;
    int neither = 0;
    for (int step = 0; killed; step++) {
      assertThat(step).isLessThan(MORE_THAN_ANY_RUN_DOES);
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
      mend(way, out);
    }
    assertThat(neither).isEqualTo(way.hasMomentOfNeither() ? 1 : 0);
  }

  private Path prepared(Way way, String name) throws IOException {
    Path out = folder.resolve(name).resolve("out");
    if (way.overwrite) {
      write(output(out, way.linkedBefore), "old", /* isKilled= */ false);
    }
    return out;
  }

  private static boolean isComplete(Way way, Path out, FaultyDisk disk, boolean isKilled) {
    DirectoryOutput output = output(out, way.linked).on(disk);
    try {
      write(way.overwrite ? output.overwriting() : output, "new", isKilled);
      return true;
    } catch (IOException e) {
      // What fails behind the commit is cleaned up by the next run.
      return content(out).equals("new");
    }
  }

  private static DirectoryOutput output(Path out, boolean linked) {
    return linked ? Output.directory(out).linked() : Output.directory(out);
  }

  private static void write(Output output, String content, boolean isKilled) throws IOException {
    OutputTransaction transaction = output.begin();
    try {
      for (String name : new String[] {"a", "b/c"}) {
        try (Sink sink = transaction.create(name)) {
          sink.write(ByteBuffer.wrap(content.getBytes(UTF_8)));
          sink.commit();
        }
      }
      transaction.commit();
    } finally {
      if (isKilled) {
        ((DirectoryTransaction) transaction).abandon();
      } else {
        transaction.close();
      }
    }
  }

  /** The next run: what was there before or is there now is whole, and nothing else stays. */
  private void mend(Way way, Path out) throws IOException {
    StaleRuns.recover(out, Disk.REAL);
    assertThat(content(out)).isIn(before(way), "new");
    write(output(out, way.linked).overwriting(), "next", /* isKilled= */ false);
    assertThat(content(out)).isEqualTo("next");
    StaleRuns.recover(out, Disk.REAL);
    assertThat(beside(out)).isEqualTo(way.linked ? Set.of("out", "version") : Set.of("out"));
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
