package io.github.fragmill.core.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleTableRandomAccessTest {

  private static final RandomAccess GRADUAL = RandomAccess.gradual(3);

  /** Groups of five, composed I B B P P; decoded I P B B P, the first two B before the second I. */
  private static final int[] OFFSETS = {20, 30, 0, 0, 10};

  private static SampleTable table(RandomAccess... accesses) {
    SampleTableBuilder table = new SampleTableBuilder(1);
    for (int sample = 0; sample < accesses.length; sample++) {
      table.add(1, sample, 10, OFFSETS[sample % 5], accesses[sample]);
    }
    return table.build();
  }

  /** Fifteen samples, each fifth a random access point of its own kind. */
  private static SampleTable points(RandomAccess first, RandomAccess second, RandomAccess third) {
    RandomAccess[] accesses = new RandomAccess[15];
    Arrays.fill(accesses, RandomAccess.NONE);
    accesses[0] = first;
    accesses[5] = second;
    accesses[10] = third;
    return table(accesses);
  }

  private static List<RandomAccess> all(SampleTable table) {
    return IntStream.range(0, table.count()).mapToObj(table::randomAccess).toList();
  }

  @Test
  void randomAccess_everyKind_isWhatWasAdded() {
    SampleTable table = points(RandomAccess.SYNC, RandomAccess.OPEN, GRADUAL);
    assertThat(table.randomAccess(0)).isEqualTo(RandomAccess.SYNC);
    assertThat(table.randomAccess(4)).isEqualTo(RandomAccess.NONE);
    assertThat(table.randomAccess(5)).isEqualTo(RandomAccess.OPEN);
    assertThat(table.randomAccess(10)).isEqualTo(GRADUAL);
    assertThat(table.isSync(5)).isTrue();
    assertThat(table.isSync(10)).isFalse();
    assertThat(table.nextSync(1)).isEqualTo(5);
    assertThat(table.nextSync(6)).isEqualTo(15);
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> table.randomAccess(15));
  }

  @Test
  void earlier_everyKind_isKept() {
    SampleTableBuilder late = new SampleTableBuilder(2).decodeTimeTicks(100);
    late.add(1, 0, 10, 0, RandomAccess.OPEN).add(1, 1, 10, 0, GRADUAL);
    assertThat(all(late.build().earlier(100))).containsExactly(RandomAccess.OPEN, GRADUAL);
  }

  @Test
  void withRandomAccess_some_changesThemOnly() {
    SampleTable table = points(RandomAccess.SYNC, RandomAccess.OPEN, GRADUAL);
    SampleTable changed =
        table.withRandomAccess(
            new RandomAccessPoints.Builder()
                .add(0, RandomAccess.OPEN)
                .add(3, RandomAccess.SYNC)
                .add(5, RandomAccess.NONE)
                .add(14, RandomAccess.gradual(1))
                .build());
    assertThat(changed.randomAccess(0)).isEqualTo(RandomAccess.OPEN);
    assertThat(changed.randomAccess(3)).isEqualTo(RandomAccess.SYNC);
    assertThat(changed.randomAccess(5)).isEqualTo(RandomAccess.NONE);
    assertThat(changed.randomAccess(10)).isEqualTo(GRADUAL);
    assertThat(changed.randomAccess(14)).isEqualTo(RandomAccess.gradual(1));
    assertThat(changed.nextSync(1)).isEqualTo(3);
    assertThat(changed.nextSync(4)).isEqualTo(15);
    assertThat(changed.compositionTimeTicks(1)).isEqualTo(table.compositionTimeTicks(1));
    assertThat(changed.offsetBytes(14)).isEqualTo(14);
    assertThat(table.randomAccess(3)).as("the table itself").isEqualTo(RandomAccess.NONE);
  }

  @Test
  void withRandomAccess_lastThatWasNotSync_allAre() {
    SampleTable table = table(RandomAccess.SYNC, RandomAccess.NONE);
    assertThat(table.isAllSync()).isFalse();
    RandomAccessPoints point = new RandomAccessPoints.Builder().add(1, RandomAccess.OPEN).build();
    assertThat(table.withRandomAccess(point).isAllSync()).isTrue();
    assertThat(table.withRandomAccess(RandomAccessPoints.NONE)).isSameAs(table);
  }

  @Test
  void withRandomAccess_allSyncButOne_thatOneIsNot() {
    SampleTable table = table(RandomAccess.SYNC, RandomAccess.SYNC);
    RandomAccessPoints point = new RandomAccessPoints.Builder().add(1, RandomAccess.NONE).build();
    assertThat(all(table.withRandomAccess(point)))
        .containsExactly(RandomAccess.SYNC, RandomAccess.NONE);
  }

  @Test
  void withRandomAccess_sampleThatIsNone_isRefused() {
    RandomAccessPoints point = new RandomAccessPoints.Builder().add(2, RandomAccess.OPEN).build();
    SampleTable table = table(RandomAccess.SYNC, RandomAccess.NONE);
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> table.withRandomAccess(point));
  }

  @Test
  void nextLeading_reorderedFrames_thoseComposedBeforeThePoint() {
    SampleTable table = points(RandomAccess.SYNC, RandomAccess.OPEN, RandomAccess.SYNC);
    // Sample 5 is composed at 70; 7 and 8 are at 70 and 80: none is before it.
    assertThat(table.nextLeading(5, 6)).isEqualTo(15);
    SampleTableBuilder open = new SampleTableBuilder(6);
    open.add(1, 0, 10, 10, true).add(1, 1, 10, 40, true);
    open.add(1, 2, 10, 0, false).add(1, 3, 10, 0, false).add(1, 4, 10, 30, false);
    open.add(1, 5, 10, 0, false);
    SampleTable leading = open.build();
    assertThat(leading.nextLeading(0, 1)).isEqualTo(6);
    assertThat(leading.nextLeading(1, 2)).isEqualTo(2);
    assertThat(leading.nextLeading(1, 3)).isEqualTo(3);
    assertThat(leading.nextLeading(1, 4)).isEqualTo(6);
  }

  @Test
  void nextLeading_sampleOfTheNextGroup_doesNotCount() {
    SampleTableBuilder table = new SampleTableBuilder(3);
    table.add(1, 0, 10, 100, true).add(1, 1, 10, 90, true).add(1, 2, 10, -10, false);
    assertThat(table.build().nextLeading(0, 1)).isEqualTo(3);
  }

  @Test
  void nextSegmentStart_gradualOnesBesideSync_areNone() {
    SampleTable table = points(RandomAccess.SYNC, GRADUAL, RandomAccess.OPEN);
    assertThat(table.nextSegmentStart(0)).isZero();
    assertThat(table.nextSegmentStart(1)).isEqualTo(10);
    assertThat(table.nextSegmentStart(11)).isEqualTo(15);
  }

  @Test
  void nextSegmentStart_gradualOnesAlone_areThose() {
    SampleTable table = points(RandomAccess.SYNC, GRADUAL, GRADUAL);
    assertThat(table.nextSegmentStart(0)).isZero();
    assertThat(table.nextSegmentStart(1)).isEqualTo(5);
    assertThat(table.nextSegmentStart(6)).isEqualTo(10);
    assertThat(table.nextSegmentStart(11)).isEqualTo(15);
    assertThat(points(GRADUAL, GRADUAL, GRADUAL).nextSegmentStart(0)).isZero();
  }
}
