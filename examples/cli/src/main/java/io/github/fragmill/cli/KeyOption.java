package io.github.fragmill.cli;

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
 */
record KeyOption(String place, TrackWords tracks, ContentKey key) {

  /** No key id is that short, so a word in front of {@code =} is meant as a selector. */
  private static final Pattern SELECTED =
      Pattern.compile("(([A-Za-z]{1,15})(?::[^=:]*)?)=(.*)", Pattern.DOTALL);

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
    keys.sort(Comparator.comparing(key -> key.tracks().precision()));
    return keys;
  }

  private static KeyOption parse(GivenKey given) {
    Matcher matcher = SELECTED.matcher(given.text());
    String place = given.place();
    if (!matcher.matches()) {
      return new KeyOption(place, TrackWords.ALL, key(place, given.text()));
    }
    TrackWords tracks = TrackWords.parse(place, matcher.group(1), " in front of =KID:KEY");
    return new KeyOption(place, tracks, key(place + " " + matcher.group(2), matcher.group(3)));
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
