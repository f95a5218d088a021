package io.github.fragmill.dash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.presentation.SegmentTimes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeakyBucketTest {

  private static final TimeScale SECONDS = new TimeScale(1);
  private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

  @Test
  void bitsPerSecond_constantRateAndBufferOfOneSegment_isTheAverage() {
    SegmentTimes segments = segments(6, new long[] {0, 2, 4}, 1000, 1000, 1000);

    assertRate(segments, TWO_SECONDS, 4000);
  }

  @Test
  void bitsPerSecond_oneSegment_fillsTheBufferInTime() {
    assertRate(segments(4, new long[] {0}, 1000), TWO_SECONDS, 4000);
  }

  @Test
  void bitsPerSecond_peakInTheMiddle_mustArriveWithinTheBuffer() {
    // The large segment alone asks for most: 3000 bytes in 2 seconds.
    SegmentTimes segments = segments(8, new long[] {0, 2, 4, 6}, 100, 100, 3000, 100);

    assertRate(segments, TWO_SECONDS, 12_000);
  }

  @Test
  void bitsPerSecond_peakOfTwoSegments_countsBoth() {
    // Segments 1 and 2 ask for most: 4000 bytes in 2 + 1 seconds.
    SegmentTimes segments = segments(4, new long[] {0, 1, 2, 3}, 100, 2000, 2000, 100);

    assertRate(segments, TWO_SECONDS, 10_667);
  }

  @Test
  void bitsPerSecond_generousBuffer_isStillTheAverage() {
    SegmentTimes segments = segments(4, new long[] {0, 2}, 1001, 1000);

    assertRate(segments, Duration.ofHours(1), 4002);
  }

  @Test
  void bitsPerSecond_quotient_isRoundedUp() {
    // 8 bits in 3 seconds.
    assertRate(segments(3, new long[] {0}, 1), Duration.ofSeconds(3), 3);
  }

  @Test
  void bitsPerSecond_laterStart_makesNoDifference() {
    SegmentTimes early = segments(4, new long[] {0, 2}, 500, 900);
    SegmentTimes late = segments(1_000_004, new long[] {1_000_000, 1_000_002}, 500, 900);

    assertThat(LeakyBucket.bitsPerSecond(late, SECONDS, TWO_SECONDS))
        .isEqualTo(LeakyBucket.bitsPerSecond(early, SECONDS, TWO_SECONDS));
  }

  @Test
  void bitsPerSecond_noDurationAtAll_needsEverythingWithinTheBuffer() {
    assertRate(segments(5, new long[] {5, 5, 5}, 100, 100, 100), TWO_SECONDS, 1200);
  }

  @Test
  void bitsPerSecond_noBytes_isOne() {
    assertRate(segments(4, new long[] {0, 2}, 0, 0), TWO_SECONDS, 1);
  }

  @Test
  void bitsPerSecond_hugeSizesAndTimes_isExact() {
    long size = Long.MAX_VALUE;
    SegmentTimes segments =
        segments(Long.MAX_VALUE, new long[] {0, Long.MAX_VALUE - 1}, size, size);

    // One segment alone asks for most: 8 * (2^63 - 1) bits within a nanosecond.
    assertThat(LeakyBucket.bitsPerSecond(segments, SECONDS, Duration.ofNanos(1)))
        .isEqualTo(BigInteger.valueOf(Long.MAX_VALUE).multiply(BigInteger.valueOf(8_000_000_000L)));
  }

  @Test
  void bitsPerSecond_longestBuffer_isTheAverage() {
    assertRate(
        segments(1, new long[] {0}, 10), Duration.ofSeconds(Long.MAX_VALUE, 999_999_999), 80);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1})
  void bitsPerSecond_bufferTimeNotPositive_isRefused(long nanos) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                LeakyBucket.bitsPerSecond(
                    segments(1, new long[] {0}, 1), SECONDS, Duration.ofNanos(nanos)))
        .withMessageStartingWith("minBufferTime");
  }

  @Test
  void bitsPerSecond_randomSegments_isTheSmallestRateThatNeverStarves() {
    Random random = new Random(/* seed= */ 23009);
    for (int run = 0; run < 400; run++) {
      SegmentTimes segments = randomSegments(random);
      TimeScale timeScale = new TimeScale(1 + random.nextInt(run % 2 == 0 ? 10 : 100_000));
      Duration bufferTime = Duration.ofNanos(1 + random.nextLong(5_000_000_000L));

      long rate = LeakyBucket.bitsPerSecond(segments, timeScale, bufferTime).longValueExact();

      String description = "run " + run + ", rate " + rate;
      assertThat(neverStarves(segments, timeScale, bufferTime, rate)).as(description).isTrue();
      if (rate > averageRoundedUp(segments, timeScale)) {
        assertThat(neverStarves(segments, timeScale, bufferTime, rate - 1))
            .as(description)
            .isFalse();
      }
    }
  }

  /** Plays from every segment, and looks at every segment from there, one by one. */
  private static boolean neverStarves(
      SegmentTimes segments, TimeScale timeScale, Duration bufferTime, long bitsPerSecond) {
    BigDecimal rate = BigDecimal.valueOf(bitsPerSecond);
    BigDecimal ticksPerSecond = BigDecimal.valueOf(timeScale.ticksPerSecond());
    BigDecimal buffered =
        BigDecimal.valueOf(bufferTime.toNanos(), /* scale= */ 9).multiply(ticksPerSecond);
    for (int first = 0; first < segments.count(); first++) {
      long neededBits = 0;
      for (int playing = first; playing < segments.count(); playing++) {
        neededBits += 8 * segments.sizeBytes(playing);
        long playedTicks = segments.startTicks(playing) - segments.startTicks(first);
        BigDecimal arrivedTimesTicks = rate.multiply(buffered.add(BigDecimal.valueOf(playedTicks)));
        if (BigDecimal.valueOf(neededBits).multiply(ticksPerSecond).compareTo(arrivedTimesTicks)
            > 0) {
          return false;
        }
      }
    }
    return true;
  }

  private static long averageRoundedUp(SegmentTimes segments, TimeScale timeScale) {
    long bits = 0;
    for (int segment = 0; segment < segments.count(); segment++) {
      bits += 8 * segments.sizeBytes(segment);
    }
    long ticks = segments.endTicks() - segments.startTicks(0);
    return ticks == 0
        ? 1
        : Math.max(
            1,
            BigDecimal.valueOf(bits)
                .multiply(BigDecimal.valueOf(timeScale.ticksPerSecond()))
                .divide(BigDecimal.valueOf(ticks), 0, RoundingMode.CEILING)
                .longValueExact());
  }

  private static SegmentTimes randomSegments(Random random) {
    int count = 1 + random.nextInt(40);
    int longestTicks = 1 + random.nextInt(1 << random.nextInt(18));
    int largestBytes = 1 + random.nextInt(1 << random.nextInt(24));
    long[] startTicks = new long[count];
    long[] sizeBytes = new long[count];
    long time = random.nextInt(1000);
    for (int segment = 0; segment < count; segment++) {
      startTicks[segment] = time;
      sizeBytes[segment] = random.nextInt(largestBytes);
      time += random.nextInt(longestTicks);
    }
    return new SegmentTimes(startTicks, time, sizeBytes);
  }

  private static SegmentTimes segments(long endTicks, long[] startTicks, long... sizeBytes) {
    return new SegmentTimes(startTicks, endTicks, sizeBytes);
  }

  private static void assertRate(SegmentTimes segments, Duration bufferTime, long expected) {
    assertThat(LeakyBucket.bitsPerSecond(segments, SECONDS, bufferTime))
        .isEqualTo(BigInteger.valueOf(expected));
  }
}
