package io.github.fragmill.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.testing.TestTracks;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RenditionNamesTest {

  private final RenditionNames names = new RenditionNames();

  private static Track audio(String... language) {
    return new Track(
        1,
        TestTracks.audioFormat(),
        new TimeScale(48_000),
        TestTracks.frames(1, 1024),
        Edit.NONE,
        language.length == 0 ? Optional.empty() : Optional.of(language[0]));
  }

  @Test
  void next_video_isNamedByItsHeight() {
    assertThat(names.next(TestTracks.video(25, TestTracks.frames(1, 1)))).isEqualTo("video-48");
  }

  @Test
  void next_sound_isNamedByItsLanguage() {
    assertThat(names.next(audio("en-US"))).isEqualTo("audio-en-us");
    assertThat(names.next(audio())).isEqualTo("audio");
  }

  @Test
  void next_usedBefore_isNumbered() {
    assertThat(names.next(audio("sv"))).isEqualTo("audio-sv");
    assertThat(names.next(audio("sv"))).isEqualTo("audio-sv-2");
    assertThat(names.next(audio("SV"))).isEqualTo("audio-sv-3");
    // A language tag may look like a number that was given already.
    assertThat(names.next(audio("sv-2"))).isEqualTo("audio-sv-2-2");
  }

  @Test
  void segmentFiles_id_isTheirFolder() {
    assertThat(RenditionNames.segmentFiles("audio").headerName()).isEqualTo("audio/init.mp4");
    assertThat(RenditionNames.segmentFiles("audio").segmentName(0)).isEqualTo("audio/1.m4s");
    assertThat(RenditionNames.fileName("audio")).isEqualTo("audio.mp4");
  }
}
