package io.github.fragmill.core.internal.track;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.control.Note;
import io.github.fragmill.core.internal.input.SampleSource;
import io.github.fragmill.core.media.AudioFormat;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackFormat;
import io.github.fragmill.core.presentation.Role;
import io.github.fragmill.core.presentation.TrackAttributes;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceStamp;
import io.github.fragmill.core.testing.TestTracks;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DuplicateAudioTest {

  private static ChosenTrack track(
      int input, int id, TrackFormat format, String language, TrackAttributes attributes) {
    Track track =
        Track.builder(id, format, new TimeScale(25), TestTracks.frames(100, 1))
            .language(Optional.of(language))
            .build();
    return ChosenTrack.of(
        input,
        SampleSource.of(Source.bytes(input + ".mp4", new byte[0]), SourceStamp.ofSize(0)),
        track,
        attributes);
  }

  private static ChosenTrack picture(int input) {
    return track(input, 1, TestTracks.videoFormat(), "en", TrackAttributes.NONE);
  }

  private static ChosenTrack sound(int input, String language) {
    return track(input, 2, TestTracks.audioFormat(), language, TrackAttributes.NONE);
  }

  private static ChosenTrack sound(int input, AudioFormat format) {
    return track(input, 2, format, "en", TrackAttributes.NONE);
  }

  private static List<ChosenTrack> kept(ChosenTrack... tracks) {
    return DuplicateAudio.leftOutOf(List.of(tracks)).kept();
  }

  @Test
  void leftOutOf_soundOfEachQuality_keepsTheFirst() {
    ChosenTrack high = picture(0);
    ChosenTrack low = picture(1);
    ChosenTrack sound = sound(0, "en");
    DuplicateAudio repeated = DuplicateAudio.leftOutOf(List.of(high, sound, low, sound(1, "en")));

    assertThat(repeated.kept()).containsExactly(high, sound, low);
    assertThat(repeated.notes())
        .extracting(Note::text)
        .singleElement()
        .asString()
        .startsWith("1.mp4: track 2 left out: the audio of 0.mp4");
  }

  @Test
  void leftOutOf_otherLanguagesInEach_keepsAllOfThem() {
    assertThat(kept(picture(0), sound(0, "en"), picture(1), sound(1, "sv"))).hasSize(4);
  }

  @Test
  void leftOutOf_otherCodecOrChannels_keepsThem() {
    AudioFormat stereo = TestTracks.audioFormat();
    AudioFormat surround =
        AudioFormat.builder(stereo.codecs(), stereo.sampleEntry())
            .samplingRateHertz(48_000)
            .channelConfiguration(6)
            .channelCount(6)
            .build();
    AudioFormat other =
        AudioFormat.builder("mp4a.40.5", stereo.sampleEntry())
            .samplingRateHertz(48_000)
            .channelConfiguration(2)
            .channelCount(2)
            .build();
    assertThat(
            kept(
                picture(0),
                sound(0, stereo),
                picture(1),
                sound(1, surround),
                picture(2),
                sound(2, other)))
        .hasSize(6);
  }

  @Test
  void leftOutOf_soundOfItsOwnSource_isKept() {
    assertThat(kept(picture(0), sound(0, "en"), sound(1, "en"))).hasSize(3);
    assertThat(kept(sound(0, "en"), picture(1), sound(1, "en"))).hasSize(3);
  }

  @Test
  void leftOutOf_pictureOfOtherContent_keepsItsSound() {
    ChosenTrack otherPicture =
        track(1, 1, TestTracks.videoFormat(), "en", TrackAttributes.NONE.role(Role.ALTERNATE));
    assertThat(kept(picture(0), sound(0, "en"), otherPicture, sound(1, "en"))).hasSize(4);
  }

  @Test
  void leftOutOf_twoTracksOfOneSource_keepsBoth() {
    ChosenTrack second = track(0, 3, TestTracks.audioFormat(), "en", TrackAttributes.NONE);
    assertThat(kept(picture(0), sound(0, "en"), second)).hasSize(3);
  }
}
