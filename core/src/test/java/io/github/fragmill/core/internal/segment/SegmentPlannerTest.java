package io.github.fragmill.core.internal.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.internal.timeline.DerivedSamples;
import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.segment.SegmentBoundaries;
import io.github.fragmill.core.testing.TestTracks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SegmentPlannerTest {

  private static final Duration FOUR_SECONDS = Duration.ofSeconds(4);

  /** Video of 25 frames in a second in ticks of a frame, with given sync samples. */
  private static Track video(int count, int... syncs) {
    Set<Integer> set = new HashSet<>();
    for (int sync : syncs) {
      set.add(sync);
    }
    return TestTracks.video(25, TestTracks.samples(count, 1, set::contains));
  }

  private static Track regularVideo(int count, int gop) {
    return TestTracks.video(25, TestTracks.samples(count, 1, sample -> sample % gop == 0));
  }

  /** AAC at 48 kHz. */
  private static Track audio(int frames) {
    return TestTracks.audio(48_000, TestTracks.frames(frames, 1024));
  }

  private static SegmentBoundaries plan(Track track) {
    return SegmentPlanner.plan(List.of(track), FOUR_SECONDS).get(0);
  }

  private static List<Integer> firstSamples(SegmentBoundaries plan) {
    List<Integer> samples = new ArrayList<>();
    for (int segment = 0; segment < plan.segmentCount(); segment++) {
      samples.add(plan.firstSample(segment));
    }
    return samples;
  }

  private static List<Long> durations(SegmentBoundaries plan) {
    List<Long> durations = new ArrayList<>();
    for (int segment = 0; segment < plan.segmentCount(); segment++) {
      durations.add(plan.durationTicks(segment));
    }
    return durations;
  }

  @Test
  void plan_groupsThatDivideTheDuration_areAllAsWanted() {
    SegmentBoundaries plan = plan(regularVideo(500, 50));
    assertThat(firstSamples(plan)).containsExactly(0, 100, 200, 300, 400);
    assertThat(durations(plan)).containsOnly(100L);
    assertThat(plan.endTicks()).isEqualTo(500);
  }

  @Test
  void plan_groupsThatDoNotDivideTheDuration_beginAtTheNearest() {
    // Groups of 1.2 seconds: 3.6 lies nearer to 4 than 4.8.
    assertThat(firstSamples(plan(regularVideo(360, 30)))).containsExactly(0, 90, 180, 270);
    // Groups of 2.8 seconds: 2.8 lies nearer to 4 than 5.6.
    assertThat(firstSamples(plan(regularVideo(280, 70)))).containsExactly(0, 70, 140, 210);
  }

  @Test
  void plan_groupLongerThanTheDuration_isASegment() {
    assertThat(durations(plan(regularVideo(450, 150)))).containsExactly(150L, 150L, 150L);
  }

  @Test
  void plan_oneGroupOnly_isOneSegment() {
    SegmentBoundaries plan = plan(video(1000, 0));
    assertThat(plan.segmentCount()).isEqualTo(1);
    assertThat(plan.endSample(0)).isEqualTo(1000);
    assertThat(plan.durationTicks(0)).isEqualTo(1000);
  }

  @Test
  void plan_oneSample_isOneSegment() {
    SegmentBoundaries plan = plan(video(1, 0));
    assertThat(firstSamples(plan)).containsExactly(0);
    assertThat(plan.endSample(0)).isEqualTo(1);
  }

  @Test
  void plan_irregularGroups_beginAtTheNearest() {
    SegmentBoundaries plan = plan(video(500, 0, 20, 90, 130, 170, 185, 300, 440));
    assertThat(firstSamples(plan)).containsExactly(0, 90, 185, 300, 440);
  }

  @Test
  void plan_noSyncAtTheStart_beginsWithTheFirstSampleAllTheSame() {
    SegmentBoundaries plan = plan(video(300, 40, 140, 240));
    assertThat(firstSamples(plan).get(0)).isZero();
    assertThat(firstSamples(plan)).isSubsetOf(0, 40, 140, 240);
    assertThat(plan.startTicks(0)).isZero();
  }

  @Test
  void plan_noSyncAtAll_isOneSegment() {
    assertThat(plan(video(300)).segmentCount()).isEqualTo(1);
  }

  @Test
  void plan_lastGroupNearerToTheEnd_isNoSegment() {
    // 4.08 seconds, with a sync sample two frames before the end.
    assertThat(firstSamples(plan(video(102, 0, 50, 100)))).containsExactly(0, 100);
    // The end at 4.08 is nearer to 4 than the sync sample at 3.6.
    assertThat(firstSamples(plan(video(102, 0, 50, 90)))).containsExactly(0);
  }

  @Test
  void plan_leadingFrames_beginTheirSegment() {
    // Open groups of four: decoded I B B P, presented B B I P, one frame later than decoded.
    SampleTableBuilder table = new SampleTableBuilder(200);
    int[] offsets = {3, 0, 0, 1};
    for (int sample = 0; sample < 200; sample++) {
      table.add(10, 10L * sample, 1, offsets[sample % 4], sample % 100 == 0);
    }
    Track video =
        TestTracks.track(
            TestTracks.videoFormat(), 25, table.build(), new Edit(1, 0, OptionalLong.empty()));
    List<SegmentBoundaries> plans = SegmentPlanner.plan(List.of(video, audio(375)), FOUR_SECONDS);
    assertThat(firstSamples(plans.get(0))).containsExactly(0, 100);
    // The sync sample is presented at 102, the two frames before it at 100 and 101.
    assertThat(plans.get(0).startTicks(1)).isEqualTo(100);
    assertThat(plans.get(1).startTicks(1) / 48_000.0).isBetween(4.0, 4.0 + 1024 / 48_000.0);
  }

  @Test
  void plan_reorderedFrames_timesArePresentationTimes() {
    // Decoded I P B B, presented I B B P, two frames later than decoded; the edit takes it back.
    SampleTableBuilder table = new SampleTableBuilder(200);
    int[] offsets = {2, 4, 1, 1};
    for (int sample = 0; sample < 200; sample++) {
      table.add(10, 10L * sample, 1, offsets[sample % 4], sample % 100 == 0);
    }
    SegmentBoundaries plan =
        plan(
            TestTracks.track(
                TestTracks.videoFormat(), 25, table.build(), new Edit(2, 0, OptionalLong.empty())));
    assertThat(plan.startTicks()).containsExactly(0, 100);
    assertThat(plan.endTicks()).isEqualTo(200);
  }

  @Test
  void plan_audioAlone_isOnAGrid() {
    SegmentBoundaries plan = plan(audio(1000));
    // 4, 8, 12, 16 and 20 seconds, each at the next frame; what is left is 1.33 seconds.
    assertThat(firstSamples(plan)).containsExactly(0, 188, 375, 563, 750);
    assertThat(plan.endTicks()).isEqualTo(1000 * 1024);
  }

  @Test
  void plan_soundAloneShort_isOneSegment() {
    assertThat(plan(audio(250)).segmentCount()).isEqualTo(1);
    assertThat(plan(audio(1)).segmentCount()).isEqualTo(1);
  }

  @Test
  void plan_audioWithVideo_followsItsBoundaries() {
    List<SegmentBoundaries> plans =
        SegmentPlanner.plan(List.of(regularVideo(300, 30), audio(563)), FOUR_SECONDS);
    assertThat(firstSamples(plans.get(0))).containsExactly(0, 90, 180, 270);
    // 3.6 s is frame 168.75, 7.2 s is 337.5, 10.8 s is 506.25.
    assertThat(firstSamples(plans.get(1))).containsExactly(0, 169, 338, 507);
  }

  @Test
  void plan_soundBeforeVideo_followsAllTheSame() {
    List<SegmentBoundaries> plans =
        SegmentPlanner.plan(List.of(audio(563), regularVideo(300, 30)), FOUR_SECONDS);
    assertThat(firstSamples(plans.get(0))).containsExactly(0, 169, 338, 507);
  }

  @Test
  void plan_audioFrameExactlyAtTheBoundary_beginsTheSegment() {
    Track video = regularVideo(200, 100);
    Track audio = TestTracks.audio(1000, TestTracks.frames(400, 20));
    List<SegmentBoundaries> plans = SegmentPlanner.plan(List.of(video, audio), FOUR_SECONDS);
    assertThat(plans.get(1).startTicks()).containsExactly(0, 4000);
  }

  @Test
  void plan_soundShorterThanVideo_endsEarlier() {
    List<SegmentBoundaries> plans =
        SegmentPlanner.plan(List.of(regularVideo(400, 100), audio(300)), FOUR_SECONDS);
    assertThat(plans.get(0).segmentCount()).isEqualTo(4);
    assertThat(firstSamples(plans.get(1))).containsExactly(0, 188);
    assertThat(plans.get(1).endTicks()).isEqualTo(300 * 1024);
  }

  @Test
  void plan_soundLongerThanVideo_goesOnByTheGrid() {
    List<SegmentBoundaries> plans =
        SegmentPlanner.plan(List.of(regularVideo(200, 100), audio(1000)), FOUR_SECONDS);
    assertThat(plans.get(0).segmentCount()).isEqualTo(2);
    // The video ends at 8 s: boundaries at 4 s, then four seconds after the end, and so on.
    assertThat(firstSamples(plans.get(1))).containsExactly(0, 188, 563, 750);
    assertThat(plans.get(1).endTicks()).isEqualTo(1000 * 1024);
  }

  @Test
  void plan_soundThatBeginsLate_beginsAtItsDelay() {
    Track late =
        TestTracks.track(
            TestTracks.audioFormat(),
            48_000,
            TestTracks.frames(400, 1024),
            new Edit(0, /* delayTicks= */ 240_000, OptionalLong.empty()));
    List<SegmentBoundaries> plans =
        SegmentPlanner.plan(List.of(regularVideo(300, 100), late), FOUR_SECONDS);
    assertThat(plans.get(1).startTicks(0)).isEqualTo(240_000);
    // The boundary at 4 s lies before its beginning; the one at 8 s is frame 140.6.
    assertThat(firstSamples(plans.get(1))).containsExactly(0, 141);
    assertThat(plans.get(1).endTicks()).isEqualTo(240_000 + 400 * 1024);
  }

  @Test
  void plan_primedSound_beginsAtZeroWithItsPriming() {
    Track primed =
        TestTracks.track(
            TestTracks.audioFormat(),
            48_000,
            TestTracks.frames(377, 1024),
            new Edit(/* mediaStartTicks= */ 2048, 0, OptionalLong.empty()));
    List<SegmentBoundaries> plans =
        SegmentPlanner.plan(List.of(regularVideo(200, 100), primed), FOUR_SECONDS);
    assertThat(plans.get(1).startTicks(0)).isZero();
    // 4 s is frame 187.5 of what is presented, and two frames are not.
    assertThat(firstSamples(plans.get(1))).containsExactly(0, 190);
    assertThat(plans.get(1).startTicks(1)).isEqualTo(188 * 1024);
    assertThat(plans.get(1).endTicks()).isEqualTo(375 * 1024);
  }

  @Test
  void plan_trimmedAtTheFront_makesNoSegmentOfWhatIsNotPresented() {
    Track trimmed =
        TestTracks.track(
            TestTracks.videoFormat(),
            25,
            TestTracks.samples(500, 1, sample -> sample % 50 == 0),
            new Edit(/* mediaStartTicks= */ 160, 0, OptionalLong.empty()));
    SegmentBoundaries plan = plan(trimmed);
    assertThat(plan.startTicks(0)).isZero();
    // The sync samples at 0, 50, 100, 150 come before time 0; 250 is 3.6 s after it.
    assertThat(firstSamples(plan)).containsExactly(0, 250, 350, 450);
    assertThat(plan.startTicks()).containsExactly(0, 90, 190, 290);
    assertThat(plan.endTicks()).isEqualTo(340);
  }

  @Test
  void plan_trimmedAtTheEnd_endsThere() {
    Track trimmed =
        TestTracks.track(
            TestTracks.videoFormat(),
            25,
            TestTracks.samples(500, 1, sample -> sample % 50 == 0),
            new Edit(0, 0, OptionalLong.of(220)));
    SegmentBoundaries plan = plan(trimmed);
    assertThat(firstSamples(plan)).containsExactly(0, 100, 200);
    assertThat(durations(plan)).containsExactly(100L, 100L, 20L);
    assertThat(plan.endSample(2)).isEqualTo(500);
  }

  @Test
  void plan_samplesFarApart_stepsOverTheGaps() {
    // 2^31 seconds to a sample: a grid of four seconds has hundreds of millions of points in each.
    Track sparse = TestTracks.audio(1, TestTracks.frames(1000, Integer.MAX_VALUE));
    SegmentBoundaries plan = plan(sparse);
    assertThat(plan.segmentCount()).isEqualTo(1000);
    assertThat(plan.endTicks()).isEqualTo(1000L * Integer.MAX_VALUE);
  }

  @Test
  void plan_equalTracks_giveEqualPlans() {
    SegmentBoundaries one = plan(regularVideo(360, 30));
    SegmentBoundaries other = plan(regularVideo(360, 30));
    assertThat(firstSamples(one)).isEqualTo(firstSamples(other));
    assertThat(one.startTicks()).isEqualTo(other.startTicks());
  }

  @Test
  void ofSyncSamples_severalInASegment_haveTheBoundariesOfTheTrack() {
    Track track = regularVideo(300, 25);
    SegmentBoundaries plan = plan(track);
    Track syncOnly = TestTracks.video(25, DerivedSamples.syncOnly(track.samples()).orElseThrow());

    SegmentBoundaries boundaries = SegmentPlanner.ofSyncSamples(track, plan, syncOnly);

    assertThat(firstSamples(plan)).containsExactly(0, 100, 200);
    assertThat(firstSamples(boundaries)).containsExactly(0, 4, 8);
    assertThat(boundaries.startTicks()).containsExactly(0, 100, 200);
    assertThat(boundaries.endTicks()).isEqualTo(300);
  }

  /** The samples before the first sync sample are in no segment of the sync samples. */
  @Test
  void ofSyncSamples_noneInTheFirstSegment_hasOneLess() {
    Track track = video(300, 100, 200);
    SegmentBoundaries plan = plan(track);
    Track syncOnly = TestTracks.video(25, DerivedSamples.syncOnly(track.samples()).orElseThrow());

    SegmentBoundaries boundaries = SegmentPlanner.ofSyncSamples(track, plan, syncOnly);

    assertThat(firstSamples(plan)).containsExactly(0, 100, 200);
    assertThat(firstSamples(boundaries)).containsExactly(0, 1);
    assertThat(boundaries.startTicks()).containsExactly(100, 200);
  }
}
