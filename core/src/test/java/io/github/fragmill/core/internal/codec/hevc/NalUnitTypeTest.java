package io.github.fragmill.core.internal.codec.hevc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NalUnitTypeTest {

  @ParameterizedTest
  @CsvSource({"0x00, 0", "0x02, 1", "0x03, 1", "0x26, 19", "0x42, 33", "0x7C, 62", "0x7E, 63"})
  void of_firstHeaderByte_bitsAfterTheForbiddenOne(int headerByte, int type) {
    assertThat(NalUnitType.of(headerByte)).isEqualTo(type);
  }

  @Test
  void isVideoCoding_allTypes_lowerHalf() {
    assertThat(IntStream.range(0, 64).filter(NalUnitType::isVideoCoding).boxed())
        .containsExactlyElementsOf(IntStream.range(0, 32).boxed().toList());
  }

  @Test
  void isReserved_videoCodingTypes_thoseWithoutAMeaning() {
    Set<Integer> reserved =
        IntStream.range(0, 32)
            .filter(NalUnitType::isReserved)
            .boxed()
            .collect(Collectors.toUnmodifiableSet());

    assertThat(reserved)
        .containsExactlyInAnyOrder(10, 11, 12, 13, 14, 15, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31);
  }

  @Test
  void isRandomAccess_allTypes_sixteenToTwentyThree() {
    assertThat(IntStream.range(0, 64).filter(NalUnitType::isRandomAccess).boxed())
        .containsExactly(16, 17, 18, 19, 20, 21, 22, 23);
  }

  @Test
  void isInstantaneousRefresh_allTypes_nineteenAndTwenty() {
    assertThat(IntStream.range(0, 64).filter(NalUnitType::isInstantaneousRefresh).boxed())
        .containsExactly(19, 20);
  }
}
