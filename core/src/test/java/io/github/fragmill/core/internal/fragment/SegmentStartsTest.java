package io.github.fragmill.core.internal.fragment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.internal.segment.SegmentPlanner;
import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.RandomAccess;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.testing.TestTracks;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentStartsTest {

  /** Decoded I B B P P, composed B B I P P. */
  private static final int[] LEADING = {2, -1, -1, 0, 0};

  private static final int[] NOT_LEADING = {0, 0, 0, 0, 0};

  private static final RandomAccess GRADUAL = RandomAccess.gradual(3);

  /** Segments of five seconds and as many samples. */
  private static SegmentStarts starts(int[] offsets, RandomAccess... points) {
    SampleTableBuilder table = new SampleTableBuilder(5 * points.length);
    for (int sample = 0; sample < 5 * points.length; sample++) {
      RandomAccess access = sample % 5 == 0 ? points[sample / 5] : RandomAccess.NONE;
      table.add(1, sample, 1, offsets[sample % 5], access);
    }
    Track track = TestTracks.track(TestTracks.videoFormat(), 1, table.build(), Edit.NONE);
    return new SegmentStarts(
        track, SegmentPlanner.plan(List.of(track), Duration.ofSeconds(5)).get(0));
  }

  private static void assertStart(SegmentStarts starts, int segment, int type, long delta) {
    assertThat(starts.sapType(segment)).as("type of %d", segment).isEqualTo(type);
    assertThat(starts.sapDeltaTicks(segment)).as("delta of %d", segment).isEqualTo(delta);
  }

  @Test
  void sapType_noLeadingSamples_isOne() {
    SegmentStarts starts = starts(NOT_LEADING, RandomAccess.SYNC, RandomAccess.OPEN);
    assertStart(starts, 0, 1, 0);
    assertStart(starts, 1, 1, 0);
    assertThat(starts.highestSapType()).isEqualTo(1);
    assertThat(starts.areOfCmaf()).isTrue();
  }

  @Test
  void sapType_leadingSamplesThatAreRight_isTwo() {
    SegmentStarts starts = starts(LEADING, RandomAccess.SYNC, RandomAccess.SYNC);
    assertStart(starts, 1, 2, 0);
    assertThat(starts.highestSapType()).isEqualTo(2);
    assertThat(starts.areOfCmaf()).isTrue();
  }

  @Test
  void sapType_leadingSamplesThatMayBeWrong_isThreeFromThePointOn() {
    SegmentStarts starts = starts(LEADING, RandomAccess.SYNC, RandomAccess.OPEN);
    assertStart(starts, 0, 2, 0);
    assertStart(starts, 1, 3, 2);
    assertThat(starts.highestSapType()).isEqualTo(3);
    assertThat(starts.areOfCmaf()).isFalse();
  }

  @Test
  void sapType_gradual_isFourFromTheRecoveryOn() {
    SegmentStarts starts = starts(NOT_LEADING, RandomAccess.SYNC, GRADUAL);
    assertThat(starts.boundaries().segmentCount()).isEqualTo(2);
    assertStart(starts, 1, 4, 3);
    assertThat(starts.highestSapType()).isEqualTo(4);
    assertThat(starts.areOfCmaf()).isFalse();
  }

  @Test
  void sapDeltaTicks_recoveryBehindTheLastSample_isUpToThat() {
    assertStart(starts(NOT_LEADING, RandomAccess.SYNC, RandomAccess.gradual(100)), 1, 4, 4);
  }

  @Test
  void sapType_noRandomAccessPoint_isNoneForAll() {
    SegmentStarts starts = starts(NOT_LEADING, RandomAccess.NONE, RandomAccess.SYNC);
    assertStart(starts, 0, 0, 0);
    assertStart(starts, 1, 1, 0);
    assertThat(starts.highestSapType()).isZero();
    assertThat(starts.areOfCmaf()).isFalse();
  }
}
