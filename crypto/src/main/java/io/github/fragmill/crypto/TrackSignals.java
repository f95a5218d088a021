package io.github.fragmill.crypto;

import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.Pssh;
import io.github.fragmill.crypto.drm.DrmSystem;
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
 * What DRM systems say of a track, with each of its keys. They are asked at the first call, and not
 * before all keys are known that they may name. Thread-safe from then on.
 */
final class TrackSignals {

  private final List<DrmSystem> systems;
  private final NavigableMap<Long, KeyedTrack> periods;
  private Optional<Told> told = Optional.empty();

  /**
   * @param periods the track by the index of the crypto period, at least one
   */
  TrackSignals(List<DrmSystem> systems, NavigableMap<Long, KeyedTrack> periods) {
    this.systems = systems;
    this.periods = periods;
  }

  /**
   * @param periods one signal for each system that has one, in the order of the output
   * @param lasting what holds for all keys
   */
  private record Told(NavigableMap<Long, List<DrmSignal>> periods, List<DrmSignal> lasting) {}

  /**
   * Returns what the header and the manifest say of the track: each system once, with the boxes
   * that hold for all its keys. A box that only holds for one of them rolls with the segments; in a
   * manifest, which comes once, it would keep players from looking for the others.
   */
  List<DrmSignal> lasting() {
    return told().lasting;
  }

  /** Returns the boxes of a period that do not last, for the {@code moof} of each segment. */
  List<Pssh> rolling(long period) {
    Set<Pssh> lasting =
        told().lasting.stream().flatMap(TrackSignals::boxes).collect(Collectors.toSet());
    return told().periods.getOrDefault(period, List.of()).stream()
        .flatMap(TrackSignals::boxes)
        .distinct()
        .filter(box -> !lasting.contains(box))
        .toList();
  }

  private synchronized Told told() {
    Told known = told.orElseGet(this::ask);
    told = Optional.of(known);
    return known;
  }

  private Told ask() {
    NavigableMap<Long, List<DrmSignal>> signals = new TreeMap<>();
    periods.forEach(
        (period, track) ->
            signals.put(
                period, systems.stream().flatMap(it -> it.signal(track).stream()).toList()));
    return new Told(signals, lasting(List.copyOf(signals.values())));
  }

  private static List<DrmSignal> lasting(List<List<DrmSignal>> periods) {
    if (periods.size() == 1 && periods.get(0).size() <= 1) {
      return periods.get(0);
    }
    Set<Pssh> inHeaders = inAll(periods, DrmSignal::headerPssh);
    Set<Pssh> inManifests = inAll(periods, DrmSignal::manifestPssh);
    Set<DrmSignal> lasting = new LinkedHashSet<>();
    for (List<DrmSignal> period : periods) {
      for (DrmSignal signal : period) {
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
      List<List<DrmSignal>> periods, Function<DrmSignal, Optional<Pssh>> place) {
    List<Set<Pssh>> boxes = new ArrayList<>();
    for (List<DrmSignal> period : periods) {
      boxes.add(
          period.stream()
              .flatMap(signal -> place.apply(signal).stream())
              .collect(Collectors.toCollection(HashSet::new)));
    }
    Set<Pssh> inAll = boxes.get(0);
    boxes.forEach(inAll::retainAll);
    return inAll;
  }

  private static Stream<Pssh> boxes(DrmSignal signal) {
    return Stream.concat(signal.headerPssh().stream(), signal.manifestPssh().stream());
  }
}
