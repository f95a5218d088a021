package io.github.fragmill.core.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.testing.TestTracks;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleTableTest {

  private static final TimeScale SCALE = new TimeScale(30_000);

  /** What one sample was added as. */
  private record Expected(
      int size, long offset, long decodeTime, int duration, int composition, boolean isSync) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void lookups_randomTable_giveWhatWasAdded(long seed) {
    List<Expected> expected = randomSamples(new Random(seed), 700);
    SampleTableBuilder builder = new SampleTableBuilder(/* expectedCount= */ 1);
    for (Expected it : expected) {
      builder.add(it.size, it.offset, it.duration, it.composition, it.isSync);
    }
    SampleTable table = builder.build();

    assertThat(table.count()).isEqualTo(expected.size());
    for (int i = 0; i < expected.size(); i++) {
      Expected actual =
          new Expected(
              table.sizeBytes(i),
              table.offsetBytes(i),
              table.decodeTimeTicks(i),
              table.durationTicks(i),
              table.compositionOffsetTicks(i),
              table.isSync(i));
      assertThat(actual).as("sample %d", i).isEqualTo(expected.get(i));
      assertThat(table.compositionTimeTicks(i))
          .isEqualTo(expected.get(i).decodeTime + expected.get(i).composition);
      assertThat(table.nextSync(i)).as("sync from %d", i).isEqualTo(nextSync(expected, i));
    }
    assertThat(table.totalBytes()).isEqualTo(expected.stream().mapToLong(it -> it.size).sum());
    assertThat(table.compositionStartTicks())
        .isEqualTo(
            expected.stream().mapToLong(it -> it.decodeTime + it.composition).min().orElseThrow());
    assertThat(table.compositionEndTicks())
        .isEqualTo(
            expected.stream()
                .mapToLong(it -> it.decodeTime + it.composition + it.duration)
                .max()
                .orElseThrow());
    assertThat(table.minCompositionOffsetTicks())
        .isEqualTo(expected.stream().mapToInt(it -> it.composition).min().orElseThrow());
  }

  /** Runs of equal durations and of neighbours, broken now and then; gaps, also backwards. */
  @Test
  void earlier_laterTable_movesTimesAndNothingElse() {
    SampleTable later =
        new SampleTableBuilder(2)
            .decodeTimeTicks(1000)
            .add(10, 70, 512, 1024, true)
            .add(20, 90, 256, -512, false)
            .build();
    SampleTable earlier = later.earlier(900);
    assertThat(earlier.decodeTimeTicks(0)).isEqualTo(100);
    assertThat(earlier.decodeTimeTicks(1)).isEqualTo(612);
    assertThat(earlier.compositionTimeTicks(1)).isEqualTo(100);
    assertThat(earlier.durationTicks(1)).isEqualTo(256);
    assertThat(earlier.offsetBytes(1)).isEqualTo(90);
    assertThat(earlier.sizeBytes(1)).isEqualTo(20);
    assertThat(earlier.isSync(1)).isFalse();
    assertThat(earlier.endTicks()).isEqualTo(868);
    assertThat(earlier.compositionStartTicks()).isEqualTo(100);
    assertThat(earlier.compositionEndTicks()).isEqualTo(1636);
    assertThat(earlier.totalBytes()).isEqualTo(30);
    assertThat(later.decodeTimeTicks(0)).isEqualTo(1000);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 1001})
  void earlier_beforeZeroOrLater_isRefused(long ticks) {
    SampleTable table =
        new SampleTableBuilder(1).decodeTimeTicks(1000).add(10, 0, 512, 0, true).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table.earlier(ticks))
        .withMessageContaining("expected 0 to 1000, found " + ticks);
  }

  private static List<Expected> randomSamples(Random random, int count) {
    List<Expected> samples = new ArrayList<>();
    long decodeTime = 0;
    long offset = 100_000;
    int duration = 512;
    for (int i = 0; i < count; i++) {
      if (random.nextInt(40) == 0) {
        duration = random.nextInt(3) * 500;
      }
      if (random.nextInt(100) == 0) {
        offset = random.nextLong(1L << 40);
      }
      int size = random.nextInt(2000);
      int composition = random.nextInt(3) * 512 - 512;
      samples.add(
          new Expected(size, offset, decodeTime, duration, composition, random.nextInt(90) == 0));
      decodeTime += duration;
      offset += size;
    }
    return samples;
  }

  private static int nextSync(List<Expected> samples, int from) {
    int next = from;
    while (next < samples.size() && !samples.get(next).isSync) {
      next++;
    }
    return next;
  }

  @Test
  void offsetBytes_runLongerThanOneEntry_isExactAcrossTheCut() {
    SampleTable table = TestTracks.frames(SampleOffsets.MAX_RUN * 2 + 2, 1);
    for (int sample = 0; sample < table.count(); sample++) {
      assertThat(table.offsetBytes(sample)).isEqualTo(10L * sample);
    }
  }

  @Test
  void offsetBytes_interleavedChunks_areKept() {
    SampleTable table =
        new SampleTableBuilder(4)
            .add(5, 1000, 1, 0, true)
            .add(6, 1005, 1, 0, true)
            .add(7, 5000, 1, 0, true)
            .add(8, 40, 1, 0, true)
            .build();
    assertThat(offsets(table)).containsExactly(1000, 1005, 5000, 40);
  }

  private static long[] offsets(SampleTable table) {
    long[] offsets = new long[table.count()];
    for (int sample = 0; sample < offsets.length; sample++) {
      offsets[sample] = table.offsetBytes(sample);
    }
    return offsets;
  }

  @Test
  void nextSync_syncsAroundWordBoundaries_areFound() {
    Set<Integer> syncs = Set.of(0, 63, 64, 127, 192, 300);
    SampleTable table = TestTracks.samples(320, 1, syncs::contains);
    assertThat(List.of(0, 1, 63, 64, 65, 128, 192, 193, 300, 301, 319))
        .map(table::nextSync)
        .containsExactly(0, 63, 63, 64, 127, 192, 192, 300, 300, 320, 320);
    assertThat(table.nextSync(320)).isEqualTo(320);
    assertThat(table.isAllSync()).isFalse();
  }

  @Test
  void nextSync_noSyncAtAll_isTheCount() {
    SampleTable table = TestTracks.samples(200, 1, sample -> false);
    assertThat(table.nextSync(0)).isEqualTo(200);
  }

  @Test
  void nextSync_allSync_isTheSampleItself() {
    SampleTable table = TestTracks.frames(100, 1);
    assertThat(table.isAllSync()).isTrue();
    assertThat(table.nextSync(77)).isEqualTo(77);
    assertThat(table.nextSync(1000)).isEqualTo(100);
  }

  @Test
  void isSync_countOfAFullWord_isExact() {
    SampleTable table = TestTracks.samples(64, 1, sample -> sample != 63);
    assertThat(table.isSync(62)).isTrue();
    assertThat(table.isSync(63)).isFalse();
  }

  @Test
  void decodeTimeTicks_gapBetweenSamples_isKept() {
    SampleTable table =
        new SampleTableBuilder(3)
            .decodeTimeTicks(5000)
            .add(1, 0, 100, 0, true)
            .decodeTimeTicks(9000)
            .add(1, 1, 100, 0, true)
            .add(1, 2, 100, 0, true)
            .build();
    assertThat(table.decodeTimeTicks(0)).isEqualTo(5000);
    assertThat(table.decodeTimeTicks(1)).isEqualTo(9000);
    assertThat(table.decodeTimeTicks(2)).isEqualTo(9100);
    assertThat(table.endTicks()).isEqualTo(9200);
  }

  @Test
  void compositionOffsetTicks_firstOneLate_isZeroBefore() {
    SampleTable table =
        new SampleTableBuilder(1)
            .add(1, 0, 10, 0, true)
            .add(1, 1, 10, 0, false)
            .add(1, 2, 10, -20, false)
            .build();
    assertThat(table.compositionOffsetTicks(1)).isZero();
    assertThat(table.compositionOffsetTicks(2)).isEqualTo(-20);
    assertThat(table.compositionTimeTicks(2)).isZero();
    assertThat(table.hasCompositionOffsets()).isTrue();
    assertThat(table.minCompositionOffsetTicks()).isEqualTo(-20);
  }

  @Test
  void minCompositionOffsetTicks_withoutOffsets_isZero() {
    SampleTable table = TestTracks.frames(3, 1);
    assertThat(table.hasCompositionOffsets()).isFalse();
    assertThat(table.minCompositionOffsetTicks()).isZero();
  }

  @Test
  void minCompositionOffsetTicks_allPositive_isTheSmallest() {
    SampleTable table =
        new SampleTableBuilder(2).add(1, 0, 1, 7, true).add(1, 1, 1, 3, true).build();
    assertThat(table.minCompositionOffsetTicks()).isEqualTo(3);
  }

  @Test
  void build_twoMillionSamples_needsLittleMoreThanTheirSizes() throws Exception {
    int count = 2_000_000;
    SampleTableBuilder builder = new SampleTableBuilder(count);
    for (int sample = 0; sample < count; sample++) {
      builder.add(100 + sample % 7, 1L << 33 | 200L * sample, 1024, 0, true);
    }
    SampleTable interleaved = builder.build();
    SampleTable neighbours = TestTracks.samples(count, 1024, sample -> sample % 50 == 0);

    // Four bytes each for sizes; neighbours add 12 for every 64 samples and a bit each for sync.
    assertThat(arrayBytes(neighbours)).isLessThan(count * 4L + count / 64 * 12L + count / 8 + 1000);
    // The worst case: no two samples lie side by side.
    assertThat(arrayBytes(interleaved)).isLessThan(count * 16L + 1000);
    assertThat(interleaved.decodeTimeTicks(count - 1)).isEqualTo(1024L * (count - 1));
    assertThat(interleaved.offsetBytes(count - 1)).isEqualTo(1L << 33 | 200L * (count - 1));
    assertThat(neighbours.offsetBytes(count - 1)).isEqualTo(10L * (count - 1));
  }

  /** Adds up all arrays of a table: what grows with its samples. */
  private static long arrayBytes(SampleTable table) throws IllegalAccessException {
    long total = 0;
    for (Field field : SampleTable.class.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers()) && field.getType().isArray()) {
        field.setAccessible(true);
        int entryBytes = field.getType() == long[].class ? Long.BYTES : Integer.BYTES;
        total += (long) entryBytes * Array.getLength(field.get(table));
      }
    }
    return total;
  }

  @Test
  void rate_constantDurations_isExact() {
    assertThat(TestTracks.frames(10, 1001).rate(SCALE)).contains(new Ratio(30_000, 1001));
  }

  @Test
  void rate_lastSampleDiffers_isStillExact() {
    SampleTableBuilder table = new SampleTableBuilder(3);
    table.add(1, 0, 1001, 0, true).add(1, 1, 1001, 0, true).add(1, 2, 2002, 0, true);
    assertThat(table.build().rate(SCALE)).contains(new Ratio(30_000, 1001));
  }

  @Test
  void rate_variableDurations_isTheAverage() {
    SampleTableBuilder table = new SampleTableBuilder(4);
    int[] durations = {1000, 2000, 1000, 2000};
    for (int sample = 0; sample < 4; sample++) {
      table.add(1, sample, durations[sample], 0, true);
    }
    assertThat(table.build().rate(SCALE)).contains(new Ratio(20, 1));
  }

  @Test
  void rate_noDuration_isEmpty() {
    assertThat(TestTracks.frames(5, 0).rate(SCALE)).isEmpty();
  }

  @Test
  void rate_belowAThousandthOfAFrame_isEmpty() {
    SampleTableBuilder table = new SampleTableBuilder(3);
    table.add(1, 0, 1, 0, true).add(1, 1, Integer.MAX_VALUE, 0, true).add(1, 2, 5, 0, true);
    assertThat(table.build().rate(new TimeScale(1))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-1, 0, 0", "0, -1, 0", "0, 0, -1"})
  void add_negative_isRefused(int size, long offset, int duration) {
    SampleTableBuilder builder = new SampleTableBuilder(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.add(size, offset, duration, 0, true))
        .withMessageContaining("size " + size)
        .withMessageContaining("offset " + offset)
        .withMessageContaining("duration " + duration);
  }

  @Test
  void add_timeAbove63Bits_isRefused() {
    SampleTableBuilder builder = new SampleTableBuilder(1).decodeTimeTicks(Long.MAX_VALUE - 5);
    assertThatThrownBy(() -> builder.add(1, 0, 10, 0, true))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> builder.add(1, 0, 1, 10, true))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void add_placeAbove63Bits_isRefused() {
    SampleTableBuilder builder = new SampleTableBuilder(1);
    assertThatThrownBy(() -> builder.add(2, Long.MAX_VALUE - 1, 1, 0, true))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void build_withoutSamples_isRefused() {
    assertThatIllegalStateException().isThrownBy(() -> new SampleTableBuilder(8).build());
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 3, Integer.MAX_VALUE})
  void lookups_outOfRange_areRefused(int sample) {
    SampleTable table = TestTracks.samples(3, 1, it -> it == 0);
    assertThatThrownBy(() -> table.sizeBytes(sample)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> table.offsetBytes(sample))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> table.decodeTimeTicks(sample))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> table.durationTicks(sample))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> table.compositionOffsetTicks(sample))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> table.isSync(sample)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void sourceNumber_unlessSaid_countsFromZero() {
    SampleTable table = TestTracks.samples(3, 1, sample -> true);

    assertThat(table.sourceNumber(0)).isZero();
    assertThat(table.sourceNumber(2)).isEqualTo(2);
  }

  @Test
  void sourceNumber_samplesLeftOut_goesOnFromWhatWasSaid() {
    SampleTable table =
        new SampleTableBuilder(/* expectedCount= */ 1)
            .add(1, 0, 10, 0, true)
            .sourceNumber(5)
            .add(1, 5, 10, 0, true)
            .add(1, 6, 10, 0, true)
            .build();

    assertThat(table.sourceNumber(0)).isZero();
    assertThat(table.sourceNumber(1)).isEqualTo(5);
    assertThat(table.sourceNumber(2)).isEqualTo(6);
    assertThat(table.earlier(0).sourceNumber(2)).isEqualTo(6);
  }
}
