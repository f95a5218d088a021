package io.github.fragmill.core.protect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyIdTest {

  private static final String HEX = "fbff00112233445566778899aabbccdd";

  @ParameterizedTest
  @ValueSource(strings = {HEX, "fbff0011-2233-4455-6677-8899AABBCCDD", "-_8AESIzRFVmd4iZqrvM3Q"})
  void of_eachForm_isTheSameId(String text) {
    assertThat(KeyId.of(text)).isEqualTo(KeyId.of(HexFormat.of().parseHex(HEX)));
  }

  @Test
  void toX_id_writesEachForm() {
    KeyId id = KeyId.of(HEX);
    assertThat(id.toHex()).isEqualTo(HEX);
    assertThat(id.toBase64Url()).isEqualTo("-_8AESIzRFVmd4iZqrvM3Q");
    assertThat(id).hasToString("fbff0011-2233-4455-6677-8899aabbccdd");
    assertThat(id.toBytes()).isEqualTo(HexFormat.of().parseHex(HEX));
  }

  @Test
  void toBytes_changed_doesNotChangeTheId() {
    KeyId id = KeyId.of(HEX);
    id.toBytes()[0] = 0;
    assertThat(id.toHex()).isEqualTo(HEX);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 8, 15, 17, 32})
  void of_otherLength_isRefused(int length) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyId.of(new byte[length]))
        .withMessageContaining("16 bytes")
        .withMessageContaining("found " + length);
  }

  @Test
  void of_otherText_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyId.of("not an id"))
        .withMessageStartingWith("key id: ");
  }
}
