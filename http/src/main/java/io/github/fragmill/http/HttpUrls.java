package io.github.fragmill.http;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** URLs that are read, and what messages say of them. */
final class HttpUrls {

  private static final Set<String> SCHEMES = Set.of("https", "http");

  private HttpUrls() {}

  /**
   * Checks a URL.
   *
   * @throws IllegalArgumentException when it is not one to read; the message does not repeat it
   */
  static void require(URI url) {
    String scheme = Objects.requireNonNullElse(url.getScheme(), "none");
    if (!SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("url: expected the scheme https, found " + scheme);
    }
    if (url.getHost() == null) {
      throw new IllegalArgumentException("url: expected a host, found none");
    }
    if (url.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "url: expected no user in it; give credentials as a header");
    }
    if (url.getRawFragment() != null) {
      throw new IllegalArgumentException("url: expected no fragment, found one");
    }
  }

  /** Returns host and path. */
  static String name(URI url) {
    return url.getHost() + url.getRawPath();
  }
}
