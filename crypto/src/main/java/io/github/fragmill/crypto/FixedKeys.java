package io.github.fragmill.crypto;

import io.github.fragmill.core.error.KeySourceException;
import java.util.List;

/** Keys that are known beforehand, one for each crypto period. */
record FixedKeys(List<ContentKey> keys) implements KeySource {

  FixedKeys {
    keys = List.copyOf(keys);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("keys: expected at least one");
    }
  }

  @Override
  public ContentKey contentKey(KeyRequest request) throws KeySourceException {
    if (request.period() >= keys.size()) {
      throw new KeySourceException(
          "expected a key of "
              + request.tracks()
              + " for each crypto period, found "
              + keys.size()
              + " and none for the period of index "
              + request.period()
              + ": give more keys or rotate them less often");
    }
    return keys.get((int) request.period());
  }
}
