package io.github.fragmill.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StartCommandTest {

  private static final Path SHELL = Path.of("/bin/bash");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "out",
        "/srv/film 1/out",
        "$(touch gone)",
        "`touch gone`",
        "a'b",
        "a\"b",
        "'; touch gone; '",
        "$HOME",
        "!!",
        "a\\nb",
        "a\\",
        "~",
        "*",
        "a&b;c|d<e>f#g(h){i}[j]?k",
        "-rf",
        "--help",
        "a\nNote all is well",
        "a\r\n'b\\'\t\u001b[2J",
        "\u007f\n1",
        "f\u00e5gel"
      })
  void quoted_anyName_isOneWordForAShellAndOneLine(String name) throws Exception {
    assumeTrue(Files.isExecutable(SHELL));

    String quoted = StartCommand.quoted(Path.of(name));

    assertThat(quoted.chars()).noneMatch(Character::isISOControl);
    String expected = name.startsWith("-") ? "./" + name : name;
    assertThat(echo(quoted)).isEqualTo("<" + expected + ">");
  }

  private static String echo(String words) throws IOException, InterruptedException {
    ProcessBuilder shell =
        new ProcessBuilder(SHELL.toString(), "-c", "printf '<%s>' " + words)
            .redirectErrorStream(true);
    shell.environment().put("LC_ALL", "C.UTF-8");
    Process process = shell.start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return answer;
  }

  @Test
  void quoted_ordinaryName_staysAsItIs() {
    assertThat(StartCommand.quoted(Path.of("films/out_1.2"))).isEqualTo("films/out_1.2");
  }
}
