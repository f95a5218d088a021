package io.github.fragmill.crypto;

import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.crypto.internal.scheme.IvRange;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
   * Returns the first IV of the next track; where IVs come with the keys, that of the first period.
   *
   * @param track how messages name it
   * @param grants of the track's crypto periods, at least one, in their order
   * @throws KeySourceException when some have an IV and others do not
   */
  InitializationVector next(String track, Collection<KeyGrant> grants) throws KeySourceException {
    List<InitializationVector> explicit = grants.stream().flatMap(it -> it.iv().stream()).toList();
    if (explicit.isEmpty()) {
      return nextOfBase(grants);
    }
    if (explicit.size() < grants.size()) {
      throw new KeySourceException(
          track
              + ": expected an IV with each of its "
              + grants.size()
              + " keys or with none, found "
              + explicit.size());
    }
    if (explicit.stream().map(InitializationVector::lengthBytes).distinct().count() > 1) {
      throw new KeySourceException(track + ": expected IVs of one length, found several");
    }
    return explicit.get(0);
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
