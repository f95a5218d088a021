package io.github.fragmill.platform.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KeyWrapTest {

  private static final byte[] WRAPPING_KEY = new byte[32];

  /** The six of RFC 3394, clause 4: wrapping key, key, wrapped. */
  @ParameterizedTest
  @CsvSource({
    "000102030405060708090A0B0C0D0E0F,"
        + "00112233445566778899AABBCCDDEEFF,"
        + "1FA68B0A8112B447AEF34BD8FB5A7B829D3E862371D2CFE5",
    "000102030405060708090A0B0C0D0E0F1011121314151617,"
        + "00112233445566778899AABBCCDDEEFF,"
        + "96778B25AE6CA435F92B5B97C050AED2468AB8A17AD84E5D",
    "000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F,"
        + "00112233445566778899AABBCCDDEEFF,"
        + "64E8C3F9CE0F5BA263E9777905818A2A93C8191E7D6E8AE7",
    "000102030405060708090A0B0C0D0E0F1011121314151617,"
        + "00112233445566778899AABBCCDDEEFF0001020304050607,"
        + "031D33264E15D33268F24EC260743EDCE1C6C7DDEE725A936BA814915C6762D2",
    "000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F,"
        + "00112233445566778899AABBCCDDEEFF0001020304050607,"
        + "A8F9BC1612C68B3FF6E6F4FBE30E71E4769C8B80A32CB8958CD5D17D6B254DA1",
    "000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F,"
        + "00112233445566778899AABBCCDDEEFF000102030405060708090A0B0C0D0E0F,"
        + "28C9F404C4B810F4CBCCB35CFB87F8263F5786E2D80ED326CBC7F0E71A99F43BFB988B9B7A02DD21",
  })
  void wrap_vectorsOfTheStandard_givesItsBytesAndBack(
      String wrappingKey, String key, String wrapped) throws Exception {
    assertThat(KeyWrap.wrap(hex(wrappingKey), hex(key))).isEqualTo(hex(wrapped));
    assertThat(KeyWrap.unwrap(hex(wrappingKey), hex(wrapped))).isEqualTo(hex(key));
  }

  @Test
  void unwrap_anyBitChanged_isRefused() {
    byte[] wrapped = KeyWrap.wrap(WRAPPING_KEY, new byte[16]);

    for (int bit = 0; bit < 8 * wrapped.length; bit++) {
      byte[] changed = wrapped.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThatThrownBy(() -> KeyWrap.unwrap(WRAPPING_KEY, changed))
          .isInstanceOf(InvalidCipherTextException.class);
    }
  }

  @Test
  void unwrap_otherLength_isRefused() {
    for (int length : new int[] {0, 8, 16, 23, 25}) {
      assertThatThrownBy(() -> KeyWrap.unwrap(WRAPPING_KEY, new byte[length]))
          .isInstanceOf(InvalidCipherTextException.class);
    }
  }

  @Test
  void wrap_otherLength_isRefused() {
    for (int length : new int[] {0, 8, 15, 17}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> KeyWrap.wrap(WRAPPING_KEY, new byte[length]));
    }
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
