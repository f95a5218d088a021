package io.github.fragmill.core.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.control.Note;
import io.github.fragmill.core.internal.input.SampleSource;
import io.github.fragmill.core.internal.segment.SegmentPlanner;
import io.github.fragmill.core.internal.track.ChosenTrack;
import io.github.fragmill.core.media.Colour;
import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackFormat;
import io.github.fragmill.core.media.VideoFormat;
import io.github.fragmill.core.presentation.Accessibility;
import io.github.fragmill.core.presentation.Role;
import io.github.fragmill.core.presentation.TrackAttributes;
import io.github.fragmill.core.segment.SegmentBoundaries;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceStamp;
import io.github.fragmill.core.testing.TestTracks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SwitchingSetsTest {

  private int nextInput;

  private ChosenTrack track(TrackFormat format, TrackAttributes attributes) {
    return track(format, attributes, /* sampleBytes= */ 10, Edit.NONE);
  }

  private ChosenTrack track(
      TrackFormat format, TrackAttributes attributes, int sampleBytes, Edit edit) {
    SampleTableBuilder samples = new SampleTableBuilder(100);
    for (int sample = 0; sample < 100; sample++) {
      samples.add(sampleBytes, 0, 1, 0, /* isSync= */ true);
    }
    Track track = Track.builder(1, format, new TimeScale(25), samples.build()).edit(edit).build();
    int input = nextInput++;
    return ChosenTrack.of(
        input,
        SampleSource.of(Source.bytes(input + ".mp4", new byte[0]), SourceStamp.ofSize(0)),
        track,
        attributes);
  }

  private ChosenTrack video(String sampleEntryType, int height) {
    return track(TestTracks.videoFormat(sampleEntryType, height), TrackAttributes.NONE);
  }

  private ChosenTrack video(TrackAttributes attributes) {
    return track(TestTracks.videoFormat(), attributes);
  }

  private ChosenTrack coloured(int transfer) {
    VideoFormat format = TestTracks.videoFormat();
    return track(
        format.toBuilder().colour(Optional.of(new Colour(9, transfer, 9, false))).build(),
        TrackAttributes.NONE);
  }

  private ChosenTrack audio(String language, int sampleBytes) {
    return track(
        TestTracks.audioFormat(), TrackAttributes.NONE.language(language), sampleBytes, Edit.NONE);
  }

  private static List<List<ChosenTrack>> sets(ChosenTrack... tracks) {
    return SwitchingSets.of(List.of(tracks));
  }

  @Test
  void of_oneCodec_isOneSetInTheOrderOfTheInputs() {
    ChosenTrack high = video("avc1", 1080);
    ChosenTrack low = video("avc3", 360);
    assertThat(sets(high, low)).containsExactly(List.of(high, low));
  }

  @Test
  void of_codecsOfAFamily_areOneSet() {
    assertThat(sets(video("hvc1", 1080), video("hev1", 720))).hasSize(1);
    assertThat(sets(video("dvh1", 1080), video("dvhe", 720))).hasSize(1);
    assertThat(sets(video("av01", 1080), video("av01", 720))).hasSize(1);
  }

  @Test
  void of_severalCodecs_areSetsOfTheirOwn() {
    assertThat(
            sets(
                video("avc1", 1080),
                video("hvc1", 1080),
                video("av01", 1080),
                video("dvh1", 1080),
                video("vp09", 1080)))
        .hasSize(5);
  }

  @Test
  void of_highDynamicRange_isASetOfItsOwn() {
    assertThat(sets(coloured(1), coloured(16), coloured(18), video("avc1", 48), coloured(14)))
        .extracting(List::size)
        .containsExactly(3, 1, 1);
  }

  @Test
  void of_tracksOfOneInput_areNeverJoined() {
    ChosenTrack one = video("avc1", 1080);
    ChosenTrack other = ChosenTrack.of(0, one.source(), one.track(), TrackAttributes.NONE);
    assertThat(sets(one, other)).hasSize(2);
  }

  @Test
  void of_picturesForOthers_areSetsOfTheirOwn() {
    assertThat(
            sets(
                video(TrackAttributes.NONE),
                video(TrackAttributes.NONE.role(Role.ALTERNATE)),
                video(TrackAttributes.NONE.role(Role.SIGN)),
                video(TrackAttributes.NONE.accessibility(Accessibility.SIGN_LANGUAGE)),
                video(TrackAttributes.NONE.label("Camera 2"))))
        .hasSize(5);
  }

  @Test
  void of_picturesInLanguages_unknownGoesWithAny() {
    ChosenTrack unknown = video(TrackAttributes.NONE);
    ChosenTrack english = video(TrackAttributes.NONE.language("en"));
    ChosenTrack swedish = video(TrackAttributes.NONE.language("sv"));
    assertThat(sets(unknown, english, swedish))
        .containsExactly(List.of(unknown, english), List.of(swedish));
  }

  @Test
  void of_default_comesFirstAmongItsType() {
    ChosenTrack swedish = audio("sv", 10);
    ChosenTrack english =
        track(TestTracks.audioFormat(), TrackAttributes.NONE.language("en").asDefault());
    ChosenTrack picture = video("avc1", 48);
    assertThat(sets(swedish, english, picture))
        .containsExactly(List.of(picture), List.of(english), List.of(swedish));
  }

  private static List<List<PlannedTrack>> planned(ChosenTrack... tracks) {
    List<List<PlannedTrack>> planned = new ArrayList<>();
    for (ChosenTrack track : tracks) {
      SegmentBoundaries boundaries =
          SegmentPlanner.plan(List.of(track.track()), Duration.ofSeconds(1)).get(0);
      planned.add(new ArrayList<>(List.of(new PlannedTrack(track, boundaries))));
    }
    return planned;
  }

  @Test
  void joinAudio_otherRates_areOneSetAndANote() {
    List<List<PlannedTrack>> sets = planned(audio("en", 100), audio("sv", 100), audio("en", 50));
    assertThat(SwitchingSets.joinAudio(sets))
        .extracting(Note::text)
        .singleElement()
        .asString()
        .contains("2.mp4", "0.mp4", "role or label");
    assertThat(sets).extracting(List::size).containsExactly(2, 1);
  }

  @Test
  void joinAudio_nearlyTheSameRate_staysApart() {
    List<List<PlannedTrack>> sets = planned(audio("en", 100), audio("en", 96), audio("en", 104));
    assertThat(SwitchingSets.joinAudio(sets)).extracting(Note::text).isEmpty();
    assertThat(sets).hasSize(3);
  }

  @Test
  void joinAudio_otherPurpose_staysApart() {
    TrackAttributes commentary = TrackAttributes.NONE.language("en").role(Role.COMMENTARY);
    List<List<PlannedTrack>> sets =
        planned(audio("en", 100), track(TestTracks.audioFormat(), commentary, 50, Edit.NONE));
    assertThat(SwitchingSets.joinAudio(sets)).extracting(Note::text).isEmpty();
    assertThat(sets).hasSize(2);
  }

  @Test
  void joinAudio_otherCuts_staysApart() {
    Edit primed = new Edit(/* mediaStartTicks= */ 3, 0, OptionalLong.empty());
    List<List<PlannedTrack>> sets =
        planned(
            audio("en", 100),
            track(TestTracks.audioFormat(), TrackAttributes.NONE.language("en"), 50, primed));
    assertThat(SwitchingSets.joinAudio(sets)).extracting(Note::text).isEmpty();
    assertThat(sets).hasSize(2);
  }

  @Test
  void joinAudio_pictures_areLeftAlone() {
    ChosenTrack high = track(TestTracks.videoFormat(), TrackAttributes.NONE, 100, Edit.NONE);
    ChosenTrack low = track(TestTracks.videoFormat(), TrackAttributes.NONE, 50, Edit.NONE);
    List<List<PlannedTrack>> sets = planned(high, low);
    assertThat(SwitchingSets.joinAudio(sets)).extracting(Note::text).isEmpty();
    assertThat(sets).hasSize(2);
  }

  @Test
  void attributes_ofASet_areWhatAnyOfItKnows() {
    List<PlannedTrack> set = new ArrayList<>();
    planned(video(TrackAttributes.NONE), video(TrackAttributes.NONE.language("en").asDefault()))
        .forEach(set::addAll);
    TrackAttributes attributes = SwitchingSets.attributes(set);
    assertThat(attributes.language()).contains("en");
    assertThat(attributes.isDefault()).isTrue();
  }
}
