package io.github.fragmill.core.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomAccessPointsTest {

  private static List<String> all(RandomAccessPoints points) {
    return IntStream.range(0, points.count())
        .mapToObj(
            index ->
                points.sample(index)
                    + " "
                    + points.access(index).type()
                    + " "
                    + points.access(index).recoverySamples())
        .toList();
  }

  @Test
  void access_everyKind_isWhatWasAdded() {
    RandomAccessPoints points =
        new RandomAccessPoints.Builder()
            .add(0, RandomAccess.NONE)
            .add(2, RandomAccess.SYNC)
            .add(3, RandomAccess.OPEN)
            .add(1_000_000, RandomAccess.gradual(32_767))
            .build();
    assertThat(all(points))
        .containsExactly("0 NONE 0", "2 SYNC 0", "3 OPEN 0", "1000000 GRADUAL 32767");
    assertThat(points.indexOf(3)).isEqualTo(2);
    assertThat(points.indexOf(4)).isEqualTo(-1);
    assertThat(points.indexFrom(4)).isEqualTo(3);
    assertThat(points.indexFrom(1_000_001)).isEqualTo(4);
  }

  @Test
  void add_notAscending_isRefused() {
    RandomAccessPoints.Builder builder = new RandomAccessPoints.Builder().add(5, RandomAccess.OPEN);
    assertThatIllegalArgumentException().isThrownBy(() -> builder.add(5, RandomAccess.OPEN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RandomAccessPoints.Builder().add(-1, RandomAccess.OPEN));
  }

  @Test
  void with_others_theseGoFirst() {
    RandomAccessPoints old =
        new RandomAccessPoints.Builder()
            .add(1, RandomAccess.OPEN)
            .add(5, RandomAccess.OPEN)
            .add(9, RandomAccess.gradual(4))
            .build();
    RandomAccessPoints changed =
        new RandomAccessPoints.Builder()
            .add(0, RandomAccess.gradual(2))
            .add(5, RandomAccess.SYNC)
            .add(7, RandomAccess.OPEN)
            .build();
    assertThat(all(old.with(changed)))
        .containsExactly("0 GRADUAL 2", "1 OPEN 0", "7 OPEN 0", "9 GRADUAL 4");
    assertThat(all(old.with(RandomAccessPoints.NONE))).isEqualTo(all(old));
  }

  @Test
  void memoryBytes_points_growWithThem() {
    RandomAccessPoints.Builder builder = new RandomAccessPoints.Builder();
    assertThat(builder.memoryBytes()).isZero();
    IntStream.range(0, 1000).forEach(sample -> builder.add(sample, RandomAccess.OPEN));
    assertThat(builder.memoryBytes()).isBetween(6_000L, 12_000L);
  }
}
