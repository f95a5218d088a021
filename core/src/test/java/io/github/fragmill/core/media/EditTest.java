package io.github.fragmill.core.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditTest {

  @Test
  void toPresentationTicks_mediaStartAndDelay_shift() {
    Edit edit = new Edit(/* mediaStartTicks= */ 1024, /* delayTicks= */ 100, OptionalLong.empty());
    assertThat(edit.toPresentationTicks(1024)).isEqualTo(100);
    assertThat(edit.toPresentationTicks(0)).isEqualTo(-924);
  }

  @Test
  void toPresentationTicks_none_changesNothing() {
    assertThat(Edit.NONE.toPresentationTicks(-7)).isEqualTo(-7);
  }

  @Test
  void endTicks_withoutDuration_isTheMediasEnd() {
    assertThat(new Edit(1000, 50, OptionalLong.empty()).endTicks(5000)).isEqualTo(4050);
  }

  @Test
  void endTicks_durationWithinMedia_ends() {
    assertThat(new Edit(1000, 50, OptionalLong.of(300)).endTicks(5000)).isEqualTo(350);
  }

  @Test
  void endTicks_durationBeyondMedia_isTheMediasEnd() {
    assertThat(new Edit(1000, 50, OptionalLong.of(9999)).endTicks(5000)).isEqualTo(4050);
  }

  @Test
  void endTicks_mediaBeforeTheEdit_isZero() {
    assertThat(new Edit(1000, 0, OptionalLong.empty()).endTicks(400)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"-1, 0, 1", "0, -1, 1", "0, 0, 0", "0, 0, -5"})
  void constructor_outOfRange_isRefused(long mediaStart, long delay, long duration) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Edit(mediaStart, delay, OptionalLong.of(duration)))
        .withMessageContaining("media start " + mediaStart)
        .withMessageContaining("delay " + delay);
  }
}
