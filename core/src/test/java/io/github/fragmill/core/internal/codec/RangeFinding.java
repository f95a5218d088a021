package io.github.fragmill.core.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.media.ByteRanges;
import io.github.fragmill.core.media.ProtectableRangeFinder;
import java.nio.ByteBuffer;

/** Asks a finder for ranges of any bytes, and checks what holds of every answer. */
public final class RangeFinding {

  private static final int MARGIN_BYTES = 3;

  private RangeFinding() {}

  /**
   * Finds ranges in a sample in the middle of a buffer.
   *
   * @throws MalformedMediaException as the finder does
   */
  public static void find(ProtectableRangeFinder finder, byte[] sample)
      throws MalformedMediaException {
    ByteBuffer buffer = ByteBuffer.allocate(sample.length + 2 * MARGIN_BYTES);
    buffer.put(MARGIN_BYTES, sample);
    buffer.position(MARGIN_BYTES).limit(MARGIN_BYTES + sample.length);
    byte[] before = buffer.array().clone();
    ByteRanges ranges = new ByteRanges();
    finder.find(buffer, ranges);
    assertThat(buffer.position()).isEqualTo(MARGIN_BYTES);
    assertThat(buffer.limit()).isEqualTo(MARGIN_BYTES + sample.length);
    assertThat(buffer.array()).isEqualTo(before);
    int end = 0;
    for (int range = 0; range < ranges.count(); range++) {
      assertThat(ranges.offsetBytes(range)).isGreaterThanOrEqualTo(end);
      assertThat(ranges.lengthBytes(range)).isPositive();
      end = Math.addExact(ranges.offsetBytes(range), ranges.lengthBytes(range));
    }
    assertThat(end).isLessThanOrEqualTo(sample.length);
  }
}
