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
 * @param playlistKey what HLS playlists say of the key; empty where that follows from a box, or
 *     where HLS has no form for the system
 */
public record DrmSignal(
    UUID systemId,
    Optional<Pssh> headerPssh,
    Optional<Pssh> manifestPssh,
    Optional<URI> licenseUrl,
    Optional<PlaylistKey> playlistKey) {

  public DrmSignal {
    Objects.requireNonNull(licenseUrl, "licenseUrl");
    Objects.requireNonNull(playlistKey, "playlistKey");
    requireSystem(systemId, "headerPssh", headerPssh);
    requireSystem(systemId, "manifestPssh", manifestPssh);
  }

  private static void requireSystem(UUID systemId, String name, Optional<Pssh> pssh) {
    if (pssh.filter(box -> !box.systemId().equals(systemId)).isPresent()) {
      throw new IllegalArgumentException(
          name + ": expected one of " + systemId + ", found " + pssh.get());
    }
  }

  /** Makes a signal of which HLS playlists say what follows from its boxes. */
  public DrmSignal(
      UUID systemId,
      Optional<Pssh> headerPssh,
      Optional<Pssh> manifestPssh,
      Optional<URI> licenseUrl) {
    this(systemId, headerPssh, manifestPssh, licenseUrl, /* playlistKey= */ Optional.empty());
  }

  /** Returns a signal with a key for HLS playlists and nothing else. */
  public static DrmSignal of(UUID systemId, PlaylistKey key) {
    return new DrmSignal(
        systemId,
        /* headerPssh= */ Optional.empty(),
        /* manifestPssh= */ Optional.empty(),
        /* licenseUrl= */ Optional.empty(),
        Optional.of(key));
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
