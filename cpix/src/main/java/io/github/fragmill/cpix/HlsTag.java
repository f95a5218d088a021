package io.github.fragmill.cpix;

import io.github.fragmill.core.protect.PlaylistKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key of the first {@code EXT-X-KEY} or {@code EXT-X-SESSION-KEY} among lines for a playlist.
 * Other lines and attributes go nowhere.
 */
final class HlsTag {

  private static final Pattern TAG = Pattern.compile("#EXT-X-(?:SESSION-)?KEY:(.{1,200000})");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("([A-Z0-9-]{1,40})=(?:\"([^\"\\r\\n]*+)\"|([^\",\\s]*+))(?:,|$)");
  private static final Set<String> METHODS = Set.of("SAMPLE-AES", "SAMPLE-AES-CTR");

  private HlsTag() {}

  /**
   * Returns the key, or empty when no line has one for samples that are encrypted in their place.
   *
   * @throws IllegalArgumentException when a value is none that goes into a playlist
   */
  static Optional<PlaylistKey> parse(String lines) {
    return lines
        .lines()
        .map(line -> TAG.matcher(line.strip()))
        .filter(Matcher::matches)
        .map(tag -> attributes(tag.group(1)))
        .filter(attributes -> METHODS.contains(attributes.getOrDefault("METHOD", "")))
        .findFirst()
        .filter(attributes -> attributes.containsKey("KEYFORMAT"))
        .map(
            attributes ->
                new PlaylistKey(
                    attributes.getOrDefault("KEYFORMAT", ""),
                    attributes.getOrDefault("KEYFORMATVERSIONS", "1"),
                    attributes.getOrDefault("URI", "")));
  }

  private static Map<String, String> attributes(String list) {
    Map<String, String> attributes = new HashMap<>();
    Matcher matcher = ATTRIBUTE.matcher(list);
    int position = 0;
    while (position < list.length() && matcher.find(position) && matcher.start() == position) {
      attributes.put(
          matcher.group(1), matcher.group(2) == null ? matcher.group(3) : matcher.group(2));
      position = matcher.end();
    }
    return attributes;
  }
}
