package io.github.fragmill.core.internal.isobmff.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.media.TimeScale;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mp4parser.boxes.iso14496.part12.SegmentIndexBox;

class SegmentIndexBytesTest {

  private static SegmentIndexBox parsed(byte[] box) throws IOException {
    return IsoParsing.of(box).get(SegmentIndexBox.class, "sidx");
  }

  @Test
  void of_references_areToldInOrder() throws IOException {
    byte[] box =
        SegmentIndexBytes.of(
            new TimeScale(90_000),
            /* earliestTicks= */ 1L << 40,
            List.of(
                new SegmentIndexBytes.Reference(1000, 360_000, 1, 0),
                new SegmentIndexBytes.Reference(
                    Integer.MAX_VALUE, SegmentIndexBytes.MAX_DURATION_TICKS, 3, 3600),
                new SegmentIndexBytes.Reference(1, 0, 0, 0)));
    assertThat(box).hasSize(SegmentIndexBytes.sizeBytes(3));
    SegmentIndexBox sidx = parsed(box);
    assertThat(sidx.getVersion()).isEqualTo(1);
    assertThat(sidx.getReferenceId()).isEqualTo(1);
    assertThat(sidx.getTimeScale()).isEqualTo(90_000);
    assertThat(sidx.getEarliestPresentationTime()).isEqualTo(1L << 40);
    assertThat(sidx.getFirstOffset()).isZero();
    assertThat(sidx.getEntries())
        .extracting(SegmentIndexBox.Entry::getReferencedSize)
        .containsExactly(1000, Integer.MAX_VALUE, 1);
    assertThat(sidx.getEntries())
        .extracting(SegmentIndexBox.Entry::getSubsegmentDuration)
        .containsExactly(360_000L, SegmentIndexBytes.MAX_DURATION_TICKS, 0L);
    assertThat(sidx.getEntries())
        .extracting(SegmentIndexBox.Entry::getStartsWithSap)
        .containsExactly((byte) 1, (byte) 1, (byte) 0);
    assertThat(sidx.getEntries())
        .extracting(SegmentIndexBox.Entry::getSapType)
        .containsExactly((byte) 1, (byte) 3, (byte) 0);
    assertThat(sidx.getEntries())
        .extracting(SegmentIndexBox.Entry::getSapDeltaTime)
        .containsExactly(0, 3600, 0);
    assertThat(sidx.getEntries()).allMatch(entry -> entry.getReferenceType() == 0);
  }

  @Test
  void of_mostReferences_fitTheCount() throws IOException {
    byte[] box =
        SegmentIndexBytes.of(
            new TimeScale(1000),
            0,
            Collections.nCopies(
                SegmentIndexBytes.MAX_REFERENCES, new SegmentIndexBytes.Reference(1, 1, 1, 0)));
    assertThat(box).hasSize(SegmentIndexBytes.sizeBytes(SegmentIndexBytes.MAX_REFERENCES));
    assertThat(parsed(box).getEntries()).hasSize(65_535);
  }
}
