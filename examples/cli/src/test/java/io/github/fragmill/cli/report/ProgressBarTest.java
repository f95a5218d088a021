package io.github.fragmill.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.control.Progress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ProgressBarTest {

  private final StringWriter terminal = new StringWriter();
  private long nowNanos = Long.MAX_VALUE - 5; // clocks of the JVM may overflow

  private ProgressBar bar() {
    return new ProgressBar(Optional.of(new PrintWriter(terminal)), () -> nowNanos);
  }

  private void pass(long millis) {
    nowNanos += TimeUnit.MILLISECONDS.toNanos(millis);
  }

  @Test
  void onProgress_shortRun_nothingShown() {
    try (ProgressBar bar = bar()) {
      pass(200);
      bar.onProgress(new Progress(1, 2, 50, 100));
    }
    assertThat(terminal.toString()).isEmpty();
  }

  @Test
  void onProgress_longRun_shownAndErased() {
    try (ProgressBar bar = bar()) {
      pass(500);
      bar.onProgress(new Progress(1, 2, 1_000_000, 2_000_000));
    }
    assertThat(terminal.toString())
        .isEqualTo(
            "\r\033[K[################----------------]  50 %  1 MB of 2 MB  2 MB/s\r\033[K");
  }

  @Test
  void onProgress_manySegments_fewLines() {
    try (ProgressBar bar = bar()) {
      pass(500);
      for (int segment = 1; segment <= 100; segment++) {
        pass(10);
        bar.onProgress(new Progress(segment, 100, segment, 100));
      }
    }
    assertThat(terminal.toString().split("\r", -1)).hasSizeBetween(8, 14);
  }

  @Test
  void onProgress_noTerminal_nothingShown() {
    try (ProgressBar bar = new ProgressBar(Optional.empty(), () -> nowNanos)) {
      pass(9000);
      bar.onProgress(new Progress(1, 1, 0, 0));
    }
    assertThat(terminal.toString()).isEmpty();
  }
}
