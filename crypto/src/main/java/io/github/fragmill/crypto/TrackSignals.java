package io.github.fragmill.crypto;

import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.PlaylistKey;
import io.github.fragmill.core.protect.Pssh;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What DRM systems say of a track with all its keys. Immutable.
 *
 * @param lasting what the header and the manifest say: each system once, with the boxes that hold
 *     for all keys. A box that holds for one key only rolls with the segments; in a manifest, which
 *     comes once, it would keep players from looking for the others
 * @param periods the boxes that do not last, for the {@code moof} of each segment, by the index of
 *     the crypto period
 * @param keys all that systems say of the key of each crypto period
 */
record TrackSignals(
    List<DrmSignal> lasting,
    NavigableMap<Long, List<Pssh>> periods,
    NavigableMap<Long, List<DrmSignal>> keys) {

  /**
   * Divides signals.
   *
   * @param periods what systems say of each key, by the index of the crypto period, at least one
   */
  static TrackSignals of(NavigableMap<Long, List<DrmSignal>> periods) {
    List<DrmSignal> lasting = lasting(List.copyOf(periods.values()));
    Set<Pssh> boxes = lasting.stream().flatMap(TrackSignals::boxes).collect(Collectors.toSet());
    NavigableMap<Long, List<Pssh>> rolling = new TreeMap<>();
    periods.forEach(
        (period, signals) ->
            rolling.put(
                period,
                signals.stream()
                    .flatMap(TrackSignals::boxes)
                    .distinct()
                    .filter(box -> !boxes.contains(box))
                    .toList()));
    return new TrackSignals(lasting, rolling, periods);
  }

  /** Returns all that systems say of the key of a period. */
  List<DrmSignal> ofPeriod(long period) {
    return keys.getOrDefault(period, List.of());
  }

  /** Returns the boxes of a period that do not last. */
  List<Pssh> rolling(long period) {
    return periods.getOrDefault(period, List.of());
  }

  private static List<DrmSignal> lasting(List<List<DrmSignal>> periods) {
    if (periods.size() == 1 && periods.get(0).size() <= 1) {
      return periods.get(0);
    }
    Set<Pssh> inHeaders = inAll(periods, DrmSignal::headerPssh);
    Set<Pssh> inManifests = inAll(periods, DrmSignal::manifestPssh);
    Set<PlaylistKey> inPlaylists = inAll(periods, DrmSignal::playlistKey);
    Set<DrmSignal> lasting = new LinkedHashSet<>();
    for (List<DrmSignal> period : periods) {
      for (DrmSignal signal : period) {
        lasting.add(
            new DrmSignal(
                signal.systemId(),
                signal.headerPssh().filter(inHeaders::contains),
                signal.manifestPssh().filter(inManifests::contains),
                signal.licenseUrl(),
                signal.playlistKey().filter(inPlaylists::contains)));
      }
    }
    return List.copyOf(lasting);
  }

  private static <T> Set<T> inAll(
      List<List<DrmSignal>> periods, Function<DrmSignal, Optional<T>> place) {
    List<Set<T>> boxes = new ArrayList<>();
    for (List<DrmSignal> period : periods) {
      boxes.add(
          period.stream()
              .flatMap(signal -> place.apply(signal).stream())
              .collect(Collectors.toCollection(HashSet::new)));
    }
    Set<T> inAll = boxes.get(0);
    boxes.forEach(inAll::retainAll);
    return inAll;
  }

  private static Stream<Pssh> boxes(DrmSignal signal) {
    return Stream.concat(signal.headerPssh().stream(), signal.manifestPssh().stream());
  }
}
