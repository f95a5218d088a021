package io.github.fragmill.origin.internal.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * What a request asks for: {@code /{title}/{file}} or {@code /{title}/@{version}/{file}}.
 *
 * @param title the name of the title, decoded: one path segment
 * @param version of the title, or empty for the one of now
 * @param file the name of a file, as packaging writes it, decoded
 */
public record RequestPath(String title, Optional<String> version, String file) {

  /** Begins the path segment that names a version. */
  public static final String VERSION_MARK = "@";

  private static final int MAX_LENGTH = 2048;

  public RequestPath {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(file, "file");
  }

  /**
   * Reads the path of a request.
   *
   * @param rawPath as it was sent, percent-encoded, without a query
   * @return empty when it names no file of a title
   * @throws IllegalArgumentException when it is no path that a player would send: too long, not
   *     UTF-8, or with an encoding that is cut off, control characters, backslashes, or segments
   *     that are empty or only dots
   */
  public static Optional<RequestPath> parse(String rawPath) {
    if (rawPath.length() > MAX_LENGTH || !rawPath.startsWith("/")) {
      throw new IllegalArgumentException(
          "path: expected one of up to " + MAX_LENGTH + " characters");
    }
    String[] segments = rawPath.substring(1).split("/", -1);
    for (int i = 0; i < segments.length; i++) {
      segments[i] = decoded(segments[i]);
    }
    boolean isVersioned = segments.length > 2 && segments[1].startsWith(VERSION_MARK);
    int first = isVersioned ? 2 : 1;
    if (segments.length <= first || !isTitle(segments[0])) {
      return Optional.empty();
    }
    return Optional.of(
        new RequestPath(
            segments[0],
            isVersioned ? Optional.of(segments[1].substring(1)) : Optional.empty(),
            String.join("/", Arrays.copyOfRange(segments, first, segments.length))));
  }

  private static boolean isTitle(String segment) {
    return !segment.startsWith(".") && !segment.startsWith(VERSION_MARK);
  }

  private static String decoded(String segment) {
    byte[] bytes = new byte[segment.length()];
    int length = 0;
    for (int i = 0; i < segment.length(); i++) {
      char found = segment.charAt(i);
      if (found == '%') {
        bytes[length++] = (byte) (digit(segment, i + 1) << 4 | digit(segment, i + 2));
        i += 2;
      } else if (found < 0x80) {
        bytes[length++] = (byte) found;
      } else {
        throw new IllegalArgumentException("path: expected ASCII");
      }
    }
    String text = text(ByteBuffer.wrap(bytes, 0, length));
    boolean isOdd =
        text.isEmpty()
            || text.chars().allMatch(it -> it == '.')
            || text.chars().anyMatch(it -> it == '/' || it == '\\' || Character.isISOControl(it));
    if (isOdd) {
      throw new IllegalArgumentException("path: expected plain segments");
    }
    return text;
  }

  private static int digit(String segment, int index) {
    int digit = index < segment.length() ? Character.digit(segment.charAt(index), 16) : -1;
    if (digit < 0) {
      throw new IllegalArgumentException("path: expected two hexadecimal digits after %");
    }
    return digit;
  }

  private static String text(ByteBuffer bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("path: expected UTF-8", e);
    }
  }
}
