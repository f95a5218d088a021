package io.github.fragmill.core.protect;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What a presentation says of one DRM system that can open a track. A manifest that can, names the
 * system when there is a box or an address for it. Holds no key. Immutable.
 *
 * @param systemId names the system
 * @param headerPssh the box for the header ({@code moov}), or empty
 * @param manifestPssh the box for the manifest, or empty
 * @param licenseUrl the licence server that the manifest names, or empty
 */
public record DrmSignal(
    UUID systemId,
    Optional<Pssh> headerPssh,
    Optional<Pssh> manifestPssh,
    Optional<URI> licenseUrl) {

  public DrmSignal {
    Objects.requireNonNull(licenseUrl, "licenseUrl");
    requireSystem(systemId, "headerPssh", headerPssh);
    requireSystem(systemId, "manifestPssh", manifestPssh);
  }

  private static void requireSystem(UUID systemId, String name, Optional<Pssh> pssh) {
    if (pssh.filter(box -> !box.systemId().equals(systemId)).isPresent()) {
      throw new IllegalArgumentException(
          name + ": expected one of " + systemId + ", found " + pssh.get());
    }
  }

  /** Returns a signal with a box for the manifest and nothing else. */
  public static DrmSignal of(Pssh pssh) {
    return new DrmSignal(
        pssh.systemId(),
        /* headerPssh= */ Optional.empty(),
        Optional.of(pssh),
        /* licenseUrl= */ Optional.empty());
  }
}
