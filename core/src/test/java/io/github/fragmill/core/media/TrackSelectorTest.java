package io.github.fragmill.core.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.testing.TestTracks;
import org.junit.jupiter.api.Test;

class TrackSelectorTest {

  private static final Track VIDEO = TestTracks.video(25, TestTracks.frames(1, 1));
  private static final Track AUDIO = TestTracks.audio(48_000, TestTracks.frames(1, 1024));

  @Test
  void matches_eachSelector_choosesItsTracks() {
    assertThat(TrackSelector.all().matches(VIDEO)).isTrue();
    assertThat(TrackSelector.all().matches(AUDIO)).isTrue();
    assertThat(TrackSelector.video().matches(VIDEO)).isTrue();
    assertThat(TrackSelector.video().matches(AUDIO)).isFalse();
    assertThat(TrackSelector.audio().matches(VIDEO)).isFalse();
    assertThat(TrackSelector.audio().matches(AUDIO)).isTrue();
  }
}
