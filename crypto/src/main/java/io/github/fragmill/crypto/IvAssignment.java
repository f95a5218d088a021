package io.github.fragmill.crypto;

import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.crypto.internal.scheme.IvRange;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Gives initialization vectors to the tracks of one presentation, in their order. Those under one
 * key never meet: keys count as one when their bytes are the same, because two ids may name one
 * key. Where a DRM system needs it, all tracks have the base itself. Not thread-safe.
 */
final class IvAssignment {

  private final InitializationVector base;
  private final boolean isShared;

  /** The next range under each key. */
  private final Map<ContentKey, Integer> nextRanges = new TreeMap<>(ContentKey::compareKeys);

  /**
   * @param isShared whether all tracks have the same one, which must be constant
   */
  IvAssignment(InitializationVector base, boolean isShared) {
    this.base = base;
    this.isShared = isShared;
  }

  /**
   * Returns the first IV of the next track.
   *
   * @param track how messages name it
   * @param grants of the track's crypto periods, at least one
   * @throws KeySourceException when they have different IVs: a track has one
   */
  InitializationVector next(String track, Collection<KeyGrant> grants) throws KeySourceException {
    Set<Optional<InitializationVector>> explicit =
        grants.stream().map(KeyGrant::iv).collect(Collectors.toSet());
    if (explicit.size() > 1) {
      throw new KeySourceException(
          track
              + ": expected the same IV with each of its keys or with none, found "
              + explicit.size()
              + " different answers; a track has one IV, also with key rotation");
    }
    return explicit.iterator().next().orElseGet(() -> nextOfBase(grants));
  }

  private InitializationVector nextOfBase(Collection<KeyGrant> grants) {
    if (isShared) {
      return base;
    }
    int range =
        grants.stream()
            .mapToInt(grant -> nextRanges.getOrDefault(grant.key(), 0))
            .max()
            .orElseThrow();
    grants.forEach(grant -> nextRanges.put(grant.key(), range + 1));
    return IvRange.firstOf(base, range);
  }
}
