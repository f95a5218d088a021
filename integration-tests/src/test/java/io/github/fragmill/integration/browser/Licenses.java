package io.github.fragmill.integration.browser;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a licence server answers a playback.
 *
 * @param keys key ids and keys in hexadecimal digits
 * @param allAtOnce whether who asks for one of the keys gets all of them
 * @param isPlayerConfigured whether the player gets the server's address from the page, not from
 *     the manifest
 */
record Licenses(Map<String, String> keys, boolean allAtOnce, boolean isPlayerConfigured) {

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
