package io.github.fragmill.integration.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.integration.clips.BundledClip;
import io.github.fragmill.integration.tools.ClassPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** All that the library writes, says or logs, of what goes well and of what fails. */
@Execution(ExecutionMode.CONCURRENT)
final class KeyLeakIT {

  private static final int FAILURES = 20;

  /** Of the search: it finds what it is to find. */
  @Test
  void in_eachShape_isFound() {
    KeyTraces.ofKey()
        .forEach(
            (name, shape) -> {
              byte[] hidden = new byte[shape.length + 2];
              System.arraycopy(shape, 0, hidden, 1, shape.length);
              assertThat(KeyTraces.in(hidden, KeyTraces.ofKey())).contains(name);
            });
  }

  @Test
  void anyRun_filesOutputAndLogs_holdNoKey(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path printed = folder.resolve("printed");
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    int exitValue =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dslf4j.provider=" + TraceLog.class.getName(),
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                ClassPath.entries().stream().map(Path::toString).collect(Collectors.joining(":")),
                KeyTalker.class.getName(),
                BundledClip.file().toString(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start()
            .waitFor();

    String text = Files.readString(printed, StandardCharsets.UTF_8);
    assertThat(exitValue).as(text).isZero();
    assertThat(text).contains(TraceLog.PREFIX).doesNotContain("FOUND").doesNotContain("went well");
    assertThat(text.lines().filter("failed"::equals)).hasSize(FAILURES);
    assertThat(KeyTraces.inFolder(folder)).isEmpty();
  }
}
