package io.github.fragmill.core.internal.isobmff.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.testing.TestTracks;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunkPlanTest {

  @Test
  void of_twoTracks_everySampleOnceInOrderOfTime() {
    // Samples of a second each: every sample is a chunk.
    SampleTable samples = TestTracks.samples(10, 1, sample -> true);
    Track track = TestTracks.video(1, samples);

    ChunkPlan plan = ChunkPlan.of(List.of(track, track));

    assertThat(plan.count()).isEqualTo(20);
    long offset = 0;
    for (int chunk = 0; chunk < 20; chunk++) {
      assertThat(plan.track(chunk)).isEqualTo(chunk % 2);
      assertThat(plan.firstSample(chunk)).isEqualTo(chunk / 2);
      assertThat(plan.endSample(chunk)).isEqualTo(chunk / 2 + 1);
      assertThat(plan.offsetBytes(chunk)).isEqualTo(offset);
      offset += samples.sizeBytes(chunk / 2);
    }
    assertThat(plan.mediaBytes()).isEqualTo(offset);
    assertThat(plan.largestBytes()).isEqualTo(10);
    assertThat(plan.chunksOf(1)).containsExactly(1, 3, 5, 7, 9, 11, 13, 15, 17, 19);
  }

  @Test
  void of_largeSamples_chunksStaySmall() {
    SampleTableBuilder samples = new SampleTableBuilder(4);
    for (int sample = 0; sample < 4; sample++) {
      samples.add(3 << 20, sample * (3L << 20), /* durationTicks= */ 0, 0, true);
    }

    ChunkPlan plan = ChunkPlan.of(List.of(TestTracks.video(1, samples.build())));

    assertThat(plan.count()).isEqualTo(4);
    assertThat(plan.largestBytes()).isEqualTo(3 << 20);
  }
}
