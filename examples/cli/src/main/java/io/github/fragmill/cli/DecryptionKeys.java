package io.github.fragmill.cli;

import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.Decryptor;
import java.util.List;

/** Reads the keys of encrypted inputs. */
final class DecryptionKeys {

  private DecryptionKeys() {}

  /**
   * Returns a decryptor.
   *
   * @param option for messages
   * @param pairs of key id and key
   * @throws UsageException when one of them is no such pair; the message does not hold it
   */
  static Decryptor decryptor(String option, List<String> pairs) {
    try {
      return Decryptor.of(pairs.stream().map(ContentKey::parse).toList());
    } catch (IllegalArgumentException e) {
      throw new UsageException(option + ": " + e.getMessage());
    }
  }
}
