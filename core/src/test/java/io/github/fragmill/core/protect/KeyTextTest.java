package io.github.fragmill.core.protect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTextTest {

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
    assertThat(KeyText.parse("key", text))
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
        "0xfbff00112233445566778899aabbccdd",
        "fbff00112233-4455-6677-8899aabbccdd",
        "fbff0011-22334455-6677-8899-aabbccdd",
        "fbff0011-2233-4455-6677-8899aabbccdg",
        "{fbff0011-2233-4455-6677-8899aabbccdd}",
        "-_8AESIzRFVmd4iZqrvM3",
        "-_8AESIzRFVmd4iZqrvM3Q=",
        "-_8AESIzRFVmd4iZqrvM3Q===",
        "-_8AESIzRFVmd4iZqrvM=3Q=",
        "-_8AESIzRFVmd4iZqrvM3QAA",
        "-_8AESIzRFVmd4iZqrvM3Q\n",
        "-/8AESIzRFVmd4iZqrvM3Q",
        "+_8AESIzRFVmd4iZqrvM3Q==",
        "-_8AESIzRFVmd4iZqrvM3R",
        "-_8AESIzRFVmd4iZqrvM3_",
        "-_8AESIzRFVmd4iZqrvM3-==",
        "+/8AESIzRFVmd4iZqrvM3f==",
        "+/8AESIzRFVmd4iZqrvM3/",
        "\u0661bff00112233445566778899aabbccdd",
        " fbff00112233445566778899aabbccdd"
      })
  void parse_otherForms_areRefusedWithoutEchoingThem(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyText.parse("content key", text))
        .withMessageStartingWith(
            "content key: expected 16 bytes as 32 hexadecimal digits, a UUID or base64url, found ")
        .satisfies(
            e -> {
              assertThat(e.getCause()).isNull();
              if (text.length() > 4) {
                assertThat(e.getMessage()).doesNotContain(text.substring(0, 4));
              }
            });
  }

  @ParameterizedTest
  @CsvSource({
    "fbff00112233445566778899aabbccd, 31 hexadecimal digits",
    "-_8AESIzRFVmd4iZqrvM3, 21 characters of base64",
    "-/8AESIzRFVmd4iZqrvM3Q, 22 characters that mix base64 and base64url",
    "-_8AESIzRFVmd4iZqrvM3R, base64 with bits to spare that are not zero",
    "fbff00112233-4455-6677-8899aabbcc!!, 35 characters of another form"
  })
  void parse_otherForms_areNamed(String text, String form) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyText.parse("key", text))
        .withMessageEndingWith(", found " + form);
  }

  /** Each length leaves another number of bits to spare. */
  @ParameterizedTest
  @ValueSource(ints = {16, 31, 32, 33})
  void parse_eachLength_isWhatTheJdkWrites(int lengthBytes) {
    byte[] bytes = new byte[lengthBytes];
    new Random(lengthBytes).nextBytes(bytes);

    for (String text :
        List.of(
            HexFormat.of().formatHex(bytes),
            Base64.getEncoder().encodeToString(bytes),
            Base64.getUrlEncoder().encodeToString(bytes),
            Base64.getEncoder().withoutPadding().encodeToString(bytes),
            Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))) {
      assertThat(KeyText.parse("key", text, lengthBytes)).isEqualTo(bytes);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> KeyText.parse("key", text, lengthBytes + 1));
    }
  }

  @Test
  void parse_uuidForAnotherLength_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyText.parse("key", "fbff0011-2233-4455-6677-8899aabbccdd", 32))
        .withMessage(
            "key: expected 32 bytes as 64 hexadecimal digits or base64url, found 36 characters of"
                + " base64");
  }
}
