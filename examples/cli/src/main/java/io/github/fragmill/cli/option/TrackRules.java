package io.github.fragmill.cli.option;

import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.FixedKeys;
import io.github.fragmill.crypto.KeySource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The tracks of each {@code --key} and {@code --clear}, the narrowest first. */
final class TrackRules {

  /** The keys by the text of their tracks, in the order of the crypto periods. */
  private final Map<String, List<KeyOption>> keys;

  private final List<TrackFilter> clear;

  private TrackRules(Map<String, List<KeyOption>> keys, List<TrackFilter> clear) {
    this.keys = keys;
    this.clear = clear;
  }

  /**
   * Parses the rules.
   *
   * @param keys at least one
   * @param isRotated whether several keys may have the same tracks
   * @param clear the values of {@code --clear}
   * @throws UsageException if the same tracks are given twice, or {@code clear} cannot be parsed
   */
  static TrackRules of(List<KeyOption> keys, boolean isRotated, List<String> clear) {
    Map<String, List<KeyOption>> byTracks =
        keys.stream()
            .collect(
                Collectors.groupingBy(
                    key -> key.tracks().text(), LinkedHashMap::new, Collectors.toList()));
    if (!isRotated) {
      byTracks.values().forEach(TrackRules::requireOne);
    }
    return new TrackRules(byTracks, clearTracks(clear, byTracks.keySet()));
  }

  private static void requireOne(List<KeyOption> ofTracks) {
    if (ofTracks.size() > 1) {
      throw new UsageException(
          ofTracks.get(1).place()
              + ": given twice for "
              + ofTracks.get(0).tracks()
              + "; several keys for the same tracks require --key-rotation");
    }
  }

  private static List<TrackFilter> clearTracks(List<String> clear, Set<String> withKeys) {
    Set<String> known = new HashSet<>();
    List<TrackFilter> filters = new ArrayList<>();
    for (String text : clear) {
      TrackFilter tracks = TrackFilter.parse("--clear", text, "");
      if (withKeys.contains(text)) {
        throw new UsageException("--clear: " + tracks + " has a key; remove one of the two");
      }
      if (!known.add(text)) {
        throw new UsageException("--clear: given twice for " + tracks);
      }
      filters.add(tracks);
    }
    return filters;
  }

  /** Adds the rules. Of a key and a {@code --clear} that are equally narrow, the key counts. */
  void addTo(CommonEncryption.Builder builder) {
    addTo(builder::key, builder::leaveClear);
  }

  /** Adds the rules to a protection of presentations that need not have all of these tracks. */
  void addOptionalTo(CommonEncryption.Builder builder) {
    addTo(builder::keyIfPresent, builder::leaveClearIfPresent);
  }

  private void addTo(
      BiConsumer<TrackSelector, KeySource> addKey, Consumer<TrackSelector> leaveClear) {
    for (TrackFilter.Precision precision : TrackFilter.Precision.values()) {
      for (List<KeyOption> ofTracks : keys.values()) {
        TrackFilter tracks = ofTracks.get(0).tracks();
        if (tracks.precision() == precision) {
          addKey.accept(tracks, new FixedKeys(ofTracks.stream().map(KeyOption::key).toList()));
        }
      }
      clear.stream().filter(it -> it.precision() == precision).forEach(leaveClear);
    }
  }
}
