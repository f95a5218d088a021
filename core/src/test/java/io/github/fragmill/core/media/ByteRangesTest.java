package io.github.fragmill.core.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ByteRangesTest {

  private final ByteRanges ranges = new ByteRanges();

  @Test
  void add_moreThanTheFirstRoom_keepsAll() {
    for (int i = 0; i < 100; i++) {
      ranges.add(10 * i, i % 9 + 1);
    }
    assertThat(ranges.count()).isEqualTo(100);
    for (int i = 0; i < 100; i++) {
      assertThat(ranges.offsetBytes(i)).isEqualTo(10 * i);
      assertThat(ranges.lengthBytes(i)).isEqualTo(i % 9 + 1);
    }
  }

  @Test
  void add_empty_isPassedOver() {
    ranges.add(5, 0);
    assertThat(ranges.count()).isZero();
  }

  @Test
  void add_directlyAfter_isAllowed() {
    ranges.add(0, 5);
    ranges.add(5, 5);
    assertThat(ranges.count()).isEqualTo(2);
  }

  @Test
  void add_overlapping_isRefused() {
    ranges.add(10, 5);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ranges.add(14, 1))
        .withMessageContaining("from 15")
        .withMessageContaining("14+1");
  }

  @Test
  void add_negative_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> ranges.add(-1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> ranges.add(0, -1));
  }

  @Test
  void clear_used_beginsAgain() {
    ranges.add(10, 5);
    ranges.clear();
    assertThat(ranges.count()).isZero();
    ranges.add(0, 1);
    assertThat(ranges.offsetBytes(0)).isZero();
  }

  @Test
  void lookups_outOfRange_areRefused() {
    ranges.add(1, 1);
    assertThatThrownBy(() -> ranges.offsetBytes(1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> ranges.lengthBytes(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
