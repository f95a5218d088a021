package io.github.fragmill.crypto;

import java.util.Objects;

/** One key for whatever is asked. */
record FixedKey(ContentKey key) implements KeySource {

  FixedKey {
    Objects.requireNonNull(key, "key");
  }

  @Override
  public ContentKey contentKey(KeyRequest request) {
    return key;
  }
}
