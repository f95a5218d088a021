package io.github.fragmill.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.benchmarks.movie.SyntheticMovie;
import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.PackagingResult;
import io.github.fragmill.core.RenditionPlan;
import io.github.fragmill.core.RenditionResult;
import io.github.fragmill.dash.DashManifest;
import org.junit.jupiter.api.Test;

/**
 * Ten hours, 900,000 frames and 1,687,500 frames of audio, in a heap of 64 MB, in which the movie's
 * own tables, 17 MB, lie too.
 */
class TenHourTitleIT {

  private static final int SECONDS = 10 * 3600;
  private static final int SEGMENTS = SECONDS / 4;
  private static final int KILOBITS_PER_SECOND = 500;
  private static final long VIDEO_BYTES = SECONDS * KILOBITS_PER_SECOND * 1000L / Byte.SIZE;

  @Test
  void packageTo_tenHours_fitsInSmallHeap() throws Exception {
    SmallHeap.require();
    Packager clear =
        Packager.of(SyntheticMovie.of(SECONDS, KILOBITS_PER_SECOND).computed())
            .manifest(DashManifest.onDemand());
    PackagingPlan plan = Protections.apply(clear, Protections.CBCS).plan();

    PackagingEngine engine = PackagingEngine.create();
    for (RenditionPlan rendition : plan.renditions()) {
      assertThat(rendition.segmentCount()).isEqualTo(SEGMENTS);
      for (int segment : new int[] {SEGMENTS - 1, 0, SEGMENTS / 2}) {
        CountingChannel channel = new CountingChannel();
        long sizeBytes = engine.write(plan.segment(rendition.id(), segment), channel);
        assertThat(channel.bytes()).isEqualTo(sizeBytes).isGreaterThan(50_000);
      }
    }

    PackagingResult result = engine.packageTo(plan, DiscardingOutput.positioned());
    assertThat(result.renditions())
        .extracting(RenditionResult::segments)
        .containsExactly(SEGMENTS, SEGMENTS);
    assertThat(result.totalBytes()).isGreaterThan(VIDEO_BYTES);
  }
}
