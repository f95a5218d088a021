package io.github.fragmill.core.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fragmill.core.testing.TestBoxes;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SampleEntryTest {

  private static final byte[] BOX = TestBoxes.box("avc1", new byte[] {1, 2, 3});

  @Test
  void type_box_isItsCode() {
    assertThat(new SampleEntry(BOX).type()).isEqualTo("avc1");
  }

  @Test
  void toBytes_box_isACopy() {
    byte[] given = BOX.clone();
    SampleEntry entry = new SampleEntry(given);
    given[8] = 99;
    entry.toBytes()[9] = 99;
    assertThat(entry.toBytes()).isEqualTo(BOX);
  }

  @Test
  void equals_sameBytes_isEqual() {
    assertThat(new SampleEntry(BOX))
        .isEqualTo(new SampleEntry(BOX))
        .hasSameHashCodeAs(new SampleEntry(BOX))
        .isNotEqualTo(new SampleEntry(TestBoxes.box("avc1", new byte[] {1, 2, 4})));
  }

  @Test
  void toString_box_namesTypeAndSize() {
    assertThat(new SampleEntry(BOX)).hasToString("avc1 (11 bytes)");
  }

  @Test
  void constructor_sizeFieldThatLies_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SampleEntry(Arrays.copyOf(BOX, BOX.length + 1)))
        .withMessageContaining("size");
  }

  @Test
  void constructor_shorterThanAHeader_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SampleEntry(new byte[] {0, 0, 0, 4}));
  }
}
