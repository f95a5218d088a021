package io.github.fragmill.core.internal.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.media.RandomAccess;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.testing.TestTracks;
import org.junit.jupiter.api.Test;

class DerivedSamplesTest {

  private static final RandomAccess GRADUAL = RandomAccess.gradual(3);

  /** Each fifth is a random access point: sync, open and gradual. */
  private static SampleTable fifteen() {
    RandomAccess[] points = {RandomAccess.SYNC, RandomAccess.OPEN, GRADUAL};
    SampleTableBuilder table = new SampleTableBuilder(15);
    for (int sample = 0; sample < 15; sample++) {
      table.add(1, sample, 10, 0, sample % 5 == 0 ? points[sample / 5] : RandomAccess.NONE);
    }
    return table.build();
  }

  @Test
  void syncOnly_reorderedFrames_keepTheirPlacesAndLastUntilTheNext() {
    SampleTableBuilder builder = new SampleTableBuilder(/* expectedCount= */ 6);
    for (int sample = 0; sample < 6; sample++) {
      builder.add(10 + sample, 100L * sample, 5, sample == 4 ? 15 : 5, sample % 3 == 0);
    }
    SampleTable syncOnly = DerivedSamples.syncOnly(builder.build()).orElseThrow();

    assertThat(syncOnly.count()).isEqualTo(2);
    assertThat(syncOnly.isAllSync()).isTrue();
    assertThat(syncOnly.hasCompositionOffsets()).isFalse();
    assertThat(syncOnly.sizeBytes(1)).isEqualTo(13);
    assertThat(syncOnly.offsetBytes(1)).isEqualTo(300);
    assertThat(syncOnly.compositionTimeTicks(0)).isEqualTo(5);
    assertThat(syncOnly.durationTicks(0)).isEqualTo(15);
    assertThat(syncOnly.compositionTimeTicks(1)).isEqualTo(20);
    assertThat(syncOnly.compositionEndTicks()).isEqualTo(40);
  }

  @Test
  void syncOnly_composedBeforeZero_keepsCompositionTimes() {
    SampleTable syncOnly =
        DerivedSamples.syncOnly(
                new SampleTableBuilder(2).add(1, 0, 10, -4, true).add(1, 1, 10, -4, true).build())
            .orElseThrow();

    assertThat(syncOnly.decodeTimeTicks(0)).isZero();
    assertThat(syncOnly.compositionTimeTicks(0)).isEqualTo(-4);
    assertThat(syncOnly.compositionTimeTicks(1)).isEqualTo(6);
  }

  @Test
  void syncOnly_none_isEmpty() {
    assertThat(DerivedSamples.syncOnly(TestTracks.samples(3, 1, sample -> false))).isEmpty();
  }

  @Test
  void syncOnly_notComposedInDecodingOrder_isEmpty() {
    SampleTableBuilder builder = new SampleTableBuilder(2);
    builder.add(1, 0, 10, 11, true).add(1, 1, 10, 0, true);
    assertThat(DerivedSamples.syncOnly(builder.build())).isEmpty();
  }

  @Test
  void syncOnly_longerThan31Bits_isEmpty() {
    SampleTableBuilder builder = new SampleTableBuilder(2);
    builder.add(1, 0, Integer.MAX_VALUE, 0, true).add(1, 1, 1, 0, false);
    assertThat(DerivedSamples.syncOnly(builder.build())).isEmpty();
  }

  @Test
  void splitAt_timesWithinSamples_repeatsTheirBytes() {
    SampleTable table =
        DerivedSamples.splitAt(
            new SampleTableBuilder(2)
                .add(10, 100, 1000, 0, true)
                .add(20, 110, 2000, 0, true)
                .build(),
            0,
            500,
            1000,
            1500,
            2500,
            9000);
    assertThat(table.count()).isEqualTo(5);
    long[] times = {0, 500, 1000, 1500, 2500};
    long[] offsets = {100, 100, 110, 110, 110};
    for (int sample = 0; sample < times.length; sample++) {
      assertThat(table.decodeTimeTicks(sample)).isEqualTo(times[sample]);
      assertThat(table.offsetBytes(sample)).isEqualTo(offsets[sample]);
      assertThat(table.sizeBytes(sample)).isEqualTo(sample < 2 ? 10 : 20);
    }
    assertThat(table.durationTicks(4)).isEqualTo(500);
    assertThat(table.endTicks()).isEqualTo(3000);
  }

  @Test
  void splitAt_gapsBetweenSamples_stay() {
    SampleTable table =
        DerivedSamples.splitAt(
            new SampleTableBuilder(2)
                .decodeTimeTicks(100)
                .add(10, 100, 100, 0, true)
                .decodeTimeTicks(500)
                .add(20, 110, 100, 0, false)
                .build(),
            300,
            550);
    assertThat(table.count()).isEqualTo(3);
    assertThat(table.decodeTimeTicks(1)).isEqualTo(500);
    assertThat(table.decodeTimeTicks(2)).isEqualTo(550);
    assertThat(table.isSync(2)).isFalse();
  }

  @Test
  void sourceNumber_ofDerivedTables_isThatOfTheSource() {
    SampleTable all = TestTracks.samples(7, 10, sample -> sample % 3 == 0);
    SampleTable syncOnly = DerivedSamples.syncOnly(all).orElseThrow();
    SampleTable split = DerivedSamples.splitAt(syncOnly, 35, 45);

    assertThat(syncOnly.sourceNumber(1)).isEqualTo(3);
    assertThat(syncOnly.sourceNumber(2)).isEqualTo(6);
    assertThat(split.sourceNumber(1)).isEqualTo(3);
    assertThat(split.sourceNumber(2)).isEqualTo(3);
    assertThat(split.sourceNumber(3)).isEqualTo(3);
    assertThat(split.sourceNumber(4)).isEqualTo(6);
  }

  @Test
  void splitAt_everyKind_isThatOfBothParts() {
    SampleTable table = DerivedSamples.splitAt(fifteen(), 55);
    assertThat(table.randomAccess(5)).isEqualTo(RandomAccess.OPEN);
    assertThat(table.randomAccess(6)).isEqualTo(RandomAccess.OPEN);
    assertThat(table.randomAccess(11)).isEqualTo(GRADUAL);
  }

  @Test
  void syncOnly_openOnes_standForThemselves() {
    SampleTable table = DerivedSamples.syncOnly(fifteen()).orElseThrow();
    assertThat(table.count()).isEqualTo(2);
    assertThat(table.randomAccess(0)).isEqualTo(RandomAccess.SYNC);
    assertThat(table.randomAccess(1)).isEqualTo(RandomAccess.SYNC);
  }
}
