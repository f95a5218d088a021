package io.github.fragmill.integration.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.output.OutputTransaction;
import io.github.fragmill.integration.hostile.RunToKill.Way;
import io.github.fragmill.integration.packaging.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Processes that package are killed: 51 times, half of them while they write and half of them about
 * when they commit.
 */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class KilledRunIT {

  private static final List<Way> WAYS = List.of(Way.FRESH, Way.OVERWRITING, Way.LINKED);
  private static final int KILLS_EACH = 17;

  /** A run takes longer than this only on a busy machine. */
  private static final int ABOUT_A_RUN_MILLIS = 120;

  private Optional<Presentations> presentations = Optional.empty();

  @BeforeAll
  void packageInMemory() throws IOException {
    presentations = Optional.of(new Presentations());
  }

  static Stream<Arguments> kills() {
    return WAYS.stream()
        .flatMap(way -> IntStream.range(0, KILLS_EACH).mapToObj(kill -> Arguments.of(way, kill)));
  }

  private Optional<Mode> whole(Path directory) throws IOException {
    return presentations.orElseThrow().whole(directory);
  }

  @ParameterizedTest
  @MethodSource("kills")
  void packageTo_killed_nameHoldsSomethingWholeAndTheNextRunRecovers(
      Way way, int kill, @TempDir Path parent) throws Exception {
    Path out = parent.resolve("out");
    if (way != Way.FRESH) {
      Presentations.packager(Presentations.OLD).packageTo(way.output(out));
    }

    kill(way, out, new Random(kill * WAYS.size() + WAYS.indexOf(way)), kill % 2 == 0);

    Optional<Mode> left = whole(out);
    if (way == Way.LINKED) {
      assertThat(left).as("no moment of neither").isPresent();
    }
    Output next = Output.directory(out).overwriting();
    try (OutputTransaction transaction = next.begin()) {
      // What had been set aside is back before anything is written.
      assertThat(whole(out).isPresent()).isEqualTo(left.isPresent() || way != Way.FRESH);
      assertThat(transaction).isNotNull();
    }
    Presentations.packager(Presentations.OLD).packageTo(next);
    assertThat(whole(out)).contains(Presentations.OLD);
    assertThat(beside(out))
        .hasSize(way == Way.LINKED ? 2 : 0)
        .allMatch(it -> it.endsWith(".version"));
  }

  private static void kill(Way way, Path out, Random random, boolean aboutTheCommit)
      throws Exception {
    try (ChildProcess child = new ChildProcess(way, out)) {
      child.await(RunToKill.READY, 1);
      if (aboutTheCommit) {
        child.await(RunToKill.COMMITTING, way == Way.FRESH ? 1 : 1 + random.nextInt(4));
        TimeUnit.MICROSECONDS.sleep(random.nextInt(1500));
      } else {
        TimeUnit.MICROSECONDS.sleep(random.nextInt(1000 * ABOUT_A_RUN_MILLIS));
      }
    }
  }

  @Test
  void packageTo_otherProcessIsAlive_itsFilesAreLeftAlone(@TempDir Path parent) throws Exception {
    Path out = parent.resolve("out");
    try (ChildProcess child = new ChildProcess(Way.WAITING, out)) {
      child.await(RunToKill.COMMITTING, 1);
      List<String> alive = beside(out);
      assertThat(alive).hasSize(2);

      Presentations.packager(Presentations.OLD).packageTo(Output.directory(out));
      assertThat(whole(out)).contains(Presentations.OLD);
      assertThat(beside(out)).isEqualTo(alive);

      child.signal();
      child.await(RunToKill.DONE, 1);
    }
    assertThat(whole(out)).contains(Presentations.NEW.get(0));
    assertThat(beside(out)).isEmpty();
  }

  /** POSIX locks are lost when a process opens and closes a file that it holds locked. */
  @Test
  void begin_otherRunsOfThisProcessAndAnother_itsFilesAreLeftAlone(@TempDir Path parent)
      throws Exception {
    Path out = parent.resolve("out");
    try (OutputTransaction alive = Output.directory(out).overwriting().begin()) {
      Output.directory(out).begin().close();
      try (ChildProcess child = new ChildProcess(Way.FRESH, out)) {
        child.await(RunToKill.DONE, 1);
      }
      assertThat(whole(out)).contains(Presentations.NEW.get(0));
      assertThat(beside(out)).hasSize(2);
      alive.commit();
    }
    assertThat(out).isEmptyDirectory();
    assertThat(beside(out)).isEmpty();
  }

  private static List<String> beside(Path out) throws IOException {
    try (Stream<Path> files = Files.list(out.resolveSibling("."))) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> !name.equals("out"))
          .sorted()
          .toList();
    }
  }
}
