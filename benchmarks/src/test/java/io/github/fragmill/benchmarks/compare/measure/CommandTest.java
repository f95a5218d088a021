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
class CommandTest {

  @Test
  void with_variables_reachTheProgramAndWhatItStarts() throws Exception {
    Command command =
        Command.of("sh", "-c", "echo $FIRST $SECOND").with("FIRST", "a").with("SECOND", "b c");

    assertThat(command.firstLine()).isEqualTo("a b c");
    assertThat(command.startedBy("sh", "-c", "exec \"$@\"", "sh").firstLine()).isEqualTo("a b c");
  }

  @Test
  void run_programFails_throwsWithItsLastWords(@TempDir Path work) {
    Command command = Command.of("sh", "-c", "echo no such luck; exit 3");

    assertThatThrownBy(() -> command.run(work.resolve("log.txt")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("exit code 3")
        .hasMessageEndingWith("no such luck\n");
  }
}
