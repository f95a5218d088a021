package io.github.fragmill.cli;

import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.Decryptor;
import java.util.List;

/** Reads the keys of encrypted inputs. */
final class DecryptionKeys {

  private DecryptionKeys() {}

  /**
   * Returns the keys.
   *
   * @throws UsageException when one of them is no pair of key id and key; the message does not hold
   *     it
   */
  static List<ContentKey> parse(List<GivenKey> given) {
    return given.stream().map(DecryptionKeys::parse).toList();
  }

  private static ContentKey parse(GivenKey given) {
    try {
      return ContentKey.parse(given.text());
    } catch (IllegalArgumentException e) {
      throw new UsageException(given.place() + ": " + GivenKey.reason(e));
    }
  }

  /**
   * Returns a decryptor.
   *
   * @throws UsageException when there are two keys for one key id
   */
  static Decryptor decryptor(String option, List<ContentKey> keys) {
    try {
      return Decryptor.of(keys);
    } catch (IllegalArgumentException e) {
      throw new UsageException(option + ": " + e.getMessage());
    }
  }

  /**
   * Refuses keys of inputs that name another key than those of the output do under the same id.
   *
   * @throws UsageException when there is one
   */
  static void requireConsistent(List<ContentKey> ofInputs, List<ContentKey> ofOutput) {
    for (ContentKey input : ofInputs) {
      for (ContentKey output : ofOutput) {
        if (input.keyId().equals(output.keyId()) && !input.equals(output)) {
          throw new UsageException("--input-key and --key: two keys for key id " + input.keyId());
        }
      }
    }
  }
}
