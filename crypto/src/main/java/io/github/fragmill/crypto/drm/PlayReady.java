package io.github.fragmill.crypto.drm;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.Pssh;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * PlayReady: a {@code pssh} box of version 0 whose data is a PlayReady Object with one header
 * (PlayReady Header Specification, Microsoft). Manifests repeat the object beside the box.
 * Immutable.
 */
@CheckReturnValue
public final class PlayReady implements DrmSystem {

  private static final UUID SYSTEM_ID = UUID.fromString("9a04f079-9840-4286-ab92-e65be0885f95");
  private static final PlayReady WITH_KEY_ID = new PlayReady(Optional.empty(), Optional.empty());

  private final Optional<PlayReadyVersion> version;
  private final Optional<URI> licenseUrl;

  private PlayReady(Optional<PlayReadyVersion> version, Optional<URI> licenseUrl) {
    this.version = version;
    this.licenseUrl = licenseUrl;
  }

  /** Signals the key id and the algorithm; the application knows the licence server. */
  public static PlayReady keyId() {
    return WITH_KEY_ID;
  }

  /**
   * Signals a licence server too, in the header and in the manifest.
   *
   * @throws IllegalArgumentException when the URL is not absolute, or too long for the header
   */
  public static PlayReady licenseUrl(URI url) {
    LicenseUrls.requireAbsolute(url);
    PlayReadyHeader.requireRoom(url);
    return new PlayReady(Optional.empty(), Optional.of(url));
  }

  /**
   * Returns the same with a version of the header. The default is the oldest that knows the scheme
   * and holds all key ids: 4.0 for {@code cenc} and {@code cens}, 4.2 for several keys; 4.3 for
   * {@code cbc1} and {@code cbcs}.
   */
  public PlayReady header(PlayReadyVersion version) {
    return new PlayReady(Optional.of(Objects.requireNonNull(version, "version")), licenseUrl);
  }

  @Override
  public void requireScheme(String scheme) {
    PlayReadyAlgorithm algorithm = PlayReadyAlgorithm.of(scheme);
    version.ifPresent(
        given -> {
          if (given.compareTo(algorithm.firstVersion()) < 0) {
            throw new IllegalArgumentException(
                "PlayReady.header: expected version "
                    + algorithm.firstVersion().text()
                    + " for "
                    + scheme
                    + ", found "
                    + given.text());
          }
        });
  }

  @Override
  public Optional<DrmSignal> signal(DrmTrack track) {
    String scheme = track.parameters().scheme();
    requireScheme(scheme);
    PlayReadyAlgorithm algorithm = PlayReadyAlgorithm.of(scheme);
    PlayReadyHeader header =
        new PlayReadyHeader(
            version.orElse(firstVersion(algorithm, track.keyIds().size())), algorithm, licenseUrl);
    Pssh pssh =
        new Pssh(SYSTEM_ID, /* keyIds= */ List.of(), PlayReadyObject.of(header.toXml(track)));
    return Optional.of(
        new DrmSignal(
            SYSTEM_ID, /* headerPssh= */ Optional.empty(), Optional.of(pssh), licenseUrl));
  }

  private static PlayReadyVersion firstVersion(PlayReadyAlgorithm algorithm, int keys) {
    PlayReadyVersion first = algorithm.firstVersion();
    return keys > 1 && first.compareTo(PlayReadyVersion.V4_2) < 0 ? PlayReadyVersion.V4_2 : first;
  }

  @Override
  public void requireSeveralKeys() {
    version.ifPresent(
        given -> {
          if (given.compareTo(PlayReadyVersion.V4_2) < 0) {
            throw new IllegalArgumentException(
                "PlayReady.header: expected version 4.2.0.0 or newer for several keys, found "
                    + given.text());
          }
        });
  }

  @Override
  public String toString() {
    return "PlayReady";
  }
}
