package io.github.fragmill.crypto.drm;

import java.net.URI;

/** What is demanded of the addresses of licence servers. */
final class LicenseUrls {

  private LicenseUrls() {}

  /**
   * Players resolve relative ones in different ways. Without a host it is no address; what it is
   * instead might be a key, so the message does not repeat it.
   */
  static void requireAbsolute(URI url) {
    if (!url.isAbsolute()) {
      throw new IllegalArgumentException("licenseUrl: expected an absolute URL, found " + url);
    }
    if (url.getHost() == null) {
      throw new IllegalArgumentException("licenseUrl: expected an absolute URL with a host");
    }
  }
}
