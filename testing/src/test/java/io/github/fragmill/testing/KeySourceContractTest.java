package io.github.fragmill.testing;

import static io.github.fragmill.testing.Failures.failuresOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.KeySource;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A usual key source keeps the contract, and one that does not is found out. */
class KeySourceContractTest {

  private static final String ID = "eb676abbcb345e96bbcf616630f1a3da";
  private static final String KEY = "100b6c20940f779a4589152b57d2dacb";

  @Nested
  class OneKey extends KeySourceContract {

    private final ContentKey key = ContentKey.of(ID, KEY);

    @Override
    protected KeySource keySource() {
      return request -> key;
    }
  }

  @Test
  void contract_keysThatAreDestroyed_fails() {
    assertThat(failuresOf(DestroyedKeys.class))
        .containsExactlyInAnyOrder(
            "contentKey_eachRequest_isAnsweredWithAUsableKey",
            "contentKey_laterRequests_leaveEarlierKeysUsable",
            "contentKey_sameKeyId_isTheSameKey",
            "contentKey_severalThreadsAtOnce_eachGetsAUsableKey");
  }

  static class DestroyedKeys extends KeySourceContract {

    @Override
    protected KeySource keySource() {
      return request -> {
        ContentKey key = ContentKey.of(ID, KEY);
        key.destroy();
        return key;
      };
    }
  }

  @Test
  void contract_oneIdForTwoKeys_fails() {
    assertThat(failuresOf(KeysOfOneId.class)).containsExactly("contentKey_sameKeyId_isTheSameKey");
  }

  /** Makes a new key for each request, and names all of them alike. */
  static class KeysOfOneId extends KeySourceContract {

    private final AtomicLong made = new AtomicLong();

    @Override
    protected KeySource keySource() {
      return request -> ContentKey.of(ID, String.format("%032x", made.incrementAndGet()));
    }
  }
}
