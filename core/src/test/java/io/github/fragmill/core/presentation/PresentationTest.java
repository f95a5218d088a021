package io.github.fragmill.core.presentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.testing.TestTracks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PresentationTest {

  private static final Rendition RENDITION =
      new Rendition(
          "audio",
          TestTracks.audioFormat(),
          Optional.empty(),
          new TimeScale(48_000),
          new SegmentTimes(new long[] {0}, 1024, new long[] {100}),
          new Addressing.SingleFile("audio.mp4", 1, 1),
          Optional.empty());

  @Test
  void constructor_negativeDuration_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Presentation(Duration.ofSeconds(-1), List.of()))
        .withMessageContaining("duration");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 7})
  void rendition_sapTypeThatIsNone_isRefused(int sapType) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Rendition(
                    RENDITION.id(),
                    RENDITION.format(),
                    RENDITION.frameRate(),
                    RENDITION.timeScale(),
                    RENDITION.segments(),
                    RENDITION.addressing(),
                    RENDITION.protection(),
                    sapType))
        .withMessageContaining("sapType");
    assertThat(RENDITION.sapType()).isEqualTo(1);
  }

  @Test
  void switchingSet_noRenditions_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SwitchingSet(TrackType.AUDIO, Optional.empty(), List.of()))
        .withMessageContaining("renditions");
  }

  @Test
  void constructor_listsChangedAfterwards_keepsItsOwn() {
    List<Rendition> renditions = new ArrayList<>(List.of(RENDITION));
    SwitchingSet set = new SwitchingSet(TrackType.AUDIO, Optional.empty(), renditions);
    List<SwitchingSet> sets = new ArrayList<>(List.of(set));
    Presentation presentation = new Presentation(Duration.ZERO, sets);
    renditions.clear();
    sets.clear();
    assertThat(presentation.switchingSets()).containsExactly(set);
    assertThat(set.renditions()).containsExactly(RENDITION);
  }
}
