package io.github.fragmill.crypto;

import io.github.fragmill.core.error.ProtectionMismatchException;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.VideoFormat;
import io.github.fragmill.core.protect.TitleTrack;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds the rule of each track of one title, and sees to it that no track is without one, and no
 * rule without a track. Not thread-safe.
 */
final class TrackRules {

  private final List<TrackRule> rules;

  /** The rules that decided for a track. */
  private final BitSet used = new BitSet();

  /** The names of the tracks that were asked about, without those for trick play. */
  private final List<String> tracks = new ArrayList<>();

  /**
   * @param rules the first one that chooses a track decides for it
   */
  TrackRules(List<TrackRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /**
   * Returns the rule that decides for a track.
   *
   * @throws ProtectionMismatchException when none chooses it
   */
  TrackRule find(TitleTrack track) throws ProtectionMismatchException {
    if (!track.isTrickPlay()) {
      tracks.add(name(track));
    }
    for (int index = 0; index < rules.size(); index++) {
      if (rules.get(index).tracks().matches(track.main())) {
        used.set(index);
        return rules.get(index);
      }
    }
    throw new ProtectionMismatchException(
        name(track)
            + " would be clear: no rule chooses it, found "
            + rules.stream().map(TrackRule::description).collect(Collectors.joining("; "))
            + "; give a key for it, or leave it clear explicitly");
  }

  /**
   * Ends the title, of which all tracks were asked about. One without audio and video has nothing
   * to protect, whatever the rules are.
   *
   * @throws ProtectionMismatchException when a rule decided for none of them
   */
  void requireAllUsed() throws ProtectionMismatchException {
    List<String> unused =
        IntStream.range(0, rules.size())
            .filter(index -> !used.get(index) && !rules.get(index).isOptional())
            .mapToObj(index -> rules.get(index).description())
            .toList();
    if (!tracks.isEmpty() && !unused.isEmpty()) {
      throw new ProtectionMismatchException(
          "no track left for "
              + String.join("; ", unused)
              + ": found "
              + String.join("; ", tracks)
              + ", for each of which one rule counts; remove what is not needed");
    }
  }

  /** Returns what a track is called, with what selectors mostly ask for. */
  private static String name(TitleTrack titleTrack) {
    Track track = titleTrack.main();
    String size =
        track.format() instanceof VideoFormat video
            ? " " + video.widthPixels() + "x" + video.heightPixels()
            : "";
    String language = track.language().map(tag -> ", language " + tag).orElse("");
    return titleTrack.name() + ", " + track.format().type().mediaType() + size + language;
  }
}
