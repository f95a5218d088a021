package io.github.fragmill.core.presentation;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * File names as relative references (RFC 3986, 4.2). Everything but unreserved characters is
 * percent-encoded, so a name cannot be taken for a scheme, a query, or, with its {@code $}, for a
 * variable of a SegmentTemplate.
 */
public final class RelativeUri {

  private RelativeUri() {}

  /**
   * Encodes a path.
   *
   * @param path a relative path with {@code /}
   * @throws IllegalArgumentException when a part is empty, {@code .} or {@code ..}
   */
  public static String ofPath(String path) {
    return Stream.of(path.split("/", /* limit= */ -1))
        .peek(part -> requireName(part, path))
        .map(RelativeUri::ofPart)
        .collect(Collectors.joining("/"));
  }

  /** Encodes one part of a path, or a piece of one. */
  public static String ofPart(String part) {
    StringBuilder uri = new StringBuilder();
    for (byte octet : part.getBytes(StandardCharsets.UTF_8)) {
      if (isUnreserved(octet)) {
        uri.append((char) octet);
      } else {
        uri.append(String.format("%%%02X", octet));
      }
    }
    return uri.toString();
  }

  private static void requireName(String part, String path) {
    if (part.isEmpty() || part.equals(".") || part.equals("..")) {
      throw new IllegalArgumentException(
          "file name: expected a relative path without empty parts, . and .., found '"
              + path
              + "'");
    }
  }

  /** RFC 3986, 2.3. */
  private static boolean isUnreserved(byte octet) {
    return (octet >= 'a' && octet <= 'z')
        || (octet >= 'A' && octet <= 'Z')
        || (octet >= '0' && octet <= '9')
        || octet == '-'
        || octet == '.'
        || octet == '_'
        || octet == '~';
  }
}
