package io.github.fragmill.cli.option;

import io.github.fragmill.crypto.ContentKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key to encrypt with: {@code [TRACKS=]KID:KEY}. Messages never repeat what may be a key.
 *
 * @param place where it was given, for messages
 */
record KeyOption(String place, TrackFilter tracks, ContentKey key) {

  /** No key id is that short, so a word before {@code =} is meant as TRACKS. */
  private static final Pattern WITH_TRACKS =
      Pattern.compile("(([A-Za-z]{1,15})(?::[^=:]*)?)=(.*)", Pattern.DOTALL);

  /**
   * Returns the keys, the narrowest first; those of the same tracks in the order of the options.
   *
   * @throws UsageException if one cannot be parsed, or two contradict each other
   */
  static List<KeyOption> parse(List<GivenKey> given) {
    List<KeyOption> keys = new ArrayList<>();
    for (GivenKey one : given) {
      KeyOption key = parse(one);
      keys.forEach(key::requireConsistent);
      keys.add(key);
    }
    keys.sort(Comparator.comparing(key -> key.tracks().precision()));
    return keys;
  }

  private static KeyOption parse(GivenKey given) {
    Matcher matcher = WITH_TRACKS.matcher(given.text());
    String place = given.place();
    if (!matcher.matches()) {
      return new KeyOption(place, TrackFilter.ALL, given.toContentKey());
    }
    TrackFilter tracks = TrackFilter.parse(place, matcher.group(1), " before =KID:KEY");
    GivenKey pair = new GivenKey(place + " " + matcher.group(2), matcher.group(3));
    return new KeyOption(place, tracks, pair.toContentKey());
  }

  /** Returns {@code KID:KEY} of what was given, whose forms were checked before. */
  static String pairOf(GivenKey given) {
    Matcher matcher = WITH_TRACKS.matcher(given.text());
    return matcher.matches() ? matcher.group(3) : given.text();
  }

  private void requireConsistent(KeyOption earlier) {
    if (key.keyId().equals(earlier.key.keyId()) && !key.equals(earlier.key)) {
      String places = place.equals(earlier.place) ? place : earlier.place + " and " + place;
      throw new UsageException(places + ": two keys for key id " + key.keyId());
    }
  }
}
