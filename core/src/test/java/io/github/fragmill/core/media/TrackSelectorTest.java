package io.github.fragmill.core.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fragmill.core.testing.TestTracks;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackSelectorTest {

  /** 48 pixels high. */
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

  @Test
  void and_twoSelectors_choosesWhatBothChoose() {
    TrackSelector firstTrack = track -> track.id() == 1;

    assertThat(TrackSelector.video().and(firstTrack).matches(VIDEO)).isTrue();
    assertThat(TrackSelector.video().and(firstTrack).matches(AUDIO)).isFalse();
    assertThat(firstTrack.and(TrackSelector.video()).and(track -> false).matches(VIDEO)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "sv, sv, true",
    "sv, SV, true",
    "sv, swe, true",
    "swe, sv, true",
    "sv, sv-SE, true",
    "pt-BR, pt-br, true",
    "pt-BR, por-BR, true",
    "pt-BR, pt, false",
    "sv, en, false",
    "de, de1, false",
    "qaa, qaa, true",
    "zh-Hant, zh-Hant-TW, true",
    "zh-Hant, zh-Hans, false",
    "en, und, false",
  })
  void language_tag_choosesItAndItsForms(String tag, String trackTag, boolean isChosen) {
    assertThat(TrackSelector.audio().language(tag).matches(inLanguage(AUDIO, trackTag)))
        .isEqualTo(isChosen);
  }

  @Test
  void language_ofVideoSelector_choosesVideoOnly() {
    assertThat(TrackSelector.video().language("sv").matches(inLanguage(AUDIO, "sv"))).isFalse();
    assertThat(TrackSelector.video().language("sv").matches(inLanguage(VIDEO, "sv"))).isTrue();
  }

  @Test
  void language_unknown_notChosen() {
    assertThat(TrackSelector.audio().language("sv").matches(AUDIO)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s", "svenska språket", "sv_SE", "sv-", "-sv", "123"})
  void language_noTag_refused(String tag) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrackSelector.audio().language(tag))
        .withMessage("language: expected a BCP 47 tag, found '" + tag + "'");
  }

  @Test
  void height_bounds_chooseEachHeightOnce() {
    assertThat(TrackSelector.video().upToHeight(48).matches(VIDEO)).isTrue();
    assertThat(TrackSelector.video().upToHeight(47).matches(VIDEO)).isFalse();
    assertThat(TrackSelector.video().aboveHeight(48).matches(VIDEO)).isFalse();
    assertThat(TrackSelector.video().aboveHeight(47).matches(VIDEO)).isTrue();
    assertThat(TrackSelector.video().aboveHeight(40).upToHeight(50).matches(VIDEO)).isTrue();
    assertThat(TrackSelector.video().aboveHeight(48).upToHeight(50).matches(VIDEO)).isFalse();
  }

  @Test
  void height_ofTurnedVideo_isThatOfTheVideoAsPresented() {
    DisplayMatrix quarterTurn = new DisplayMatrix(0, 1 << 16, 0, -1 << 16, 0, 0, 0, 0, 1 << 30);
    Track upright =
        TestTracks.track(
            TestTracks.videoFormat().toBuilder().displayMatrix(quarterTurn).build(),
            25,
            VIDEO.samples(),
            VIDEO.edit());

    assertThat(TrackSelector.video().upToHeight(63).matches(upright)).isFalse();
    assertThat(TrackSelector.video().upToHeight(64).matches(upright)).isTrue();
    assertThat(TrackSelector.video().aboveHeight(63).matches(upright)).isTrue();
    assertThat(TrackSelector.video().aboveHeight(64).matches(upright)).isFalse();
  }

  @Test
  void height_ofSound_notChosen() {
    assertThat(TrackSelector.all().upToHeight(10_000).matches(AUDIO)).isFalse();
    assertThat(TrackSelector.all().aboveHeight(1).matches(AUDIO)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void height_notPositive_refused(int pixels) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrackSelector.video().upToHeight(pixels))
        .withMessage("height: expected 1 or more, found " + pixels);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrackSelector.video().aboveHeight(pixels));
  }

  @Test
  void toString_ofEachSelector_tellsWhatItChooses() {
    assertThat(TrackSelector.all()).hasToString("all tracks");
    assertThat(TrackSelector.video().aboveHeight(360).upToHeight(720))
        .hasToString("video, height above 360, height up to 720");
    assertThat(TrackSelector.audio().language("sv")).hasToString("audio, language sv");
  }

  private static Track inLanguage(Track track, String tag) {
    return Track.builder(track.id(), track.format(), track.timeScale(), track.samples())
        .edit(track.edit())
        .language(Optional.of(tag))
        .build();
  }
}
