package io.github.fragmill.core.internal.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {

  @Test
  void remainingNanos_noTime_hasPassed() {
    assertThat(Deadline.after(Duration.ZERO).remainingNanos()).isLessThanOrEqualTo(0);
  }

  @Test
  void remainingNanos_time_isAtMostThat() {
    Deadline deadline = Deadline.after(Duration.ofHours(1));
    assertThat(deadline.remainingNanos()).isBetween(1L, Duration.ofHours(1).toNanos());
    assertThat(deadline.maxWait()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void remainingNanos_moreThanNanosecondsCanCount_isForEver() {
    assertThat(Deadline.after(Duration.ofSeconds(Long.MAX_VALUE)).remainingNanos())
        .isEqualTo(Long.MAX_VALUE);
    assertThat(Deadline.never().remainingNanos()).isEqualTo(Long.MAX_VALUE);
  }
}
