package io.github.fragmill.crypto.drm;

import java.net.URI;

/** What is demanded of the addresses of licence servers. */
final class LicenseUrls {

  private LicenseUrls() {}

  /** Players resolve relative ones in different ways. */
  static void requireAbsolute(URI url) {
    if (!url.isAbsolute()) {
      throw new IllegalArgumentException("licenseUrl: expected an absolute URL, found " + url);
    }
  }
}
