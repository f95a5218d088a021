package io.github.fragmill.crypto;

import io.github.fragmill.core.error.ProtectionMismatchException;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.VideoFormat;
import io.github.fragmill.core.protect.port.PresentationTrack;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the rule of each track of a presentation, and refuses a track without a rule and a rule
 * without a track.
 */
final class TrackRules {

  private TrackRules() {}

  /**
   * Returns the rule of each track: the first one that chooses it. A presentation without audio and
   * video has nothing to protect, whatever the rules are.
   *
   * @throws ProtectionMismatchException when a track has no rule, or a rule has no track
   */
  static List<TrackRule> match(List<TrackRule> rules, List<PresentationTrack> tracks)
      throws ProtectionMismatchException {
    List<TrackRule> matched = new ArrayList<>();
    for (PresentationTrack track : tracks) {
      matched.add(find(rules, track));
    }
    if (!tracks.isEmpty()) {
      requireAllUsed(rules, matched, tracks);
    }
    return matched;
  }

  private static TrackRule find(List<TrackRule> rules, PresentationTrack track)
      throws ProtectionMismatchException {
    for (TrackRule rule : rules) {
      if (rule.tracks().matches(track.main())) {
        return rule;
      }
    }
    throw new ProtectionMismatchException(
        name(track)
            + " would be clear: no rule chooses it, found "
            + rules.stream().map(TrackRule::description).collect(Collectors.joining("; "))
            + "; give a key for it, or leave it clear explicitly");
  }

  private static void requireAllUsed(
      List<TrackRule> rules, List<TrackRule> matched, List<PresentationTrack> tracks)
      throws ProtectionMismatchException {
    // By identity: of two equal rules, the second one has no track.
    Set<TrackRule> used = Collections.newSetFromMap(new IdentityHashMap<>());
    used.addAll(matched);
    String unused =
        rules.stream()
            .filter(rule -> !rule.isOptional() && !used.contains(rule))
            .map(TrackRule::description)
            .collect(Collectors.joining("; "));
    if (!unused.isEmpty()) {
      throw new ProtectionMismatchException(
          "no track left for "
              + unused
              + ": found "
              + tracks.stream()
                  .filter(track -> !track.isTrickPlay())
                  .map(TrackRules::name)
                  .collect(Collectors.joining("; "))
              + ", for each of which one rule counts; remove what is not needed");
    }
  }

  /** Returns how messages name a track, with what selectors mostly ask for. */
  private static String name(PresentationTrack presented) {
    Track track = presented.main();
    String size =
        track.format() instanceof VideoFormat video
            ? " " + video.widthPixels() + "x" + video.heightPixels()
            : "";
    String language = track.language().map(tag -> ", language " + tag).orElse("");
    return presented.name() + ", " + track.format().type().mediaType() + size + language;
  }
}
