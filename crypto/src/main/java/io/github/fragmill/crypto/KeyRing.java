package io.github.fragmill.crypto;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.core.media.Track;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The keys of one title, each asked for when it is needed first. Not thread-safe. */
final class KeyRing {

  private final Scheme scheme;
  private final List<TrackKey> rules;
  private final IdentityHashMap<TrackKey, ContentKey> keys = new IdentityHashMap<>();

  KeyRing(Scheme scheme, List<TrackKey> rules) {
    this.scheme = scheme;
    this.rules = rules;
  }

  /** Returns the key of the first rule that chooses a track, or empty when none does. */
  Optional<ContentKey> find(Track track) throws FragmillException {
    for (TrackKey rule : rules) {
      if (rule.tracks().matches(track)) {
        return Optional.of(key(rule));
      }
    }
    return Optional.empty();
  }

  private ContentKey key(TrackKey rule) throws FragmillException {
    ContentKey known = keys.get(rule);
    if (known != null) {
      return known;
    }
    ContentKey key = ask(rule);
    for (ContentKey other : keys.values()) {
      if (!key.isConsistentWith(other)) {
        throw new KeySourceException(
            name(rule) + " gave another key for key id " + key.keyId() + " than the title has");
      }
    }
    keys.put(rule, key);
    return key;
  }

  private ContentKey ask(TrackKey rule) throws FragmillException {
    KeyRequest request = new KeyRequest(scheme, rule.tracks());
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
