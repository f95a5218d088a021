package io.github.fragmill.core.internal.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fragmill.core.error.MisalignedSourcesException;
import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.segment.Alignment;
import io.github.fragmill.core.segment.SegmentBoundaries;
import io.github.fragmill.core.testing.TestTracks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommonBoundariesTest {

  private static final Duration FOUR_SECONDS = Duration.ofSeconds(4);

  /** Frames of 1/25 s. */
  private static Track video(int ticksPerFrame, int count, IntPredicate isSync) {
    return TestTracks.video(25L * ticksPerFrame, TestTracks.samples(count, ticksPerFrame, isSync));
  }

  private static Track everyFrames(int gop) {
    return video(1, 400, sample -> sample % gop == 0);
  }

  private static Track syncAt(Integer... samples) {
    return video(1, 400, List.of(samples)::contains);
  }

  private static TrackGroup group(Track... tracks) {
    return new TrackGroup(
        List.of(tracks),
        IntStream.range(0, tracks.length)
            .mapToObj(index -> (char) ('a' + index) + ".mp4")
            .toList());
  }

  private static List<SegmentBoundaries> plan(Alignment alignment, Track... tracks)
      throws MisalignedSourcesException {
    return SegmentPlanner.plan(List.of(group(tracks)), FOUR_SECONDS, alignment).get(0);
  }

  private static List<Integer> firstSamples(SegmentBoundaries plan) {
    List<Integer> samples = new ArrayList<>();
    for (int segment = 0; segment < plan.segmentCount(); segment++) {
      samples.add(plan.firstSample(segment));
    }
    return samples;
  }

  private static MisalignedSourcesException refusal(Alignment alignment, Track... tracks) {
    return assertThatExceptionOfType(MisalignedSourcesException.class)
        .isThrownBy(() -> plan(alignment, tracks))
        .actual();
  }

  @ParameterizedTest
  @EnumSource(Alignment.class)
  void plan_equalGroups_haveBoundariesAtTheSameSamples(Alignment alignment) throws Exception {
    List<SegmentBoundaries> plans = plan(alignment, everyFrames(50), everyFrames(50));
    assertThat(firstSamples(plans.get(0))).containsExactly(0, 100, 200, 300);
    assertThat(firstSamples(plans.get(1))).containsExactly(0, 100, 200, 300);
  }

  @ParameterizedTest
  @EnumSource(Alignment.class)
  void plan_oneWithFewerSyncSamples_setsTheTimesWhereverItStands(Alignment alignment)
      throws Exception {
    // Alone, the first would have boundaries at 100, 200, 300; the second can only be at 150 and
    // 300.
    List<SegmentBoundaries> plans = plan(alignment, everyFrames(25), everyFrames(150));
    assertThat(firstSamples(plans.get(0))).containsExactly(0, 150, 300);
    assertThat(firstSamples(plans.get(1))).containsExactly(0, 150, 300);
  }

  @Test
  void plan_otherScaleAndFrameRate_haveBoundariesAtTheSameTimes() throws Exception {
    Track slow = video(512, 400, sample -> sample % 50 == 0);
    Track fast = TestTracks.video(50, TestTracks.samples(800, 1, sample -> sample % 100 == 0));
    List<SegmentBoundaries> plans = plan(Alignment.STRICT, slow, fast);
    assertThat(firstSamples(plans.get(0))).containsExactly(0, 100, 200, 300);
    assertThat(firstSamples(plans.get(1))).containsExactly(0, 200, 400, 600);
    assertThat(plans.get(0).startTicks(3)).isEqualTo(300 * 512);
    assertThat(plans.get(1).startTicks(3)).isEqualTo(600);
  }

  @Test
  void plan_syncSampleMissingAtABoundary_isRefusedWithNamesAndTimes() {
    MisalignedSourcesException refusal =
        refusal(Alignment.STRICT, syncAt(0, 100, 200, 300), syncAt(0, 90, 110, 200, 300));
    assertThat(refusal)
        .hasMessageStartingWith("a.mp4 and b.mp4 do not line up: ")
        .hasMessageContaining("begins at 4.000 s")
        .hasMessageContaining("nearest: 3.600 s and 4.400 s")
        .hasMessageContaining("COMMON");
    assertThat(refusal.firstSource()).isEqualTo("a.mp4");
    assertThat(refusal.secondSource()).isEqualTo("b.mp4");
    assertThat(refusal.time()).isEqualTo(FOUR_SECONDS);
  }

  @Test
  void plan_syncSampleMissingAfterTheLast_namesTheOneBefore() {
    assertThat(refusal(Alignment.STRICT, syncAt(0, 100, 200), syncAt(0, 50, 60, 70, 100)))
        .hasMessageContaining("begins at 8.000 s")
        .hasMessageContaining("nearest: 4.000 s)");
  }

  @Test
  void plan_common_hasBoundariesWhereAllAgree() throws Exception {
    List<SegmentBoundaries> plans =
        plan(
            Alignment.COMMON,
            syncAt(0, 100, 130, 200, 300),
            syncAt(0, 90, 130, 210, 300, 310),
            everyFrames(10));
    for (SegmentBoundaries plan : plans) {
      assertThat(firstSamples(plan)).containsExactly(0, 130, 300);
    }
  }

  @Test
  void plan_commonWithoutAgreement_isOneSegment() throws Exception {
    List<SegmentBoundaries> plans = plan(Alignment.COMMON, syncAt(0, 100), syncAt(0, 101));
    assertThat(firstSamples(plans.get(0))).containsExactly(0);
    assertThat(firstSamples(plans.get(1))).containsExactly(0);
  }

  @ParameterizedTest
  @EnumSource(Alignment.class)
  void plan_endsMoreThanAFrameApart_areRefused(Alignment alignment) {
    Track longer = video(1, 402, sample -> sample % 50 == 0);
    assertThat(refusal(alignment, everyFrames(50), longer))
        .hasMessageContaining("from 0.000 s to 16.000 s, the second from 0.000 s to 16.080 s");
  }

  @Test
  void plan_endsAFrameApart_areTaken() throws Exception {
    Track longer = video(1, 401, sample -> sample % 50 == 0);
    List<SegmentBoundaries> plans = plan(Alignment.STRICT, everyFrames(50), longer);
    assertThat(plans.get(0).endTicks()).isEqualTo(400);
    assertThat(plans.get(1).endTicks()).isEqualTo(401);
  }

  @Test
  void plan_beginMoreThanAFrameApart_isRefusedAtTheStart() {
    SampleTable samples = TestTracks.samples(398, 1, sample -> sample % 50 == 0);
    Track late =
        TestTracks.track(
            TestTracks.videoFormat(), 25, samples, new Edit(0, 2, OptionalLong.empty()));
    assertThat(refusal(Alignment.STRICT, late, everyFrames(50)).time())
        .isIn(Duration.ZERO, Duration.ofMillis(80));
  }

  /** Decoded I B B P, presented B B I P: a segment begins two frames before its sync sample. */
  private static Track openGroups(int count, int gop) {
    SampleTableBuilder table = new SampleTableBuilder(count);
    int[] offsets = {3, 0, 0, 1};
    for (int sample = 0; sample < count; sample++) {
      table.add(10, 10L * sample, 1, offsets[sample % 4], sample % gop == 0);
    }
    return TestTracks.track(
        TestTracks.videoFormat(), 25, table.build(), new Edit(1, 0, OptionalLong.empty()));
  }

  @Test
  void plan_openAndClosedGroups_lineUpByWhatIsPresented() throws Exception {
    List<SegmentBoundaries> plans = plan(Alignment.STRICT, openGroups(400, 100), everyFrames(100));
    assertThat(plans.get(0).startTicks()).containsExactly(plans.get(1).startTicks());
  }

  @Test
  void plan_openGroupWhoseFramesComeEarlier_isRefused() {
    // Its sync sample is presented at 4 s as well, but its segment would begin two frames before.
    Track closed = syncAt(0, 102, 202, 302);
    assertThat(refusal(Alignment.STRICT, openGroups(400, 100), closed))
        .hasMessageContaining("nearest: 0.000 s and 4.080 s");
  }

  @Test
  void plan_secondGroupThatCan_hasTheBoundariesOfTheFirst() throws Exception {
    List<List<SegmentBoundaries>> plans =
        SegmentPlanner.plan(
            List.of(group(everyFrames(150)), group(everyFrames(25))),
            FOUR_SECONDS,
            Alignment.STRICT);
    assertThat(firstSamples(plans.get(0).get(0))).containsExactly(0, 150, 300);
    assertThat(firstSamples(plans.get(1).get(0))).containsExactly(0, 150, 300);
  }

  @Test
  void plan_secondGroupThatCannot_hasBoundariesOfItsOwn() throws Exception {
    List<List<SegmentBoundaries>> plans =
        SegmentPlanner.plan(
            List.of(group(everyFrames(150)), group(everyFrames(100))),
            FOUR_SECONDS,
            Alignment.STRICT);
    assertThat(firstSamples(plans.get(0).get(0))).containsExactly(0, 150, 300);
    assertThat(firstSamples(plans.get(1).get(0))).containsExactly(0, 100, 200, 300);
  }

  @Test
  void plan_audioWithALadder_followsItsBoundaries() throws Exception {
    Track audio = TestTracks.audio(48_000, TestTracks.frames(750, 1024));
    List<List<SegmentBoundaries>> plans =
        SegmentPlanner.plan(
            List.of(group(everyFrames(25), everyFrames(150)), group(audio)),
            FOUR_SECONDS,
            Alignment.STRICT);
    // 6 s is frame 281.25, 12 s is 562.5.
    assertThat(firstSamples(plans.get(1).get(0))).containsExactly(0, 282, 563);
  }

  @Test
  void trackGroup_namesMissing_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TrackGroup(List.of(everyFrames(50)), List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new TrackGroup(List.of(), List.of()));
  }
}
