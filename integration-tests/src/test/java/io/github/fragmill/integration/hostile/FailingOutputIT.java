package io.github.fragmill.integration.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.error.OutputException;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.integration.clips.BundledClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("small-heap")
class FailingOutputIT {

  private static final int MORE_THAN_ANY_RUN_CALLS = 500;

  private final Path parent;

  FailingOutputIT(@TempDir Path parent) {
    this.parent = parent;
  }

  @ParameterizedTest
  @CsvSource({
    "SINGLE_FILE, true, 1", "SINGLE_FILE, true, 4", "SINGLE_FILE, false, 1",
    "SINGLE_FILE, false, 4", "NUMBERED_SEGMENTS, false, 1", "NUMBERED_SEGMENTS, false, 4"
  })
  void packageTo_everyCallFailsOnce_isTypedAndNothingIsLeft(
      Layout layout, boolean offersPositions, int threads) throws Exception {
    Packager packager =
        Packagers.of(Source.file(BundledClip.file()), Mode.CENC, layout).threads(threads);
    int calls = 0;
    int completeRuns = 0;
    boolean failed = true;
    while (failed) {
      assertThat(calls).isLessThan(MORE_THAN_ANY_RUN_CALLS);
      Path directory = Files.createDirectory(parent.resolve("call-" + calls));
      CountDown countDown = new CountDown(calls++);
      Output output = Output.directory(directory.resolve("out"));
      Attempt attempt =
          Attempt.toPackage(
              packager, new FailingOutput(output, offersPositions, countDown), directory);
      failed = countDown.isOver();
      if (attempt.succeeded() || attempt.isComplete()) {
        // Only closing a complete run can fail when everything is in its place.
        completeRuns++;
      } else {
        attempt.assertRefused(OutputException.class);
      }
    }
    assertThat(completeRuns).as("the last call, and no failing call").isEqualTo(2);
    assertThat(calls).isGreaterThan(10);
  }
}
