package io.github.fragmill.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.crypto.testing.Bytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyedTrackTest {

  private static final KeyId KEY_ID = KeyId.of("a".repeat(32));

  // FIPS 197, C.1.
  private static final String KEY = "000102030405060708090a0b0c0d0e0f";
  private static final byte[] PLAIN = Bytes.hex("00112233445566778899aabbccddeeff");
  private static final byte[] ENCRYPTED = Bytes.hex("69c4e0d86a7b0430d8cdb78070b4c55a");

  @Test
  void encryptBlock_fipsVector_knownAnswerByEachEngine() {
    for (AesEngine engine : List.of(AesEngine.bouncyCastle(), AesEngine.jdk())) {
      byte[] block = PLAIN.clone();

      assertThat(track(engine).encryptBlock(KEY_ID, block)).isEqualTo(ENCRYPTED);
      assertThat(block).isEqualTo(PLAIN);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 15, 17, 32})
  void encryptBlock_otherLength_refused(int length) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> track(AesEngine.bouncyCastle()).encryptBlock(KEY_ID, new byte[length]))
        .withMessage("block: expected 16 bytes, found " + length);
  }

  @Test
  void toString_always_withoutTheKey() {
    assertThat(track(AesEngine.jdk()).toString()).doesNotContain(KEY.substring(0, 8));
  }

  @Test
  void encryptBlock_anotherKey_refused() {
    KeyId other = KeyId.of("b".repeat(32));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> track(AesEngine.jdk()).encryptBlock(other, PLAIN))
        .withMessage("keyId: expected one of [" + KEY_ID + "], found " + other);
  }

  private static KeyedTrack track(AesEngine engine) {
    ContentKey key = ContentKey.of(KEY_ID.toString(), KEY);
    return new KeyedTrack(
        new EncryptionParameters("cenc", key.keyId(), 8, Optional.empty(), 0, 0),
        Map.of(KEY_ID, key),
        engine.ciphers());
  }
}
