package io.github.fragmill.cli;

import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.crypto.ContentKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One {@code --key}: {@code [SELECTOR=]KID:KEY}. Messages never repeat what may be a key.
 *
 * @param selector as it was written, empty for all tracks
 * @param precision how narrow the selector is
 * @param tracks what it chooses
 */
record KeyOption(String selector, Precision precision, TrackSelector tracks, ContentKey key) {

  /** Of several selectors that choose a track, the narrowest counts: it comes first here. */
  enum Precision {
    LANGUAGE,
    LINES,
    TYPE,
    ALL
  }

  /** No key id is that short, so a word in front of {@code =} is meant as a selector. */
  private static final Pattern SELECTED =
      Pattern.compile("([A-Za-z]{1,15})(?::([^=:]*))?=(.*)", Pattern.DOTALL);

  private static final Pattern LINES = Pattern.compile("(\\d{0,5})\\.\\.(\\d{0,5})");

  /**
   * Returns the options, the narrowest first; those of one selector in the order they are given in.
   *
   * @throws UsageException when one is none, or contradicts another one
   */
  static List<KeyOption> parse(List<String> options) {
    List<KeyOption> keys = new ArrayList<>();
    for (String option : options) {
      KeyOption key = parse(option);
      keys.forEach(key::requireConsistent);
      keys.add(key);
    }
    keys.sort(Comparator.comparing(KeyOption::precision));
    return keys;
  }

  private static KeyOption parse(String option) {
    Matcher matcher = SELECTED.matcher(option);
    if (!matcher.matches()) {
      return new KeyOption("", Precision.ALL, TrackSelector.all(), key("--key", option));
    }
    String word = matcher.group(1);
    String range = matcher.group(2);
    String pair = matcher.group(3);
    if (word.equals("audio") && range == null) {
      return new KeyOption(word, Precision.TYPE, TrackSelector.audio(), key("--key audio", pair));
    }
    if (word.equals("video") && range == null) {
      return new KeyOption(word, Precision.TYPE, TrackSelector.video(), key("--key video", pair));
    }
    if (word.equals("video")) {
      TrackSelector tracks = ofLines(range);
      return new KeyOption("video:" + range, Precision.LINES, tracks, key("--key video", pair));
    }
    if (word.equals("lang") && range != null) {
      TrackSelector tracks = inLanguage(range);
      return new KeyOption("lang:" + range, Precision.LANGUAGE, tracks, key("--key lang", pair));
    }
    throw new UsageException(
        "--key "
            + word
            + ": expected video, video:..720, video:721.., audio or lang:sv in front of =KID:KEY");
  }

  private static TrackSelector ofLines(String range) {
    Matcher matcher = LINES.matcher(range);
    if (matcher.matches() && range.length() > "..".length()) {
      int lowest = lines(matcher.group(1), 1);
      int highest = lines(matcher.group(2), Integer.MAX_VALUE);
      if (lowest >= 1 && lowest <= highest) {
        TrackSelector upTo = TrackSelector.video().upToHeight(highest);
        return lowest == 1 ? upTo : upTo.aboveHeight(lowest - 1);
      }
    }
    throw new UsageException(
        "--key video: expected lines of the picture from..to, one of them at least, for example"
            + " video:..720, video:721..1080 or video:721..");
  }

  private static int lines(String digits, int absent) {
    return digits.isEmpty() ? absent : Integer.parseInt(digits);
  }

  /** Of sound: the language of pictures, where files give one, tells nothing of rights. */
  private static TrackSelector inLanguage(String tag) {
    try {
      TrackSelector spoken = track -> track.format().type() != TrackType.VIDEO;
      return spoken.language(tag);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--key lang: expected a language such as sv or pt-BR behind lang:");
    }
  }

  private static ContentKey key(String place, String pair) {
    try {
      return ContentKey.parse(pair);
    } catch (IllegalArgumentException e) {
      throw new UsageException(place + ": " + e.getMessage());
    }
  }

  private void requireConsistent(KeyOption earlier) {
    if (key.keyId().equals(earlier.key.keyId()) && !key.equals(earlier.key)) {
      throw new UsageException("--key: two keys for key id " + key.keyId());
    }
  }
}
