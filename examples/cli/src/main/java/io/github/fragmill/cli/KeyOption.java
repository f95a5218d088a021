package io.github.fragmill.cli;

import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.crypto.ContentKey;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code --key} says: a key, and the tracks that it is for.
 *
 * <pre>
 * KID:KEY                  all tracks
 * audio=KID:KEY            sound; video likewise
 * video:..720=KID:KEY      pictures of at most 720 lines
 * video:721..=KID:KEY      pictures of at least 721 lines; 721..1080 for a band
 * lang:sv=KID:KEY          tracks in a language
 * </pre>
 *
 * @param words the part in front of the equals sign, empty for all tracks
 */
record KeyOption(String words, TrackSelector tracks, ContentKey key) {

  /** No key has these words in front: in base64, an equals sign stands behind 22 characters. */
  private static final Pattern SELECTOR =
      Pattern.compile(
          "(?<words>(?<type>audio|video|all)|video:(?<from>\\d{0,5})\\.\\.(?<to>\\d{0,5})"
              + "|lang:(?<lang>[A-Za-z0-9-]+))=(?<pair>.*)");

  static KeyOption parse(String text) {
    try {
      Matcher matcher = SELECTOR.matcher(text);
      return matcher.matches()
          ? new KeyOption(
              matcher.group("words"), selector(matcher), ContentKey.parse(matcher.group("pair")))
          : new KeyOption("", TrackSelector.all(), ContentKey.parse(text));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--key: " + e.getMessage());
    }
  }

  private static TrackSelector selector(Matcher matcher) {
    if (matcher.group("lang") != null) {
      return TrackSelector.all().language(matcher.group("lang"));
    }
    if (matcher.group("type") != null) {
      return switch (matcher.group("type")) {
        case "audio" -> TrackSelector.audio();
        case "video" -> TrackSelector.video();
        default -> TrackSelector.all();
      };
    }
    return band(matcher.group("from"), matcher.group("to"));
  }

  private static TrackSelector band(String from, String to) {
    TrackSelector video = TrackSelector.video();
    // All pictures have more than no lines.
    int least = from.isEmpty() ? 1 : Integer.parseInt(from);
    TrackSelector above = least > 1 ? video.aboveHeight(least - 1) : video;
    if (to.isEmpty()) {
      return above;
    }
    if (Integer.parseInt(to) < least) {
      throw new IllegalArgumentException(
          "expected a band of heights such as 481..720, found " + from + ".." + to);
    }
    return above.upToHeight(Integer.parseInt(to));
  }
}
