package io.github.fragmill.integration.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.integration.clips.BundledClip;
import io.github.fragmill.integration.tools.ClassPath;
import io.github.fragmill.integration.tools.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code ContentKey} promises of memory. */
@Execution(ExecutionMode.CONCURRENT)
final class HeapDumpIT {

  /**
   * Collectors leave some of what is dead where it lies, under the name of an array that fills the
   * place. Nothing refers to it, but a dump shows what was there.
   */
  private static final String COMPACTING = "-XX:MarkSweepDeadRatio=0";

  @ParameterizedTest
  @CsvSource({"bc,cbcs", "bc,cenc", "jdk,cbcs", "jdk,cenc"})
  void close_noSegmentInFlight_heapHoldsNoKey(String engine, String scheme, @TempDir Path folder)
      throws IOException, InterruptedException {
    Command.run(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            COMPACTING,
            "-cp",
            ClassPath.entries().stream().map(Path::toString).collect(Collectors.joining(":")),
            KeyHolder.class.getName(),
            engine,
            scheme,
            BundledClip.file().toString(),
            folder.toString()));

    byte[] open = Files.readAllBytes(folder.resolve("open.hprof"));
    assertThat(KeyTraces.in(open, KeyTraces.ofKey())).contains("bytes");
    assertThat(KeyTraces.in(open, KeyTraces.ofRoundKeys())).isNotEmpty();
    byte[] closed = Files.readAllBytes(folder.resolve("closed.hprof"));
    assertThat(closed.length).isGreaterThan(open.length / 2);
    assertThat(KeyTraces.in(closed, KeyTraces.ofKey())).isEmpty();
    assertThat(KeyTraces.in(closed, KeyTraces.ofRoundKeys())).isEmpty();
  }

  @Test
  void close_documentOfKeys_heapHoldsNoKey(@TempDir Path folder)
      throws IOException, InterruptedException {
    Command.run(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            COMPACTING,
            "-cp",
            ClassPath.entries().stream().map(Path::toString).collect(Collectors.joining(":")),
            DocumentHolder.class.getName(),
            BundledClip.file().toString(),
            folder.toString()));

    byte[] open = Files.readAllBytes(folder.resolve("open.hprof"));
    assertThat(KeyTraces.in(open, KeyTraces.ofKey())).contains("bytes");
    byte[] closed = Files.readAllBytes(folder.resolve("closed.hprof"));
    assertThat(closed.length).isGreaterThan(open.length / 2);
    assertThat(KeyTraces.in(closed, KeyTraces.ofKey())).isEmpty();
  }
}
