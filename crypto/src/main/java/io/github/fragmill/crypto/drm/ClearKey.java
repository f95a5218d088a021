package io.github.fragmill.crypto.drm;

import io.github.fragmill.core.protect.DrmSignal;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/**
 * W3C Clear Key, as DASH-IF signals it: the manifest says where the keys are available, and nothing
 * stands in the header. The server gives the keys in clear: for tests and for content that needs no
 * more, and never with a key that another DRM system uses too.
 *
 * @param licenseUrl takes licence requests as Encrypted Media Extensions, 9.1.3, has them
 */
public record ClearKey(URI licenseUrl) implements DrmSystem {

  private static final UUID SYSTEM_ID = UUID.fromString("e2719d58-a985-b3c9-781a-b030af78d30e");

  public ClearKey {
    LicenseUrls.requireAbsolute(licenseUrl);
  }

  /**
   * Signals a server.
   *
   * @throws IllegalArgumentException when the URL is not absolute
   */
  public static ClearKey licenseUrl(URI url) {
    return new ClearKey(url);
  }

  @Override
  public Optional<DrmSignal> signal(DrmTrack track) {
    return Optional.of(
        new DrmSignal(
            SYSTEM_ID,
            /* headerPssh= */ Optional.empty(),
            /* manifestPssh= */ Optional.empty(),
            Optional.of(licenseUrl)));
  }
}
