package io.github.fragmill.platform.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RetryTest {

  @ParameterizedTest
  @CsvSource({"0, 10", "1, 20", "5, 320", "9, 3600", "1000000, 3600"})
  void pause_withEachFailure_doublesUpToAnHour(int failuresBefore, long seconds) {
    assertThat(new Retry(Duration.ofSeconds(10)).pause(failuresBefore))
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void pause_longFirst_doesNotOverflow() {
    assertThat(new Retry(Duration.ofHours(1)).pause(Integer.MAX_VALUE))
        .isEqualTo(Duration.ofHours(1));
  }
}
