package io.github.fragmill.platform.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyTextTest {

  private static final byte[] KEY = HexFormat.of().parseHex("fb00ff3e5a6b7c8d9eafb0c1d2e3f4ff");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fb00ff3e5a6b7c8d9eafb0c1d2e3f4ff",
        "FB00FF3E5A6B7C8D9EAFB0C1D2E3F4FF",
        "fb00ff3e-5a6b-7c8d-9eaf-b0c1d2e3f4ff",
        "+wD/PlprfI2er7DB0uP0/w==",
        "+wD/PlprfI2er7DB0uP0/w",
        "-wD_PlprfI2er7DB0uP0_w==",
        "-wD_PlprfI2er7DB0uP0_w"
      })
  void parse_eachForm_givesTheBytes(String text) throws Exception {
    assertThat(KeyText.parse("key", text)).isEqualTo(KEY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "fb00ff3e5a6b7c8d9eafb0c1d2e3f4f",
        "fb00ff3e5a6b7c8d9eafb0c1d2e3f4ff0",
        "gb00ff3e5a6b7c8d9eafb0c1d2e3f4ff",
        "fb00ff3e5a6b7c8d9eafb0c1d2e3f4ff\n",
        "0xfb00ff3e5a6b7c8d9eafb0c1d2e3f4",
        "fb00ff3e-5a6b7c8d-9eaf-b0c1-d2e3f4ff",
        "+wD/PlprfI2er7DB0uP0/w=",
        "+wD/PlprfI2er7DB0uP0/w===",
        "+wD/PlprfI2er7DB0uP0_w==",
        "+wD/PlprfI2er7DB0uP0/x==",
        "+wD/PlprfI2er7DB0uP0/",
        "+wD/PlprfI2er7DB0uP0/wAA",
        "\u0661b00ff3e5a6b7c8d9eafb0c1d2e3f4ff"
      })
  void parse_anythingElse_isRefusedWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> KeyText.parse("kid", text))
        .isInstanceOf(KeyTextException.class)
        .hasNoCause()
        .hasMessage("kid: expected 16 bytes as 32 hexadecimal digits, a UUID, base64 or base64url");
  }
}
