package io.github.fragmill.core.internal.codec.ac4;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.Mutations;
import io.github.fragmill.core.media.ByteRanges;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class Ac4RangeFinderTest {

  private static byte[] frame(int payloadBytes) {
    return Ac4Bits.frame(
        Ac4Bits.toc(/* frameRateIndex= */ 13, 1)
            .append(Ac4Bits.singleGroup(0))
            .append(Ac4Bits.stereoGroup())
            .append(Ac4Bits.sizes(payloadBytes)),
        payloadBytes);
  }

  @Test
  void find_frame_everythingAfterTheTable() throws Exception {
    byte[] frame = frame(100);
    ByteRanges ranges = new ByteRanges();

    new Ac4RangeFinder().find(ByteBuffer.wrap(frame), ranges);

    assertThat(ranges.count()).isEqualTo(1);
    assertThat(ranges.offsetBytes(0)).isEqualTo(frame.length - 100);
    assertThat(ranges.lengthBytes(0)).isEqualTo(100);
  }

  @Test
  void find_frameInTheMiddleOfABuffer_offsetsFromItsStart() throws Exception {
    byte[] frame = frame(10);
    ByteBuffer buffer = ByteBuffer.allocateDirect(frame.length + 9).put(4, frame);
    buffer.position(4).limit(4 + frame.length);
    ByteRanges ranges = new ByteRanges();

    new Ac4RangeFinder().find(buffer, ranges);

    assertThat(ranges.offsetBytes(0)).isEqualTo(frame.length - 10);
    assertThat(buffer.position()).isEqualTo(4);
    assertThat(buffer.limit()).isEqualTo(4 + frame.length);
  }

  @Test
  void find_nothingAfterTheTable_noRange() throws Exception {
    ByteRanges ranges = new ByteRanges();

    new Ac4RangeFinder().find(ByteBuffer.wrap(frame(0)), ranges);
    assertThat(ranges.count()).isZero();

    new Ac4RangeFinder().find(ByteBuffer.allocate(0), ranges);
    assertThat(ranges.count()).isZero();
  }

  @Test
  void find_mutatedFrame_rangeOrTypedException() {
    Mutations mutations = new Mutations(/* seed= */ 42);
    Ac4RangeFinder finder = new Ac4RangeFinder();
    int refused = 0;
    for (int i = 0; i < 6000; i++) {
      ByteBuffer frame = ByteBuffer.wrap(mutations.mutate(frame(60)));
      ByteRanges ranges = new ByteRanges();
      try {
        finder.find(frame, ranges);
        assertThat(ranges.count()).isLessThanOrEqualTo(1);
        if (ranges.count() == 1) {
          assertThat(ranges.offsetBytes(0) + ranges.lengthBytes(0)).isEqualTo(frame.remaining());
        }
      } catch (MalformedMediaException e) {
        assertThat(e).hasMessageStartingWith("sample: ");
        refused++;
      }
    }
    assertThat(refused).isBetween(600, 5400);
  }
}
