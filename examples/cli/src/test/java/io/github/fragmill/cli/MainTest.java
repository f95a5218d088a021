package io.github.fragmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MainTest {

  @Test
  void run_noArguments_usageAndExitCodeTwo() {
    Cli.Run run = Cli.run();

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("Usage: fragmill", "package", "inspect", "serve");
  }

  @Test
  void run_help_usageOnStdout() {
    Cli.Run run = Cli.run("--help").assertSuccess();

    assertThat(run.out()).contains("Usage: fragmill", "package", "inspect", "serve", "Exit codes");
  }

  @Test
  void run_version_namesTheProgram() {
    assertThat(Cli.run("--version").assertSuccess().out()).startsWith("fragmill ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"package", "inspect", "serve"})
  void run_helpOfACommand_usageOnStdout(String command) {
    Cli.Run run = Cli.run(command, "--help").assertSuccess();

    assertThat(run.out()).startsWith("Usage: fragmill " + command);
  }

  @Test
  void run_helpOfPackage_everyOption() {
    assertThat(Cli.run("package", "--help").out())
        .contains("INPUT...", "--out", "--scheme", "--key", "--iv", "--clear", "--profile")
        .contains("--segment-seconds", "--manifest", "--aes", "--threads", "--overwrite")
        .contains("--json", "--quiet", "--player", "default: on-demand", "default: bc");
  }

  @Test
  void run_unknownCommand_refused() {
    Cli.run("pack").assertFailed(2, "pack", "--help");
  }
}
