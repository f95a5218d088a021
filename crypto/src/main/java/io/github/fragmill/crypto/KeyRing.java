package io.github.fragmill.crypto;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.core.media.Track;
import java.io.IOException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/** The keys of one title, each asked for when it is needed first. Not thread-safe. */
final class KeyRing {

  private final Scheme scheme;
  private final List<TrackKey> rules;
  private final IdentityHashMap<TrackKey, Map<Long, ContentKey>> keys = new IdentityHashMap<>();
  private final KeysById byId = new KeysById();

  KeyRing(Scheme scheme, List<TrackKey> rules) {
    this.scheme = scheme;
    this.rules = rules;
  }

  /**
   * Returns the keys of the first rule that chooses a track, or empty when none does.
   *
   * @param periods the crypto periods that need one, ascending
   * @throws IllegalStateException when a key has been destroyed
   */
  Optional<NavigableMap<Long, ContentKey>> find(Track track, SortedSet<Long> periods)
      throws FragmillException {
    for (TrackKey rule : rules) {
      if (rule.tracks().matches(track)) {
        NavigableMap<Long, ContentKey> found = new TreeMap<>();
        for (long period : periods) {
          found.put(period, key(rule, period));
        }
        return Optional.of(found);
      }
    }
    return Optional.empty();
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
