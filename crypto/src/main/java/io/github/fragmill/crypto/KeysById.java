package io.github.fragmill.crypto;

import io.github.fragmill.core.protect.KeyId;
import java.util.HashMap;
import java.util.Map;

/** Content keys by their ids, each of which names one key. Not thread-safe. */
final class KeysById {

  private final Map<KeyId, ContentKey> keys = new HashMap<>();

  /**
   * Adds a key, unless its id names one already.
   *
   * @return false when the id names another key
   */
  boolean add(ContentKey key) {
    ContentKey earlier = keys.putIfAbsent(key.keyId(), key);
    return earlier == null || earlier.hasSameKey(key);
  }

  Map<KeyId, ContentKey> toMap() {
    return Map.copyOf(keys);
  }
}
