package io.github.fragmill.cli;

import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.FixedKeys;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code --key} and {@code --clear} say of tracks, the narrowest first. */
final class TrackRules {

  /** By what was written for the tracks, in the order of the periods. */
  private final Map<String, List<KeyOption>> keys;

  private final List<TrackWords> clear;

  private TrackRules(Map<String, List<KeyOption>> keys, List<TrackWords> clear) {
    this.keys = keys;
    this.clear = clear;
  }

  /**
   * Reads the rules.
   *
   * @param keys at least one
   * @param isRotated whether several keys may have the same tracks
   * @param clear as it was written
   * @throws UsageException when tracks are named twice, or {@code clear} names none
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
              + "; several keys are for the periods of --key-rotation");
    }
  }

  private static List<TrackWords> clearTracks(List<String> clear, Set<String> withKeys) {
    Set<String> known = new HashSet<>();
    List<TrackWords> tracks = new ArrayList<>();
    for (String text : clear) {
      TrackWords words = TrackWords.parse("--clear", text, "");
      if (withKeys.contains(text)) {
        throw new UsageException("--clear: " + words + " has a key");
      }
      if (!known.add(text)) {
        throw new UsageException("--clear: given twice for " + words);
      }
      tracks.add(words);
    }
    return tracks;
  }

  /** Adds the rules. Of a key and tracks to leave clear that are equally narrow, the key counts. */
  void addTo(CommonEncryption.Builder builder) {
    for (TrackWords.Precision precision : TrackWords.Precision.values()) {
      for (List<KeyOption> ofTracks : keys.values()) {
        TrackWords tracks = ofTracks.get(0).tracks();
        if (tracks.precision() == precision) {
          builder.key(tracks, new FixedKeys(ofTracks.stream().map(KeyOption::key).toList()));
        }
      }
      clear.stream().filter(it -> it.precision() == precision).forEach(builder::leaveClear);
    }
  }
}
