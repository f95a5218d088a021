package io.github.fragmill.crypto;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.KeyId;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which key each track of a presentation has in each crypto period. The one place where keys are
 * asked for and compared; IVs, DRM signals and ciphers follow from it.
 */
final class KeyAssignment {

  private final boolean takesIv;
  private final Map<KeyNeed, KeyGrant> grants = new LinkedHashMap<>();

  /** What the source leaves clear. */
  private final Set<KeyNeed> clear = new HashSet<>();

  private final Map<KeyId, KeyGrant> byId = new HashMap<>();

  /** The first answer with each key, whatever its id is. */
  private final Map<ContentKey, KeyGrant> byKey = new TreeMap<>(ContentKey::compareKeys);

  /** A request to a source. */
  record KeyNeed(KeySource source, KeyRequest request) {}

  private KeyAssignment(boolean takesIv) {
    this.takesIv = takesIv;
  }

  /**
   * Asks each source once for all that is needed of it.
   *
   * @param takesIv whether the scheme can have an IV that comes with a key
   * @throws KeySourceException when a source fails, or answers do not agree with each other
   * @throws IllegalStateException when a key has been destroyed
   */
  static KeyAssignment of(Collection<KeyNeed> needs, boolean takesIv) throws FragmillException {
    Map<KeySource, Set<KeyRequest>> requests = new LinkedHashMap<>();
    for (KeyNeed need : needs) {
      requests.computeIfAbsent(need.source(), it -> new LinkedHashSet<>()).add(need.request());
    }
    KeyAssignment assignment = new KeyAssignment(takesIv);
    for (Map.Entry<KeySource, Set<KeyRequest>> entry : requests.entrySet()) {
      assignment.ask(entry.getKey(), List.copyOf(entry.getValue()));
    }
    assignment.requireIvsAreNoKeys();
    return assignment;
  }

  private void ask(KeySource source, List<KeyRequest> requests) throws FragmillException {
    List<Optional<KeyGrant>> answers = answers(source, requests);
    for (int index = 0; index < requests.size(); index++) {
      KeyNeed need = new KeyNeed(source, requests.get(index));
      if (answers.get(index).isEmpty()) {
        clear.add(need);
        continue;
      }
      KeyGrant grant = answers.get(index).get();
      requireConsistent(grant, name(requests.subList(index, index + 1)));
      grants.put(need, grant);
    }
  }

  private static List<Optional<KeyGrant>> answersOf(KeySource source, List<KeyRequest> requests)
      throws IOException {
    return source instanceof KeysOfTracks tracks
        ? tracks.answers(requests)
        : source.contentKeys(requests).stream().map(Optional::of).toList();
  }

  private static List<Optional<KeyGrant>> answers(KeySource source, List<KeyRequest> requests)
      throws FragmillException {
    List<Optional<KeyGrant>> answers;
    try {
      answers = List.copyOf(answersOf(source, requests));
    } catch (FragmillException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new KeySourceException(name(requests) + " failed: " + e.getClass().getName(), e);
    }
    if (answers.size() != requests.size()) {
      throw new KeySourceException(
          name(requests)
              + ": expected one answer for each of "
              + requests.size()
              + " requests, found "
              + answers.size());
    }
    return answers;
  }

  private void requireConsistent(KeyGrant grant, String name) throws KeySourceException {
    ContentKey key = grant.key();
    key.requireUsable();
    if (grant.iv().isPresent() && !takesIv) {
      throw new KeySourceException(
          name
              + " gave an IV for key id "
              + key.keyId()
              + ": expected none, because only cbcs has a constant IV; other schemes need one for"
              + " each sample");
    }
    KeyGrant sameId = byId.putIfAbsent(key.keyId(), grant);
    if (sameId != null && !sameId.key().hasSameKey(key)) {
      throw new KeySourceException(
          name + " gave another key for key id " + key.keyId() + " than the presentation has");
    }
    if (sameId != null && !sameId.iv().equals(grant.iv())) {
      throw new KeySourceException(
          name + " gave another IV for key id " + key.keyId() + " than the presentation has");
    }
    KeyGrant sameKey = byKey.putIfAbsent(key, grant);
    if (sameKey != null && sameKey.iv().isPresent() != grant.iv().isPresent()) {
      throw new KeySourceException(
          name
              + ": expected an IV with both or none of key ids "
              + sameKey.key().keyId()
              + " and "
              + key.keyId()
              + ", which name one key, found one IV");
    }
  }

  /** An IV is written in clear. */
  private void requireIvsAreNoKeys() throws KeySourceException {
    Set<InitializationVector> ivs =
        byId.values().stream().flatMap(it -> it.iv().stream()).collect(Collectors.toSet());
    for (InitializationVector iv : ivs) {
      for (ContentKey key : keys()) {
        if (key.isKey(iv.toBytes())) {
          throw new KeySourceException(
              "a key source gave the key of " + key.keyId() + " as an IV, which every file shows");
        }
      }
    }
  }

  private static String name(List<KeyRequest> requests) {
    return "the key source for "
        + requests.stream()
            .map(it -> it.tracks().toString())
            .distinct()
            .collect(Collectors.joining("; "));
  }

  /** Returns all keys, each once for each id. */
  List<ContentKey> keys() {
    return byId.values().stream().map(KeyGrant::key).toList();
  }

  /**
   * Returns the keys of a track by the index of the crypto period; none when its source leaves it
   * clear.
   *
   * @throws KeySourceException when it does in some periods only
   */
  NavigableMap<Long, KeyGrant> ofTrack(Collection<KeyNeed> needs) throws KeySourceException {
    NavigableMap<Long, KeyGrant> ofTrack = new TreeMap<>();
    if (!needs.isEmpty() && clear.containsAll(needs)) {
      return ofTrack;
    }
    for (KeyNeed need : needs) {
      if (clear.contains(need)) {
        throw new KeySourceException(
            name(List.of(need.request()))
                + " gave no key for the crypto period of index "
                + need.request().period()
                + ": expected one for each period of the track or for none");
      }
      KeyGrant grant = grants.get(need);
      if (grant == null) {
        throw new IllegalArgumentException("needs: expected one that was asked for");
      }
      ofTrack.put(need.request().period(), grant);
    }
    return ofTrack;
  }
}
