package io.github.fragmill.crypto;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.KeySourceException;
import java.io.IOException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;

/** The keys of one title, each asked for when it is needed first. Not thread-safe. */
final class KeyRing {

  private final Scheme scheme;
  private final IdentityHashMap<TrackKey, Map<Long, ContentKey>> keys = new IdentityHashMap<>();
  private final KeysById byId = new KeysById();

  KeyRing(Scheme scheme) {
    this.scheme = scheme;
  }

  /**
   * Returns the keys of a rule.
   *
   * @param periods the crypto periods that need one, ascending
   * @throws IllegalStateException when a key has been destroyed
   */
  NavigableMap<Long, ContentKey> find(TrackKey rule, SortedSet<Long> periods)
      throws FragmillException {
    NavigableMap<Long, ContentKey> found = new TreeMap<>();
    for (long period : periods) {
      found.put(period, key(rule, period));
    }
    return found;
  }

  private ContentKey key(TrackKey rule, long period) throws FragmillException {
    Map<Long, ContentKey> ofRule = keys.computeIfAbsent(rule, it -> new HashMap<>());
    ContentKey known = ofRule.get(period);
    if (known != null) {
      return known;
    }
    ContentKey key = ask(rule, period);
    key.requireUsable();
    if (!byId.add(key)) {
      throw new KeySourceException(
          name(rule) + " gave another key for key id " + key.keyId() + " than the title has");
    }
    ofRule.put(period, key);
    return key;
  }

  private ContentKey ask(TrackKey rule, long period) throws FragmillException {
    KeyRequest request = new KeyRequest(scheme, rule.tracks(), period);
    try {
      return Objects.requireNonNull(rule.source().contentKey(request), "the key");
    } catch (FragmillException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new KeySourceException(name(rule) + " failed: " + e.getClass().getName(), e);
    }
  }

  private static String name(TrackKey rule) {
    return "the key source for " + rule.tracks();
  }
}
