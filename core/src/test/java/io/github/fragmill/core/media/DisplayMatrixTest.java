package io.github.fragmill.core.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayMatrixTest {

  private static final int ONE = 0x1_0000;
  private static final int W = 0x4000_0000;

  @ParameterizedTest
  @CsvSource({"1, 0, 0, 1, 0", "0, 1, -1, 0, 90", "-1, 0, 0, -1, 180", "0, -1, 1, 0, 270"})
  void rotationDegrees_turned_clockwise(int a, int b, int c, int d, int expected) {
    DisplayMatrix matrix =
        new DisplayMatrix(a * ONE, b * ONE, 0, c * ONE, d * ONE, 0, 1080 * ONE, 1920 * ONE, W);
    assertThat(matrix.rotationDegrees()).hasValue(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "-65536, 0, 0, 0, 65536, 0, 1073741824", // mirrored
    "0, 65536, 0, 65536, 0, 0, 1073741824", // mirrored and turned
    "131072, 0, 0, 0, 131072, 0, 1073741824", // scaled
    "65536, 65536, 0, 0, 65536, 0, 1073741824", // slanted
    "65536, 0, 0, 1, 65536, 0, 1073741824",
    "1, 65536, 0, -65536, 0, 0, 1073741824",
    "0, 65536, 0, -65536, 1, 0, 1073741824",
    "0, 32768, 0, -32768, 0, 0, 1073741824",
    "65536, 0, 1, 0, 65536, 0, 1073741824",
    "65536, 0, 0, 0, 65536, 1, 1073741824",
    "65536, 0, 0, 0, 65536, 0, 1073741823",
    "0, 0, 0, 0, 0, 0, 0",
    "-2147483648, 0, 0, 0, -2147483648, 0, 1073741824"
  })
  void rotationDegrees_otherMatrix_empty(int a, int b, int u, int c, int d, int v, int w) {
    assertThat(new DisplayMatrix(a, b, u, c, d, v, 0, 0, w).rotationDegrees()).isEmpty();
  }

  @Test
  void identity_isNotTurned() {
    assertThat(DisplayMatrix.IDENTITY.rotationDegrees()).hasValue(0);
  }
}
