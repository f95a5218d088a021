package io.github.fragmill.crypto;

import io.github.fragmill.core.error.KeySourceException;
import java.util.List;

/**
 * A source of keys that are known beforehand, one for each crypto period from the first on. Without
 * rotation, a presentation has one period. Planning a presentation with more periods than keys
 * fails.
 *
 * @param keys at least one; a key may come again
 */
public record FixedKeys(List<ContentKey> keys) implements KeySource {

  public FixedKeys {
    keys = List.copyOf(keys);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("keys: expected at least one");
    }
  }

  /** Returns a source of keys in the order of the crypto periods. */
  public static FixedKeys of(ContentKey... keys) {
    return new FixedKeys(List.of(keys));
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
