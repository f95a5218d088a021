package io.github.fragmill.crypto;

import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.Pssh;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A key of a track, and what DRM systems say of it.
 *
 * @param signals one for each system that has one, in the order of the output
 */
record PeriodKey(ContentKey key, List<DrmSignal> signals) {

  PeriodKey {
    signals = List.copyOf(signals);
  }

  /**
   * Returns what the header and the manifest say of a track: each system once, with the boxes that
   * hold for all its keys. A box that only holds for one of them rolls with the segments; in a
   * manifest, which comes once, it would keep players from looking for the others.
   *
   * @param periods at least one
   */
  static List<DrmSignal> lasting(List<PeriodKey> periods) {
    Set<Pssh> inHeaders = inAll(periods, DrmSignal::headerPssh);
    Set<Pssh> inManifests = inAll(periods, DrmSignal::manifestPssh);
    Set<DrmSignal> lasting = new LinkedHashSet<>();
    for (PeriodKey period : periods) {
      for (DrmSignal signal : period.signals) {
        lasting.add(
            new DrmSignal(
                signal.systemId(),
                signal.headerPssh().filter(inHeaders::contains),
                signal.manifestPssh().filter(inManifests::contains),
                signal.licenseUrl()));
      }
    }
    return List.copyOf(lasting);
  }

  private static Set<Pssh> inAll(
      List<PeriodKey> periods, Function<DrmSignal, Optional<Pssh>> place) {
    Set<Pssh> boxes = periods.get(0).boxes(place);
    periods.forEach(period -> boxes.retainAll(period.boxes(place)));
    return boxes;
  }

  private Set<Pssh> boxes(Function<DrmSignal, Optional<Pssh>> place) {
    return signals.stream()
        .flatMap(signal -> place.apply(signal).stream())
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** Returns the boxes that the header does not have, for the {@code moof} of each segment. */
  List<Pssh> rolling(List<DrmSignal> lasting) {
    List<Pssh> inHeader = lasting.stream().flatMap(it -> it.headerPssh().stream()).toList();
    return signals.stream()
        .flatMap(it -> it.headerPssh().stream())
        .filter(box -> !inHeader.contains(box))
        .toList();
  }
}
