package io.github.fragmill.core.internal.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.segment.SegmentPlanner;
import io.github.fragmill.core.internal.segment.TrackGroup;
import io.github.fragmill.core.media.AudioFormat;
import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.media.SampleEntry;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.media.TextFormat;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackFormat;
import io.github.fragmill.core.segment.Alignment;
import io.github.fragmill.core.segment.SegmentBoundaries;
import io.github.fragmill.core.testing.TestBoxes;
import io.github.fragmill.core.testing.TestTracks;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresentedPartTest {

  private static final Duration WANTED = Duration.ofSeconds(4);

  /** 25 frames a second. */
  private static final int FRAME = 512;

  private static final long SCALE = 12_800;
  private static final double MICRO = 1e-6;
  private static final double MILLI = 1e-3;

  private static PresentedPart.Result of(Track track) throws UnsupportedMediaException {
    return PresentedPart.of(track, WANTED);
  }

  private static Edit edit(long mediaStart, long duration) {
    return new Edit(mediaStart, 0, OptionalLong.of(duration));
  }

  private static Edit from(long mediaStart) {
    return new Edit(mediaStart, 0, OptionalLong.empty());
  }

  private static Track video(SampleTable samples, Edit edit) {
    return TestTracks.track(TestTracks.videoFormat(), SCALE, samples, edit);
  }

  /** 100 frames, of which every tenth is a sync sample. */
  private static SampleTable groupsOfTen() {
    return TestTracks.samples(100, FRAME, sample -> sample % 10 == 0);
  }

  /** Groups of eight in decoding order I P B b b P B b: presented as 0 4 2 1 3 7 6 5. */
  private static SampleTable withBFrames(int groups) {
    int[] order = {0, 4, 2, 1, 3, 7, 6, 5};
    SampleTableBuilder table = new SampleTableBuilder(groups * order.length);
    for (int sample = 0; sample < groups * order.length; sample++) {
      int group = sample / order.length * order.length;
      int presented = group + order[sample % order.length];
      table.add(10, 10L * sample, FRAME, (presented - sample + 2) * FRAME, sample == group);
    }
    return table.build();
  }

  private static double seconds(Track track, int sample) {
    return (double) track.presentationTimeTicks(sample) / track.timeScale().ticksPerSecond();
  }

  private static double end(Track track) {
    return (double) track.presentationEndTicks() / track.timeScale().ticksPerSecond();
  }

  private static int[] sourceNumbers(Track track) {
    return IntStream.range(0, track.samples().count()).map(track.samples()::sourceNumber).toArray();
  }

  /** What must hold of all that comes out. */
  private static void assertDecodable(Track source, Track track) {
    SampleTable samples = track.samples();
    for (int sample = 0; sample < samples.count(); sample++) {
      int number = samples.sourceNumber(sample);
      assertThat(samples.offsetBytes(sample)).isEqualTo(source.samples().offsetBytes(number));
      assertThat(samples.sizeBytes(sample)).isEqualTo(source.samples().sizeBytes(number));
      assertThat(samples.isSync(sample)).isEqualTo(source.samples().isSync(number));
      if (sample > 0) {
        assertThat(samples.decodeTimeTicks(sample))
            .isEqualTo(samples.decodeTimeTicks(sample - 1) + samples.durationTicks(sample - 1));
      }
    }
    long[] times =
        IntStream.range(0, samples.count()).mapToLong(track::presentationTimeTicks).toArray();
    long[] sourceTimes =
        IntStream.range(0, samples.count())
            .mapToLong(sample -> source.presentationTimeTicks(samples.sourceNumber(sample)))
            .toArray();
    for (int one = 0; one < times.length; one++) {
      for (int other = 0; other < times.length; other++) {
        assertThat(Long.signum(times[one] - times[other]))
            .isEqualTo(Long.signum(sourceTimes[one] - sourceTimes[other]));
      }
    }
  }

  @Test
  void of_trackWithoutEdit_isTheSame() throws FragmillException {
    Track track = video(groupsOfTen(), Edit.NONE);
    assertThat(of(track).track()).isSameAs(track);
    assertThat(of(track).notes()).isEmpty();
  }

  @Test
  void of_editThatSkipsCompositionOffsets_isTheSame() throws FragmillException {
    Track track = video(withBFrames(3), from(2 * FRAME));
    assertThat(of(track).track()).isSameAs(track);
  }

  @ParameterizedTest
  @CsvSource({"mp4a.40.2, 1024", "mp4a.40.2, 2112", "mp4a.40.5, 3072", "mp4a.6B, 1105"})
  void of_priming_isKept(String codecs, long priming) throws FragmillException {
    Track track = audio(codecs, from(priming));
    assertThat(of(track).track()).isSameAs(track);
  }

  /** Browsers drop a frame that follows another within a millisecond. */
  private static void assertSeenFirst(Track track, int sample) {
    assertThat(seconds(track, sample)).isBetween(MILLI, MILLI + MICRO);
  }

  @Test
  void of_editBetweenSyncSamples_presentsTheRunInWithinAMicrosecond() throws FragmillException {
    Track source = video(groupsOfTen(), from(15 * FRAME));
    PresentedPart.Result part = of(source);
    Track track = part.track();
    assertThat(sourceNumbers(track)).isEqualTo(IntStream.range(10, 100).toArray());
    assertDecodable(source, track);
    assertThat(track.presentationStartTicks()).isZero();
    for (int sample = 0; sample < 5; sample++) {
      assertThat(seconds(track, sample)).isBetween(0.0, MICRO);
    }
    assertSeenFirst(track, 5);
    for (int sample = 6; sample < 90; sample++) {
      assertThat(seconds(track, sample)).isEqualTo((sample - 5) / 25.0);
    }
    assertThat(end(track)).isEqualTo(85 / 25.0);
    assertThat(track.frameRate()).contains(new Ratio(25, 1));
    assertThat(part.notes())
        .containsExactly(
            "is packaged without what its edit list does not present: 0.400 s before it and 0.000 s"
                + " after it",
            "begins between sync samples: the 5 samples before it, 0.200 s, are decoded and not"
                + " seen");
  }

  /** A browser takes less for no time at all, and what follows for a gap. */
  @Test
  void of_editBetweenSyncSamples_runInLastsAMicrosecondInDecodingOrder() throws FragmillException {
    SampleTable samples = of(video(groupsOfTen(), from(15 * FRAME))).track().samples();
    long ticksPerSecond =
        of(video(groupsOfTen(), from(15 * FRAME))).track().timeScale().ticksPerSecond();
    for (int sample = 0; sample < 5; sample++) {
      assertThat((double) samples.durationTicks(sample) / ticksPerSecond)
          .isBetween(MICRO, 2 * MICRO);
    }
  }

  @ParameterizedTest
  @CsvSource({"8", "9", "10", "11", "12", "13", "14", "15"})
  void of_editAmongBFrames_keepsOrderAndTimes(int firstShown) throws FragmillException {
    Track source = video(withBFrames(3), from((2 + firstShown) * (long) FRAME));
    Track track = of(source).track();
    assertThat(track.samples().sourceNumber(0)).isEqualTo(8);
    assertThat(track.samples().isSync(0)).isTrue();
    assertDecodable(source, track);
    boolean hidesSome =
        IntStream.of(sourceNumbers(track)).anyMatch(it -> source.presentationTimeTicks(it) < 0);
    for (int sample = 0; sample < track.samples().count(); sample++) {
      double expected =
          (double) source.presentationTimeTicks(track.samples().sourceNumber(sample)) / SCALE;
      if (expected > 0) {
        assertThat(seconds(track, sample)).isEqualTo(expected);
      } else if (expected == 0 && hidesSome) {
        assertSeenFirst(track, sample);
      } else {
        assertThat(seconds(track, sample)).isBetween(0.0, MICRO);
      }
    }
    assertThat(end(track)).isEqualTo((24 - firstShown) / 25.0);
  }

  @Test
  void of_editWithinAFrame_showsItFromTheBeginning() throws FragmillException {
    Track source = video(TestTracks.frames(10, FRAME), from(2 * FRAME + 100));
    Track track = of(source).track();
    assertThat(track.timeScale()).isEqualTo(source.timeScale());
    assertThat(sourceNumbers(track)).isEqualTo(IntStream.range(2, 10).toArray());
    assertThat(track.presentationTimeTicks(0)).isZero();
    assertThat(track.samples().durationTicks(0)).isEqualTo(FRAME - 100);
    assertThat(track.presentationTimeTicks(1)).isEqualTo(FRAME - 100);
    assertThat(track.samples().hasCompositionOffsets()).isFalse();
  }

  @Test
  void of_partOfATitle_isThatPartAlone() throws FragmillException {
    Track source = video(groupsOfTen(), edit(50 * FRAME, 20 * FRAME));
    PresentedPart.Result part = of(source);
    assertThat(sourceNumbers(part.track())).isEqualTo(IntStream.range(50, 70).toArray());
    assertThat(part.track().edit()).isEqualTo(Edit.NONE);
    assertThat(part.track().samples().decodeTimeTicks(0)).isZero();
    assertThat(end(part.track())).isEqualTo(0.8);
    assertThat(part.notes())
        .containsExactly(
            "is packaged without what its edit list does not present: 2.000 s before it and 1.200 s"
                + " after it");
  }

  @Test
  void of_endWithinAFrame_shortensIt() throws FragmillException {
    Track track = of(video(groupsOfTen(), edit(0, 9 * FRAME + 12))).track();
    assertThat(track.samples().count()).isEqualTo(10);
    assertThat(track.samples().durationTicks(9)).isEqualTo(12);
    assertThat(track.presentationEndTicks()).isEqualTo(9 * FRAME + 12);
  }

  /** The edit ends after the frame presented second: three more are decoded before it. */
  @Test
  void of_endAmongBFrames_presentsTheOthersJustBeforeTheEnd() throws FragmillException {
    Track source = video(withBFrames(3), edit(2 * FRAME, 2 * FRAME));
    Track track = of(source).track();
    assertThat(sourceNumbers(track)).containsExactly(0, 1, 2, 3);
    assertDecodable(source, track);
    assertThat(seconds(track, 0)).isZero();
    assertThat(seconds(track, 3)).isEqualTo(0.04);
    assertThat(seconds(track, 1)).isBetween(0.079, 0.08);
    assertThat(seconds(track, 2)).isBetween(0.079, 0.08);
    assertThat(end(track)).isEqualTo(0.08);
  }

  @Test
  void of_coarseTimeScale_becomesFiner() throws FragmillException {
    Track source =
        TestTracks.track(
            TestTracks.videoFormat(),
            /* ticksPerSecond= */ 25,
            TestTracks.samples(100, 1, sample -> sample % 50 == 0),
            from(30));
    Track track = of(source).track();
    assertDecodable(source, track);
    assertThat(track.timeScale().ticksPerSecond() % 25).isZero();
    assertSeenFirst(track, 30);
    assertThat(seconds(track, 31)).isEqualTo(0.04);
  }

  /** A segment of 40 s at 1,800 million ticks a second does not fit into sidx. */
  @Test
  void of_runInThatIsLongerThanFieldsAllow_endsAfterAMillisecond() throws FragmillException {
    Track source =
        video(TestTracks.samples(2000, FRAME, sample -> sample == 0), from(1800 * FRAME));
    Track track = of(source).track();
    assertDecodable(source, track);
    assertThat(track.timeScale().ticksPerSecond() * 84).isLessThanOrEqualTo(0xFFFF_FFFFL);
    assertThat(seconds(track, 1799)).isLessThan(0.001);
    assertThat(seconds(track, 1800)).isBetween(0.001, 0.002);
    assertThat(seconds(track, 1801)).isEqualTo(0.04);
  }

  @Test
  void of_runInAndDelay_showsTheFirstFrameDuringTheDelay() throws FragmillException {
    Track source = video(groupsOfTen(), new Edit(15 * FRAME, 10 * FRAME, OptionalLong.empty()));
    Track track = of(source).track();
    assertDecodable(source, track);
    assertSeenFirst(track, 5);
    assertThat(seconds(track, 6)).isEqualTo(11 / 25.0);
    assertThat(end(track)).isEqualTo(95 / 25.0);
  }

  /** One has a sync sample every second, the other every two, and both begin in between. */
  @Test
  void of_qualitiesWithOtherRunIns_areTrimmedAtTheSameTimes() throws FragmillException {
    Edit edit = edit(30 * FRAME, 145 * FRAME);
    Track one = of(video(TestTracks.samples(200, FRAME, it -> it % 25 == 0), edit)).track();
    Track two = of(video(TestTracks.samples(200, FRAME, it -> it % 50 == 0), edit)).track();
    assertThat(one.timeScale()).isNotEqualTo(two.timeScale());
    List<SegmentBoundaries> plans =
        SegmentPlanner.plan(
                List.of(new TrackGroup(List.of(one, two), List.of("one", "two"))),
                Duration.ofSeconds(2),
                Alignment.STRICT)
            .get(0);
    assertThat(plans.get(0).segmentCount()).isEqualTo(3);
    for (int segment = 0; segment < 3; segment++) {
      assertThat(one.timeScale().toDuration(plans.get(0).startTicks(segment)))
          .isEqualTo(two.timeScale().toDuration(plans.get(1).startTicks(segment)));
    }
  }

  /** What a segment index says of the first segment follows from it. */
  @Test
  void of_editBetweenSyncSamples_syncSampleIsPresentedFirst() throws FragmillException {
    SampleTable samples = of(video(withBFrames(3), from(15 * FRAME))).track().samples();
    assertThat(samples.isSync(0)).isTrue();
    assertThat(samples.compositionTimeTicks(0)).isEqualTo(samples.compositionStartTicks());
  }

  /** CRA pictures: those decoded after one and presented before it are needed by no other. */
  @Test
  void of_leadingPicturesOfHevc_areLeftOut() throws FragmillException {
    SampleTableBuilder table = new SampleTableBuilder(8);
    int[] order = {0, 1, 4, 2, 3, 5, 6, 7};
    for (int sample = 0; sample < 8; sample++) {
      table.add(
          10, 10L * sample, FRAME, (order[sample] - sample + 2) * FRAME, order[sample] % 4 == 0);
    }
    TrackFormat hevc = TestTracks.videoFormat("hvc1", 48);
    Track source = TestTracks.track(hevc, SCALE, table.build(), from((2 + 5) * FRAME));
    Track track = of(source).track();
    assertThat(sourceNumbers(track)).containsExactly(2, 5, 6, 7);
    assertDecodable(source, track);
    Track avc = TestTracks.track(TestTracks.videoFormat(), SCALE, source.samples(), source.edit());
    assertThat(sourceNumbers(of(avc).track())).containsExactly(2, 3, 4, 5, 6, 7);
    assertDecodable(avc, of(avc).track());
  }

  @Test
  void of_noSyncSampleBeforeTheEdit_isNoted() throws FragmillException {
    Track source = video(TestTracks.samples(20, FRAME, sample -> sample == 15), from(5 * FRAME));
    assertThat(of(source).notes())
        .contains("has no sync sample before 0.400 s: players cannot show what comes earlier");
    Track never = video(TestTracks.samples(20, FRAME, sample -> false), from(5 * FRAME));
    assertThat(of(never).notes()).contains("has no sync sample: players cannot begin to decode it");
  }

  @Test
  void of_sampleThatIsDecodedLongAfterTheEdit_isRefusedWithItsTime() {
    SampleTableBuilder table = new SampleTableBuilder(4);
    table.add(10, 0, FRAME, 0, true).add(10, 10, FRAME, Integer.MAX_VALUE, false);
    table.add(10, 20, Integer.MAX_VALUE, 0, false);
    table.add(10, 30, FRAME, Integer.MIN_VALUE, false);
    Track track = video(table.build(), from(2 * FRAME));
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> of(track))
        .withMessageStartingWith("track 1: its edit list begins at PT0.08S of its media");
  }

  private static Track audio(String codecs, Edit edit) {
    AudioFormat format =
        AudioFormat.builder(codecs, new SampleEntry(TestBoxes.box("mp4a", TestBoxes.zeros(28))))
            .samplingRateHertz(48_000)
            .channelConfiguration(2)
            .channelCount(2)
            .build();
    return TestTracks.track(format, 48_000, TestTracks.frames(100, 1024), edit);
  }

  @ParameterizedTest
  @CsvSource({"mp4a.40.2, 47, 60", "mp4a.6B, 40, 60"})
  void of_partOfAudio_beginsWithItsPreRoll(String codecs, int first, int end)
      throws FragmillException {
    Track source = audio(codecs, edit(50 * 1024 + 5, 9 * 1024));
    Track track = of(source).track();
    assertThat(sourceNumbers(track)).isEqualTo(IntStream.range(first, end).toArray());
    assertDecodable(source, track);
    assertThat(track.timeScale()).isEqualTo(source.timeScale());
    assertThat(track.presentationTimeTicks(50 - first)).isEqualTo(-5);
    assertThat(track.presentationEndTicks()).isEqualTo(9 * 1024);
    assertThat(track.samples().durationTicks(59 - first)).isEqualTo(5);
  }

  @Test
  void of_partOfOpus_beginsEightyMillisecondsBefore() throws FragmillException {
    AudioFormat format =
        AudioFormat.builder("opus", new SampleEntry(TestBoxes.box("Opus", TestBoxes.zeros(28))))
            .samplingRateHertz(48_000)
            .channelConfiguration(2)
            .channelCount(2)
            .preRoll(Duration.ofMillis(80))
            .build();
    Track source = TestTracks.track(format, 48_000, TestTracks.frames(100, 960), from(50 * 960));
    assertThat(of(source).track().samples().sourceNumber(0)).isEqualTo(46);
  }

  private static Track text(String type, Edit edit) {
    TextFormat format =
        TextFormat.of(type, new SampleEntry(TestBoxes.box(type, TestBoxes.zeros(8))));
    return TestTracks.track(format, 1000, TestTracks.frames(10, 1000), edit);
  }

  @Test
  void of_partOfText_trimsItsSamples() throws FragmillException {
    Track track = of(text("wvtt", edit(2500, 3000))).track();
    assertThat(sourceNumbers(track)).containsExactly(2, 3, 4, 5);
    assertThat(track.edit()).isEqualTo(Edit.NONE);
    assertThat(track.presentationTimeTicks(0)).isZero();
    assertThat(track.presentationTimeTicks(1)).isEqualTo(500);
    assertThat(track.presentationEndTicks()).isEqualTo(3000);
  }

  @Test
  void of_textWithTimesInside_isLeftForARefusal() throws FragmillException {
    Track track = text("stpp", from(2500));
    assertThat(of(track).track()).isSameAs(track);
    assertThat(of(text("stpp", edit(0, 2500))).track().presentationEndTicks()).isEqualTo(2500);
  }
}
