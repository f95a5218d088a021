package io.github.fragmill.benchmarks.compare.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs sh")
class ResidentProgramTest {

  @Test
  void run_twice_returnsWhatOneProcessAnswersEachTime(@TempDir Path work) throws Exception {
    try (Trial trial =
        start(work, "n=1; while read line; do echo ${n}500000000 250000000; n=2; done")) {
      Measurement first = trial.run();
      assertThat(first.wallSeconds()).isEqualTo(1.5);
      assertThat(first.cpuSeconds()).hasValue(0.25);
      assertThat(trial.run().wallSeconds()).isEqualTo(2.5);
    }
  }

  @Test
  void run_programFails_throwsWithItsLastWords(@TempDir Path work) throws Exception {
    try (Trial trial =
        start(work, "read line; echo 1 1; read line; echo no such luck >&2; exit 4")) {
      trial.run();
      assertThatThrownBy(trial::run)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("exit code 4")
          .hasMessageEndingWith("no such luck\n");
    }
  }

  private Trial start(Path work, String script) throws IOException {
    return ResidentProgram.start(Command.of("sh", "-c", script), work.resolve("log.txt"));
  }
}
