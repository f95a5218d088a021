package io.github.fragmill.core.internal.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.control.Note;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.internal.input.SampleSource;
import io.github.fragmill.core.media.AudioFormat;
import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.SampleEntry;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.presentation.TrackAttributes;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceStamp;
import io.github.fragmill.core.testing.TestBoxes;
import io.github.fragmill.core.testing.TestTracks;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class GaplessTracksTest {

  /** MP3 of 48 kHz in stereo. */
  private static final String ESDS = "00000000" + "0312000000" + "040d6b15" + "00".repeat(11);

  private static final int FRAME = 1152;

  private static ChosenTrack chosen(int input, Track track) {
    SampleSource source =
        SampleSource.of(Source.bytes(input + ".mp4", new byte[100]), SourceStamp.ofSize(100));
    return ChosenTrack.of(input, source, track, TrackAttributes.NONE);
  }

  private static Track sound(String entryType, String box, SampleTable samples, long delayTicks) {
    byte[] content = TestBoxes.box(box, HexFormat.of().parseHex(ESDS));
    AudioFormat format =
        AudioFormat.builder(
                "codec", new SampleEntry(TestBoxes.box(entryType, TestBoxes.zeros(28), content)))
            .samplingRateHertz(48_000)
            .channelConfiguration(2)
            .channelCount(2)
            .build();
    return TestTracks.track(format, 48_000, samples, new Edit(0, delayTicks, OptionalLong.empty()));
  }

  private static Track mp3(long delayTicks) {
    return sound("mp4a", "esds", TestTracks.frames(10, FRAME), delayTicks);
  }

  private static Track video(long delayTicks) {
    return TestTracks.track(
        TestTracks.videoFormat(),
        1000,
        TestTracks.samples(10, 40, sample -> sample == 0),
        new Edit(0, delayTicks, OptionalLong.empty()));
  }

  private static GaplessTracks of(ChosenTrack... tracks) throws FragmillException {
    return GaplessTracks.of(List.of(tracks), Limits.DEFAULT);
  }

  @Test
  void of_tracksFromTheBeginning_areTheSameWithoutANote() throws FragmillException {
    ChosenTrack[] tracks = {chosen(0, video(0)), chosen(0, mp3(1024))};
    assertThat(of(tracks).tracks()).containsExactly(tracks);
    assertThat(of(tracks).notes()).extracting(Note::text).isEmpty();
  }

  @Test
  void of_videoDecodedAfterItBegins_isDecodedFromZeroWithoutANote() throws FragmillException {
    SampleTable samples =
        new SampleTableBuilder(2)
            .decodeTimeTicks(30)
            .add(1, 0, 10, -30, true)
            .add(1, 1, 40, 0, false)
            .build();
    Track track = TestTracks.track(TestTracks.videoFormat(), 1000, samples, Edit.NONE);
    GaplessTracks gapless = of(chosen(0, track));
    assertThat(gapless.tracks().get(0).track().samples().decodeTimeTicks(0)).isZero();
    assertThat(gapless.notes()).extracting(Note::text).isEmpty();
  }

  @Test
  void of_lateSound_isFilledWithANote() throws FragmillException {
    GaplessTracks gapless = of(chosen(0, mp3(96_000)));
    Track filled = gapless.tracks().get(0).track();
    assertThat(filled.presentationStartTicks()).isZero();
    assertThat(filled.samples().count()).isEqualTo(84 + 10);
    assertThat(filled.samples().offsetBytes(0)).isEqualTo(100);
    assertThat(gapless.tracks().get(0).source().silence()).isPresent();
    assertThat(gapless.notes())
        .extracting(Note::text)
        .containsExactly("0.mp4: track 1 has no audio from 0.000 to 2.000 s; silence is added");
  }

  @Test
  void of_lateVideo_isHeldWithANote() throws FragmillException {
    GaplessTracks gapless = of(chosen(0, video(2000)));
    assertThat(gapless.tracks().get(0).track().presentationTimeTicks(0)).isZero();
    assertThat(gapless.notes())
        .extracting(Note::text)
        .containsExactly(
            "0.mp4: track 1 begins at 2.000 s; its first frame is presented from 0 s on");
  }

  @Test
  void of_ladderThatBeginsLate_isHeldInAllQualities() throws FragmillException {
    GaplessTracks gapless = of(chosen(0, video(2000)), chosen(1, video(2040)));
    assertThat(gapless.notes()).extracting(Note::text).hasSize(2);
    assertThat(gapless.tracks())
        .allSatisfy(it -> assertThat(it.track().presentationStartTicks()).isZero());
  }

  /** They are refused as a ladder, as before. */
  @Test
  void of_qualitiesThatBeginAtOtherTimes_stayAsTheyAre() throws FragmillException {
    ChosenTrack[] tracks = {chosen(0, video(0)), chosen(1, video(2000))};
    assertThat(of(tracks).tracks()).containsExactly(tracks);
  }

  @Test
  void of_codecWithoutSilence_isANoteOnPlayers() throws FragmillException {
    ChosenTrack late = chosen(0, sound("ac-3", "dac3", TestTracks.frames(10, 1536), 96_000));
    assertThat(of(late).tracks()).containsExactly(late);
    assertThat(of(late).notes())
        .extracting(Note::text)
        .containsExactly(
            "0.mp4: track 1 has no audio from 0.000 to 2.000 s, and no silence is known for its"
                + " codec (codec in this form): players begin after such a time, or jump over it");
  }

  @Test
  void of_manyGaps_theFirstAreNamed() throws FragmillException {
    SampleTableBuilder table = new SampleTableBuilder(30);
    for (int sample = 0; sample < 30; sample++) {
      table.add(10, 10L * sample, sample % 4 == 3 ? 48_000 : FRAME, 0, true);
    }
    assertThat(of(chosen(0, sound("mp4a", "esds", table.build(), 0))).notes().get(0).text())
        .startsWith("0.mp4: track 1 has no audio from 0.096 to 1.072 s, ")
        .endsWith(" and 2 more times; silence is added");
  }

  @Test
  void of_yearsOfSilence_areRefusedBeforeTheyAreMade() {
    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> of(chosen(0, mp3(48_000L * 3600 * 24 * 365))))
        .withMessageContaining("samples with the silence in its gaps, more than maxSamples");
  }

  @Test
  void of_moreSilenceThanMemory_isRefusedBeforeItIsMade() {
    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(
            () ->
                GaplessTracks.of(
                    List.of(chosen(0, mp3(48_000 * 600))),
                    Limits.DEFAULT.withMaxTableBytes(10_000)))
        .withMessageContaining("silence in track 1: tables take more than maxTableBytes");
  }

  @Test
  void of_pictureThatBeginsAfterDays_isANote() throws FragmillException {
    ChosenTrack late = chosen(0, video(1L << 31));
    assertThat(of(late).tracks()).containsExactly(late);
    assertThat(of(late).notes().get(0).text()).contains("too late for its time scale");
  }
}
