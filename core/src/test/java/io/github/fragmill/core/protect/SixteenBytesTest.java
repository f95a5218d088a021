package io.github.fragmill.core.protect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SixteenBytesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fbff00112233445566778899aabbccdd",
        "FBFF00112233445566778899AABBCCDD",
        "fbff0011-2233-4455-6677-8899aabbccdd",
        "FBFF0011-2233-4455-6677-8899aabbccdd",
        "-_8AESIzRFVmd4iZqrvM3Q",
        "-_8AESIzRFVmd4iZqrvM3Q==",
        "+/8AESIzRFVmd4iZqrvM3Q==",
        "+/8AESIzRFVmd4iZqrvM3Q"
      })
  void parse_eachForm_givesTheSameBytes(String text) {
    assertThat(SixteenBytes.parse("key", text))
        .isEqualTo(HexFormat.of().parseHex("fbff00112233445566778899aabbccdd"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret",
        "fbff00112233445566778899aabbccd",
        "fbff00112233445566778899aabbccdd0",
        "gbff00112233445566778899aabbccdd",
        "fbff00112233-4455-6677-8899aabbccdd",
        "fbff0011-2233-4455-6677-8899aabbccdg",
        "-_8AESIzRFVmd4iZqrvM3",
        "-_8AESIzRFVmd4iZqrvM3Q=",
        "-_8AESIzRFVmd4iZqrvM3Q===",
        "-_8AESIzRFVmd4iZqrvM3Q\n",
        " fbff00112233445566778899aabbccdd"
      })
  void parse_otherForms_areRefusedWithoutEchoingThem(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SixteenBytes.parse("content key", text))
        .withMessageStartingWith("content key: ")
        .withMessageContaining(text.length() + " characters")
        .satisfies(
            e -> {
              assertThat(e.getCause()).isNull();
              if (text.length() > 4) {
                assertThat(e.getMessage()).doesNotContain(text.substring(0, 4));
              }
            });
  }
}
