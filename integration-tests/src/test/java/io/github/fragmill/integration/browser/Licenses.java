package io.github.fragmill.integration.browser;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a licence server answers a viewing.
 *
 * @param keys key ids and keys in hexadecimal digits
 * @param allAtOnce whether who asks for one of the keys gets all of them
 * @param isPlayerTold whether the player is told where the server is, and not by the manifest
 */
record Licenses(Map<String, String> keys, boolean allAtOnce, boolean isPlayerTold) {

  /** For who has keys already, or none. */
  static final Licenses NONE = new Licenses(Map.of(), false, false);

  Licenses {
    keys = Map.copyOf(keys);
  }

  /** Returns the keys of an answer, without those that the server does not have. */
  Map<String, String> answer(Collection<String> keyIds) {
    Map<String, String> answer = new TreeMap<>(keys);
    if (!allAtOnce || !keys.keySet().containsAll(keyIds)) {
      answer.keySet().retainAll(keyIds);
    }
    return answer;
  }
}
