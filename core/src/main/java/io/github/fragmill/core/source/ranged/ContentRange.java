package io.github.fragmill.core.source.ranged;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The field {@code Content-Range} of a response (RFC 9110, 14.4).
 *
 * @param range the first and the last byte; empty when the range that was asked for is outside
 * @param sizeBytes of the whole object
 */
record ContentRange(Optional<Bounds> range, long sizeBytes) {

  private static final Pattern FORM =
      Pattern.compile("bytes (?:(\\d{1,18})-(\\d{1,18})|\\*)/(\\d{1,18})");

  /** Both bytes are in the range. */
  record Bounds(long first, long last) {}

  /** Parses the field; empty when it has another form, or does not give the object's size. */
  static Optional<ContentRange> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Optional<Bounds> bounds =
        Optional.ofNullable(matcher.group(1))
            .map(first -> new Bounds(Long.parseLong(first), Long.parseLong(matcher.group(2))));
    return Optional.of(new ContentRange(bounds, Long.parseLong(matcher.group(3))));
  }

  boolean isRange(long positionBytes, long bytes) {
    return range.isPresent()
        && range.get().first() == positionBytes
        && range.get().last() == positionBytes + bytes - 1;
  }
}
