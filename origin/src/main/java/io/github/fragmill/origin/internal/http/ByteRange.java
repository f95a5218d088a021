package io.github.fragmill.origin.internal.http;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which bytes of a file are asked for: what a {@code Range} field means for a file of a certain
 * size (RFC 9110, 14.2).
 *
 * @param kind all, a part, or one that the file does not have
 * @param from the first byte
 * @param to the one after the last
 */
public record ByteRange(Kind kind, long from, long to) {

  /** What to answer. */
  public enum Kind {
    /** The whole file: 200. */
    WHOLE,
    /** A part of it: 206. */
    PART,
    /** The file has none of these bytes: 416. */
    UNSATISFIABLE
  }

  /** 18 digits are below the largest {@code long}. */
  private static final int MAX_DIGITS = 18;

  private static final String UNIT = "bytes=";

  /** Returns all of a file. */
  public static ByteRange whole(long sizeBytes) {
    return new ByteRange(Kind.WHOLE, 0, sizeBytes);
  }

  /**
   * Reads a {@code Range} field. One that is malformed, of another unit, or of several ranges is
   * ignored, as a server may: the whole file is the answer then.
   */
  public static ByteRange of(Optional<String> field, long sizeBytes) {
    String text = field.map(String::strip).orElse("");
    if (!text.regionMatches(/* ignoreCase= */ true, 0, UNIT, 0, UNIT.length())) {
      return whole(sizeBytes);
    }
    String range = text.substring(UNIT.length()).strip();
    int dash = range.indexOf('-');
    if (dash < 0) {
      return whole(sizeBytes);
    }
    String first = range.substring(0, dash);
    String last = range.substring(dash + 1);
    return first.isEmpty() ? suffix(last, sizeBytes) : between(first, last, sizeBytes);
  }

  private static ByteRange suffix(String text, long sizeBytes) {
    OptionalLong length = number(text);
    if (length.isEmpty()) {
      return whole(sizeBytes);
    }
    if (length.getAsLong() == 0 || sizeBytes == 0) {
      return new ByteRange(Kind.UNSATISFIABLE, 0, 0);
    }
    return new ByteRange(Kind.PART, Math.max(0, sizeBytes - length.getAsLong()), sizeBytes);
  }

  private static ByteRange between(String first, String last, long sizeBytes) {
    OptionalLong from = number(first);
    OptionalLong end = last.isEmpty() ? OptionalLong.of(Long.MAX_VALUE - 1) : number(last);
    if (from.isEmpty() || end.isEmpty() || end.getAsLong() < from.getAsLong()) {
      return whole(sizeBytes);
    }
    if (from.getAsLong() >= sizeBytes) {
      return new ByteRange(Kind.UNSATISFIABLE, 0, 0);
    }
    return new ByteRange(Kind.PART, from.getAsLong(), Math.min(sizeBytes, end.getAsLong() + 1));
  }

  private static OptionalLong number(String text) {
    boolean isNumber =
        !text.isEmpty()
            && text.length() <= MAX_DIGITS
            && text.chars().allMatch(it -> it >= '0' && it <= '9');
    return isNumber ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
  }

  /** Returns the number of bytes. */
  public long sizeBytes() {
    return to - from;
  }
}
