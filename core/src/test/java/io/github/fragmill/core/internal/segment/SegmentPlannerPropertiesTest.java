package io.github.fragmill.core.internal.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.segment.SegmentBoundaries;
import io.github.fragmill.core.testing.TestTracks;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every plan, whatever the tables. */
class SegmentPlannerPropertiesTest {

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void plan_randomTracks_keepsItsPromises(long seed) {
    Random random = new Random(seed);
    Track video = randomVideo(random);
    Track audio = randomAudio(random);
    Duration wanted = Duration.ofMillis(200 + random.nextInt(8000));
    List<SegmentBoundaries> plans = SegmentPlanner.plan(List.of(video, audio), wanted);

    requireWhole(video, plans.get(0));
    requireWhole(audio, plans.get(1));
    requireSyncStarts(video, plans.get(0));
    requireAlignment(video, plans.get(0), audio, plans.get(1));
    SegmentBoundaries alone = SegmentPlanner.plan(List.of(audio), wanted).get(0);
    requireWhole(audio, alone);
    requireBounded(audio, alone, wanted);
  }

  /** Groups of random sizes, some open; B-frames; now and then a variable frame rate. */
  private static Track randomVideo(Random random) {
    int ticksPerSecond = List.of(25_000, 90_000, 12_800).get(random.nextInt(3));
    int frameTicks = ticksPerSecond / (20 + random.nextInt(20));
    boolean variable = random.nextInt(4) == 0;
    SampleTableBuilder table = new SampleTableBuilder(1);
    long offset = 0;
    int groups = 1 + random.nextInt(30);
    for (int group = 0; group < groups; group++) {
      int[] order = group(random);
      for (int position = 0; position < order.length; position++) {
        int duration = variable ? frameTicks + random.nextInt(frameTicks) : frameTicks;
        // Variable durations and reordering together would need true composition tables.
        int composition = variable ? 0 : (order[position] - position + 3) * frameTicks;
        table.add(10, offset, duration, composition, isSync(random, group, position));
        offset += 10;
      }
    }
    Edit edit = randomEdit(random, variable ? 0 : 3L * frameTicks, frameTicks);
    return TestTracks.track(TestTracks.videoFormat(), ticksPerSecond, table.build(), edit);
  }

  private static boolean isSync(Random random, int group, int position) {
    return position == 0 && (group > 0 || random.nextInt(10) != 0);
  }

  /** Where in presentation order the samples of a group stand; the first one is a sync sample. */
  private static int[] group(Random random) {
    int miniGroups = 1 + random.nextInt(20);
    int[] order = new int[4 * miniGroups];
    boolean open = random.nextInt(3) == 0;
    int[] pattern = open ? new int[] {2, 0, 1, 3} : new int[] {0, 3, 1, 2};
    for (int sample = 0; sample < order.length; sample++) {
      order[sample] = sample / 4 * 4 + pattern[sample % 4];
    }
    return order;
  }

  private static Edit randomEdit(Random random, long firstComposition, int frameTicks) {
    long trimmed = random.nextInt(4) == 0 ? random.nextInt(2 * frameTicks) : 0;
    long delay = random.nextInt(4) == 0 ? random.nextInt(40 * frameTicks) : 0;
    OptionalLong duration =
        random.nextInt(4) == 0
            ? OptionalLong.of(1 + random.nextInt(100 * frameTicks))
            : OptionalLong.empty();
    return new Edit(firstComposition + trimmed, delay, duration);
  }

  private static Track randomAudio(Random random) {
    int ticksPerSecond = List.of(44_100, 48_000, 24_000).get(random.nextInt(3));
    SampleTable samples = TestTracks.frames(1 + random.nextInt(2000), 1024);
    Edit edit =
        new Edit(
            random.nextInt(2) * Math.min(1023, samples.endTicks() - 1),
            random.nextInt(3) == 0 ? random.nextInt(ticksPerSecond * 3) : 0,
            OptionalLong.empty());
    return TestTracks.track(TestTracks.audioFormat(), ticksPerSecond, samples, edit);
  }

  /** Every sample is in exactly one segment, times ascend, and durations add up. */
  private static void requireWhole(Track track, SegmentBoundaries plan) {
    int nextSample = 0;
    long total = 0;
    for (int segment = 0; segment < plan.segmentCount(); segment++) {
      assertThat(plan.firstSample(segment)).isEqualTo(nextSample);
      assertThat(plan.endSample(segment)).isGreaterThan(nextSample);
      nextSample = plan.endSample(segment);
      assertThat(plan.durationTicks(segment)).isPositive();
      total += plan.durationTicks(segment);
    }
    assertThat(nextSample).isEqualTo(track.samples().count());
    assertThat(plan.startTicks()).isSorted();
    assertThat(plan.startTicks(0)).isEqualTo(track.presentationStartTicks());
    assertThat(plan.endTicks()).isEqualTo(track.presentationEndTicks());
    assertThat(total).isEqualTo(track.presentationEndTicks() - track.presentationStartTicks());
  }

  /** A segment begins with a sync sample, and with the earliest time of its samples. */
  private static void requireSyncStarts(Track track, SegmentBoundaries plan) {
    for (int segment = 1; segment < plan.segmentCount(); segment++) {
      assertThat(track.samples().isSync(plan.firstSample(segment))).isTrue();
      long earliest = Long.MAX_VALUE;
      for (int sample = plan.firstSample(segment); sample < plan.endSample(segment); sample++) {
        earliest = Math.min(earliest, track.presentationTimeTicks(sample));
      }
      assertThat(plan.startTicks(segment)).isEqualTo(earliest);
    }
  }

  /**
   * Wherever audio is presented at a boundary of the video, a segment of it begins less than a
   * frame later.
   */
  private static void requireAlignment(
      Track video, SegmentBoundaries videoPlan, Track audio, SegmentBoundaries audioPlan) {
    long[] audioStarts = audioPlan.startTicks();
    for (int segment = 1; segment < videoPlan.segmentCount(); segment++) {
      long boundary = inTicksOf(audio.timeScale(), video, videoPlan.startTicks(segment));
      boolean isPresented =
          boundary > audio.presentationStartTicks()
              && boundary + 1024 < audio.presentationEndTicks();
      if (isPresented) {
        assertThat(LongStream.of(audioStarts).boxed())
            .as("a start within a frame after %d", boundary)
            .anyMatch(start -> start >= boundary && start < boundary + 1024);
      }
    }
  }

  private static long inTicksOf(TimeScale timeScale, Track track, long ticks) {
    return track.timeScale().convert(ticks, timeScale, RoundingMode.CEILING);
  }

  /**
   * Without a video, segments are as long as wanted, give or take a frame; the last up to half
   * more.
   */
  private static void requireBounded(Track audio, SegmentBoundaries plan, Duration wanted) {
    long wantedTicks = audio.timeScale().toTicks(wanted);
    for (int segment = 0; segment < plan.segmentCount() - 1; segment++) {
      assertThat(Math.abs(plan.durationTicks(segment) - wantedTicks)).isLessThanOrEqualTo(1024);
    }
    assertThat(plan.durationTicks(plan.segmentCount() - 1))
        .isLessThanOrEqualTo(wantedTicks * 3 / 2 + 1024);
  }
}
