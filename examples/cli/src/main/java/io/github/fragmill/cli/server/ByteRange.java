package io.github.fragmill.cli.server;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file (RFC 9110, 14.1.2). An empty range cannot be satisfied.
 *
 * @param startBytes the offset of the first byte
 * @param lengthBytes the number of bytes, 0 or more
 */
record ByteRange(long startBytes, long lengthBytes) {

  /** At most 18 digits fit into a long. */
  private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /** Returns the range of a whole file. */
  static ByteRange all(long sizeBytes) {
    return new ByteRange(0, sizeBytes);
  }

  /**
   * Parses a {@code Range} header.
   *
   * @return the range, ending at the end of the file at most; empty if a server may ignore the
   *     header: several ranges, other units, invalid text
   */
  static Optional<ByteRange> parse(String header, long sizeBytes) {
    Matcher matcher = SINGLE.matcher(header.strip());
    if (!matcher.matches() || (matcher.group(1) + matcher.group(2)).isEmpty()) {
      return Optional.empty();
    }
    if (matcher.group(1).isEmpty()) {
      long length = Math.min(Long.parseLong(matcher.group(2)), sizeBytes);
      return Optional.of(new ByteRange(sizeBytes - length, length));
    }
    long start = Long.parseLong(matcher.group(1));
    long last = matcher.group(2).isEmpty() ? sizeBytes : Long.parseLong(matcher.group(2));
    if (last < start && !matcher.group(2).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ByteRange(start, Math.max(0, Math.min(last, sizeBytes - 1) - start + 1)));
  }

  boolean isSatisfiable() {
    return lengthBytes > 0;
  }

  /** Returns the value of {@code Content-Range}. */
  String toContentRange(long sizeBytes) {
    return isSatisfiable()
        ? "bytes %d-%d/%d".formatted(startBytes, startBytes + lengthBytes - 1, sizeBytes)
        : "bytes */" + sizeBytes;
  }
}
