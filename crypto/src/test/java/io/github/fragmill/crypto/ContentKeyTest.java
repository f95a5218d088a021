package io.github.fragmill.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.crypto.testing.Bytes;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ContentKeyTest {

  private static final String KEY_ID = "0123456789abcdef0123456789abcdef";
  private static final String KEY_ID_UUID = "01234567-89ab-cdef-0123-456789abcdef";
  private static final String KEY = "00112233445566778899aabbccddeeff";
  private static final ContentKey CONTENT_KEY = ContentKey.of(KEY_ID, KEY);

  @ParameterizedTest
  @ValueSource(
      strings = {
        KEY_ID + ":" + KEY,
        KEY_ID_UUID + ":00112233-4455-6677-8899-AABBCCDDEEFF",
        "ASNFZ4mrze8BI0VniavN7w:ABEiM0RVZneImaq7zN3u_w",
        "ASNFZ4mrze8BI0VniavN7w==:ABEiM0RVZneImaq7zN3u/w==",
      })
  void parse_anyFormOfThePair_sameKey(String pair) {
    ContentKey key = ContentKey.parse(pair);

    assertThat(key).isEqualTo(CONTENT_KEY).hasSameHashCodeAs(CONTENT_KEY);
    assertThat(key.keyId()).isEqualTo(KeyId.of(KEY_ID));
    assertThat(key.toBytes()).isEqualTo(Bytes.hex(KEY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", KEY, KEY_ID + KEY, KEY_ID + ":", ":" + KEY, KEY_ID + ":" + KEY + "00"})
  void parse_notAPair_refusedWithoutRepeatingIt(String pair) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContentKey.parse(pair))
        .withMessageContaining("expected")
        .withMessageNotContaining("0011223344556677");
  }

  @Test
  void of_array_copied() {
    byte[] bytes = Bytes.hex(KEY);
    ContentKey key = ContentKey.of(KeyId.of(KEY_ID), bytes);

    Arrays.fill(bytes, (byte) 1);

    assertThat(key).isEqualTo(CONTENT_KEY);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 15, 17, 32})
  void of_wrongLength_refused(int length) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContentKey.of(KeyId.of(KEY_ID), new byte[length]))
        .withMessage("content key " + KEY_ID_UUID + ": expected 16 bytes, found " + length);
  }

  @Test
  void of_zeroKey_refusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContentKey.of(KEY_ID, "0".repeat(32)))
        .withMessage("content key " + KEY_ID_UUID + ": expected a random key, found 16 zero bytes");
  }

  @Test
  void of_keyEqualsKeyId_refusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContentKey.of(KEY_ID, KEY_ID))
        .withMessage(
            "content key "
                + KEY_ID_UUID
                + ": expected a secret key, found the key id, which every file shows");
  }

  @Test
  void equals_otherIdOrOtherKey_false() {
    assertThat(CONTENT_KEY)
        .isNotEqualTo(ContentKey.of(KEY_ID, "10112233445566778899aabbccddeeff"))
        .isNotEqualTo(ContentKey.of("1123456789abcdef0123456789abcdef", KEY))
        .isNotEqualTo(KEY);
  }

  @Test
  void hasSameKey_otherId_true() {
    assertThat(CONTENT_KEY.hasSameKey(ContentKey.of("1123456789abcdef0123456789abcdef", KEY)))
        .isTrue();
    assertThat(CONTENT_KEY.hasSameKey(ContentKey.of(KEY_ID, "10112233445566778899aabbccddeeff")))
        .isFalse();
  }

  @Test
  void toBytes_changedByTheCaller_keyStays() {
    Arrays.fill(CONTENT_KEY.toBytes(), (byte) 0);

    assertThat(CONTENT_KEY.toBytes()).isEqualTo(Bytes.hex(KEY));
  }

  @Test
  void destroy_thenUsed_refusedByName() {
    ContentKey key = ContentKey.of(KEY_ID, KEY);
    assertThat(key.isDestroyed()).isFalse();

    key.destroy();

    assertThat(key.isDestroyed()).isTrue();
    assertThat(key).isNotEqualTo(CONTENT_KEY);
    assertThatIllegalStateException()
        .isThrownBy(key::toBytes)
        .withMessage("content key " + KEY_ID_UUID + " has been destroyed");
  }

  @Test
  void close_twice_destroysOnce() {
    ContentKey key = ContentKey.of(KEY_ID, KEY);

    key.close();
    key.close();

    assertThat(key.isDestroyed()).isTrue();
  }

  /** Nobody can tell anymore whether they were the same, so they count as different. */
  @Test
  void equals_destroyedKeys_onlyToThemselves() {
    ContentKey first = ContentKey.of(KEY_ID, KEY);
    ContentKey second = ContentKey.of(KEY_ID, KEY);
    first.close();
    second.close();

    assertThat(List.of(first)).contains(first);
    assertThat(first).isNotEqualTo(second).isNotEqualTo(CONTENT_KEY);
    assertThat(CONTENT_KEY).isNotEqualTo(first);
    assertThatIllegalStateException().isThrownBy(() -> CONTENT_KEY.hasSameKey(first));
    assertThatIllegalStateException().isThrownBy(() -> first.hasSameKey(CONTENT_KEY));
  }

  @Test
  void toString_anyKey_keyIdOnly() {
    assertThat(CONTENT_KEY).hasToString("content key " + KEY_ID_UUID);
  }

  @Test
  void compareKeys_keysThatDifferAnywhere_ordersByTheFirstDifference() {
    byte[] zero = new byte[16];
    zero[15] = 1;
    ContentKey key = ContentKey.of(KeyId.of("a".repeat(32)), zero);
    assertThat(ContentKey.compareKeys(key, ContentKey.of(KeyId.of("b".repeat(32)), zero))).isZero();
    for (int index = 0; index < 16; index++) {
      byte[] larger = zero.clone();
      larger[index] = 100;
      larger[15] = index == 15 ? (byte) 100 : -100;
      ContentKey other = ContentKey.of(key.keyId(), larger);

      assertThat(ContentKey.compareKeys(key, other)).as("byte %d", index).isNegative();
      assertThat(ContentKey.compareKeys(other, key)).as("byte %d", index).isPositive();
    }
  }

  @Test
  void compareKeys_destroyedKey_refused() {
    ContentKey key = ContentKey.of("a".repeat(32), "0123456789abcdef0123456789abcdef");
    ContentKey closed = ContentKey.of("b".repeat(32), "0123456789abcdef0123456789abcdef");
    closed.close();

    assertThatIllegalStateException().isThrownBy(() -> ContentKey.compareKeys(key, closed));
  }
}
