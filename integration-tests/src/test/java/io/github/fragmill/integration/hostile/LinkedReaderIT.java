package io.github.fragmill.integration.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.output.Output;
import io.github.fragmill.integration.packaging.Mode;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Somebody reads a linked output all the time while it is replaced again and again. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@Execution(ExecutionMode.CONCURRENT)
class LinkedReaderIT {

  private static final int REPLACEMENTS = 40;

  private final AtomicInteger looks = new AtomicInteger();

  @Test
  void overwriting_link_everyLookSeesAWholePresentation(@TempDir Path parent) throws Exception {
    Presentations presentations = new Presentations();
    Path out = parent.resolve("out");
    Output output = Output.directory(out).linked().overwriting();
    Presentations.packager(Presentations.OLD).packageTo(output);
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      Future<?> writer = executor.submit(() -> replaceAgainAndAgain(output));
      while (!writer.isDone()) {
        assertThat(presentations.whole(out)).isPresent();
        looks.incrementAndGet();
      }
      writer.get();
    } finally {
      executor.shutdownNow();
    }
    assertThat(presentations.whole(out)).contains(Presentations.NEW.get(1));
  }

  private Void replaceAgainAndAgain(Output output) throws Exception {
    for (int run = 0; run < REPLACEMENTS; run++) {
      Mode mode = Presentations.NEW.get(run % Presentations.NEW.size());
      Presentations.packager(mode).packageTo(output);
      // Whoever reads what was replaced has until the next run begins.
      int before = looks.get();
      while (looks.get() == before) {
        Thread.sleep(/* millis= */ 1);
      }
    }
    return null;
  }
}
