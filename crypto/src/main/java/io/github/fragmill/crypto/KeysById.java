package io.github.fragmill.crypto;

import io.github.fragmill.core.protect.KeyId;
import java.util.HashMap;
import java.util.List;
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

  /**
   * Returns keys by their ids.
   *
   * @throws IllegalArgumentException when there are two different keys for one key id
   */
  static Map<KeyId, ContentKey> of(List<ContentKey> keys) {
    KeysById byId = new KeysById();
    for (ContentKey key : keys) {
      if (!byId.add(key)) {
        throw new IllegalArgumentException(
            "keys: found two different keys for key id " + key.keyId());
      }
    }
    return byId.toMap();
  }

  Map<KeyId, ContentKey> toMap() {
    return Map.copyOf(keys);
  }
}
