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
 * One key to encrypt with: {@code [SELECTOR=]KID:KEY}. Messages never repeat what may be a key.
 *
 * @param place where it is given, for messages
 * @param selector as it was written, empty for all tracks
 * @param precision how narrow the selector is
 * @param tracks what it chooses
 */
record KeyOption(
    String place, String selector, Precision precision, TrackSelector tracks, ContentKey key) {

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
   * Returns the keys, the narrowest first; those of one selector in the order they are given in.
   *
   * @throws UsageException when one is none, or contradicts another one
   */
  static List<KeyOption> parse(List<GivenKey> given) {
    List<KeyOption> keys = new ArrayList<>();
    for (GivenKey one : given) {
      KeyOption key = parse(one);
      keys.forEach(key::requireConsistent);
      keys.add(key);
    }
    keys.sort(Comparator.comparing(KeyOption::precision));
    return keys;
  }

  private static KeyOption parse(GivenKey given) {
    Matcher matcher = SELECTED.matcher(given.text());
    String place = given.place();
    if (!matcher.matches()) {
      ContentKey key = key(place, given.text());
      return new KeyOption(place, "", Precision.ALL, TrackSelector.all(), key);
    }
    String word = matcher.group(1);
    String range = matcher.group(2);
    String pair = matcher.group(3);
    if (word.equals("audio") && range == null) {
      ContentKey key = key(place + " audio", pair);
      return new KeyOption(place, word, Precision.TYPE, TrackSelector.audio(), key);
    }
    if (word.equals("video") && range == null) {
      ContentKey key = key(place + " video", pair);
      return new KeyOption(place, word, Precision.TYPE, TrackSelector.video(), key);
    }
    if (word.equals("video")) {
      TrackSelector tracks = ofLines(place, range);
      ContentKey key = key(place + " video", pair);
      return new KeyOption(place, "video:" + range, Precision.LINES, tracks, key);
    }
    if (word.equals("lang") && range != null) {
      TrackSelector tracks = inLanguage(place, range);
      ContentKey key = key(place + " lang", pair);
      return new KeyOption(place, "lang:" + range, Precision.LANGUAGE, tracks, key);
    }
    throw new UsageException(
        place
            + ": expected video, video:..720, video:721.., audio or lang:sv in front of =KID:KEY,"
            + " found another word");
  }

  private static TrackSelector ofLines(String place, String range) {
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
        place
            + " video: expected lines of the picture from..to, one of them at least, for example"
            + " video:..720, video:721..1080 or video:721..");
  }

  private static int lines(String digits, int absent) {
    return digits.isEmpty() ? absent : Integer.parseInt(digits);
  }

  /** Of sound: the language of pictures, where files give one, tells nothing of rights. */
  private static TrackSelector inLanguage(String place, String tag) {
    try {
      TrackSelector spoken = track -> track.format().type() != TrackType.VIDEO;
      return spoken.language(tag);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          place + " lang: expected a language such as sv or pt-BR behind lang:");
    }
  }

  private static ContentKey key(String place, String pair) {
    try {
      return ContentKey.parse(pair);
    } catch (IllegalArgumentException e) {
      throw new UsageException(place + ": " + GivenKey.reason(e));
    }
  }

  private void requireConsistent(KeyOption earlier) {
    if (key.keyId().equals(earlier.key.keyId()) && !key.equals(earlier.key)) {
      String places = place.equals(earlier.place) ? place : earlier.place + " and " + place;
      throw new UsageException(places + ": two keys for key id " + key.keyId());
    }
  }
}
