package io.github.fragmill.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Runs the unit tests of the Python scripts, where there is a Python. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the comparison needs Linux")
class ScriptsTest {

  @Test
  void unittest_allScripts_succeeds() throws Exception {
    assumeTrue(hasPython(), "needs python3, 3.10 or newer");
    // -B: no compiled files among the sources.
    Process process =
        new ProcessBuilder("python3", "-B", "-m", "unittest")
            .directory(Path.of("compare").toFile())
            .redirectErrorStream(true)
            .start();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).as(printed).isZero();
    assertThat(printed).containsPattern("Ran \\d\\d tests[^$]*\nOK");
  }

  private static boolean hasPython() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "-c", "import sys; sys.exit(sys.version_info < (3, 10))")
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
