package io.github.fragmill.core.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.internal.input.SampleSource;
import io.github.fragmill.core.internal.track.ChosenTrack;
import io.github.fragmill.core.media.DisplayMatrix;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackFormat;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.Role;
import io.github.fragmill.core.presentation.TrackAttributes;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceStamp;
import io.github.fragmill.core.testing.TestTracks;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RenditionNamesTest {

  private static final SampleSource SOURCE =
      SampleSource.of(Source.bytes("movie.mp4", new byte[0]), SourceStamp.ofSize(0));

  /** A second of media. */
  private static ChosenTrack track(TrackFormat format, int bytes, String... language) {
    SampleTable samples =
        new SampleTableBuilder(1).add(bytes, 0, 1000, 0, /* isSync= */ true).build();
    Track track =
        Track.builder(1, format, new TimeScale(1000), samples)
            .language(language.length == 0 ? Optional.empty() : Optional.of(language[0]))
            .build();
    return ChosenTrack.of(/* input= */ 0, SOURCE, track, TrackAttributes.NONE);
  }

  private static ChosenTrack video(int height, int bytes) {
    return track(TestTracks.videoFormat("avc1", height), bytes);
  }

  private static ChosenTrack audio(int bytes, String... language) {
    return track(TestTracks.audioFormat(), bytes, language);
  }

  private static ChosenTrack with(ChosenTrack track, TrackAttributes attributes) {
    return ChosenTrack.of(0, SOURCE, track.track(), attributes);
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private static List<String> names(List<ChosenTrack>... sets) {
    return RenditionNames.of(List.of(sets)).stream().flatMap(List::stream).toList();
  }

  @Test
  void of_ladder_isNamedByHeights() {
    assertThat(names(List.of(video(1080, 9000), video(720, 9000))))
        .containsExactly("video-1080", "video-720");
  }

  @Test
  void of_turnedPicture_isNamedByItsHeightAsPresented() {
    DisplayMatrix quarterTurn = new DisplayMatrix(0, 1 << 16, 0, -1 << 16, 0, 0, 0, 0, 1 << 30);

    assertThat(
            names(
                List.of(
                    track(
                        TestTracks.videoFormat("avc1", 36).toBuilder()
                            .displayMatrix(quarterTurn)
                            .build(),
                        9000))))
        .containsExactly("video-64");
  }

  @Test
  void of_rolesOfOtherSchemes_areWordsOfAFileName() {
    TrackAttributes attributes =
        TrackAttributes.NONE
            .role(Role.of("urn:x", "../../Sc\u00e8ne 2/\\"))
            .role(Role.of("urn:x", "\u4e2d"))
            .role(Role.of("urn:x", "a".repeat(300)));

    assertThat(names(List.of(with(audio(1, "en"), attributes))))
        .containsExactly("audio-en-sc-ne-2-" + "a".repeat(40));
  }

  @Test
  void of_oneHeightTwice_isNamedByRatesToo() {
    assertThat(names(List.of(video(1080, 562_500), video(1080, 312_500), video(720, 9000))))
        .containsExactly("video-1080-4500k", "video-1080-2500k", "video-720");
  }

  @Test
  void of_oneHeightInTwoSets_isNamedByRatesToo() {
    assertThat(names(List.of(video(1080, 562_500)), List.of(video(1080, 312_500))))
        .containsExactly("video-1080-4500k", "video-1080-2500k");
  }

  @Test
  void of_oneHeightAndRateTwice_isNumbered() {
    assertThat(names(List.of(video(48, 1000), video(48, 1001))))
        .containsExactly("video-48-8k", "video-48-8k-2");
    assertThat(names(List.of(video(48, 0), video(48, 0))))
        .containsExactly("video-48", "video-48-2");
  }

  @Test
  void of_sound_isNamedByLanguageAndRole() {
    ChosenTrack commentary =
        with(audio(1), TrackAttributes.NONE.language("en").role(Role.COMMENTARY));
    ChosenTrack main = with(audio(1), TrackAttributes.NONE.language("en").role(Role.MAIN));
    assertThat(
            names(
                List.of(audio(1, "en-US")), List.of(audio(1)), List.of(commentary), List.of(main)))
        .containsExactly("audio-en-us", "audio", "audio-en-commentary", "audio-en");
  }

  @Test
  void of_soundOfSeveralRatesInOneSet_isNamedByRates() {
    assertThat(names(List.of(audio(16_000, "sv"), audio(8000, "sv"))))
        .containsExactly("audio-sv-128k", "audio-sv-64k");
  }

  @Test
  void of_soundInSetsOfItsOwn_isNumbered() {
    // A language tag may look like a number that was given already.
    assertThat(
            names(
                List.of(audio(1, "sv")),
                List.of(audio(2000, "sv")),
                List.of(audio(1, "SV")),
                List.of(audio(1, "sv-2"))))
        .containsExactly("audio-sv", "audio-sv-2", "audio-sv-3", "audio-sv-2-2");
  }

  @Test
  void files_id_isTheirFolder() {
    assertThat(new RenditionFiles("audio", Layout.NUMBERED_SEGMENTS).headerName())
        .isEqualTo("audio/init.mp4");
    assertThat(new RenditionFiles("audio", Layout.NUMBERED_SEGMENTS).segmentName(0, 512))
        .isEqualTo("audio/1.m4s");
    assertThat(new RenditionFiles("audio", Layout.TIMED_SEGMENTS).segmentName(0, 512))
        .isEqualTo("audio/512.m4s");
    assertThat(new RenditionFiles("audio", Layout.SINGLE_FILE).fileName()).isEqualTo("audio.mp4");
  }
}
