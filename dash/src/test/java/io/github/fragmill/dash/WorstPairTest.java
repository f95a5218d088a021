package io.github.fragmill.dash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.presentation.SegmentTimes;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WorstPairTest {

  @Test
  void of_randomSegments_isThatOfAnySize() {
    Random random = new Random(/* seed= */ 5352);
    for (int run = 0; run < 2000; run++) {
      SegmentTimes segments = randomSegments(random);
      long ticksPerSecond = 1L + random.nextInt(100_000);
      long rate = 1L + random.nextInt(1 << random.nextInt(31));

      assertThat(WorstPair.of(segments, ticksPerSecond, rate))
          .as("run %d", run)
          .isEqualTo(
              WorstPair.ofHuge(
                  segments, BigInteger.valueOf(ticksPerSecond), BigInteger.valueOf(rate)));
    }
  }

  @Test
  void of_peakOfTwo_isFromItsFirstToItsLast() {
    SegmentTimes segments =
        new SegmentTimes(new long[] {0, 1, 2, 3}, 4, new long[] {100, 2000, 2000, 100});

    assertThat(WorstPair.of(segments, 1, 8000)).isEqualTo(new WorstPair(1, 2));
    assertThat(WorstPair.ofHuge(segments, BigInteger.ONE, BigInteger.valueOf(8000)))
        .isEqualTo(new WorstPair(1, 2));
  }

  private static SegmentTimes randomSegments(Random random) {
    int count = 1 + random.nextInt(40);
    long[] startTicks = new long[count];
    long[] sizeBytes = new long[count];
    long time = random.nextInt(1000);
    for (int segment = 0; segment < count; segment++) {
      startTicks[segment] = time;
      sizeBytes[segment] = random.nextInt(1 << 20);
      time += random.nextInt(1 << 16);
    }
    return new SegmentTimes(startTicks, time, sizeBytes);
  }
}
