package io.github.fragmill.core.protect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.testing.FakeProtection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SegmentKeyTest {

  private static final KeyId KEY_ID = KeyId.of("a".repeat(32));

  @Test
  void named_keyId_isSaid() {
    SegmentKey key = SegmentKey.named(KEY_ID, List.of(FakeProtection.PSSH));

    assertThat(key.isClear()).isFalse();
    assertThat(key.keyId()).contains(KEY_ID);
    assertThat(key.headers()).containsExactly(FakeProtection.PSSH);
  }

  @Test
  void clear_headers_hasNoKey() {
    SegmentKey key = SegmentKey.clear(List.of(FakeProtection.PSSH));

    assertThat(key.isClear()).isTrue();
    assertThat(key.keyId()).isEmpty();
    assertThat(key.headers()).containsExactly(FakeProtection.PSSH);
  }

  @Test
  void new_clearWithKey_refused() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(
            () -> new SegmentKey(true, Optional.of(KEY_ID), Optional.empty(), List.of(), List.of()))
        .withMessageStartingWith("keyId: expected none of a clear segment");
  }
}
