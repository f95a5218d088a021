package io.github.fragmill.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.cli.terminal.Secrets;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class FailuresTest {

  @Test
  void unexpected_anyThrowable_oneLineAndExitCodeOne() {
    StringWriter err = new StringWriter();
    Failures failures = new Failures(new PrintWriter(err), /* stackTraces= */ false, Secrets.of());

    assertThat(failures.unexpected(new OutOfMemoryError("Java heap space\nand more"))).isEqualTo(1);

    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("fragmill: unexpected failure")
        .contains("Java heap space; and more", "FRAGMILL_DEBUG");
  }
}
