package io.github.fragmill.cpix;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.fragmill.core.protect.KeyId;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What a document has of one DRM system for one key ({@code DRMSystem}), as the server sent it.
 * Nothing of it goes into a manifest as it is: what {@link Cpix} knows of it is read, and written
 * anew. Immutable.
 *
 * @param systemId names the system
 * @param keyId the key that it is for
 * @param name for people
 * @param psshBase64 a {@code pssh} box
 * @param contentProtection XML for {@code ContentProtection} in DASH
 * @param robustness what DASH says of the device
 * @param hlsMedia lines for HLS media playlists
 * @param hlsMultivariant lines for HLS multivariant playlists
 * @param hlsAllowedCpc a part of {@code ALLOWED-CPC} of HLS
 * @param smoothHeader for Smooth Streaming
 */
@CheckReturnValue
public record CpixDrmSystem(
    UUID systemId,
    KeyId keyId,
    Optional<String> name,
    Optional<String> psshBase64,
    Optional<String> contentProtection,
    Optional<String> robustness,
    Optional<String> hlsMedia,
    Optional<String> hlsMultivariant,
    Optional<String> hlsAllowedCpc,
    Optional<String> smoothHeader) {

  public CpixDrmSystem {
    Objects.requireNonNull(systemId, "systemId");
    Objects.requireNonNull(keyId, "keyId");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(psshBase64, "psshBase64");
    Objects.requireNonNull(contentProtection, "contentProtection");
    Objects.requireNonNull(robustness, "robustness");
    Objects.requireNonNull(hlsMedia, "hlsMedia");
    Objects.requireNonNull(hlsMultivariant, "hlsMultivariant");
    Objects.requireNonNull(hlsAllowedCpc, "hlsAllowedCpc");
    Objects.requireNonNull(smoothHeader, "smoothHeader");
  }

  /** Names a system and nothing else. */
  public static CpixDrmSystem of(UUID systemId, KeyId keyId) {
    Optional<String> none = Optional.empty();
    return new CpixDrmSystem(systemId, keyId, none, none, none, none, none, none, none, none);
  }

  /**
   * Returns the same with a {@code pssh} box.
   *
   * @param base64 all of the box
   */
  public CpixDrmSystem withPssh(String base64) {
    return new CpixDrmSystem(
        systemId,
        keyId,
        name,
        Optional.of(base64),
        contentProtection,
        robustness,
        hlsMedia,
        hlsMultivariant,
        hlsAllowedCpc,
        smoothHeader);
  }

  /** Returns the same with XML for DASH. */
  public CpixDrmSystem withContentProtection(String xml) {
    return new CpixDrmSystem(
        systemId,
        keyId,
        name,
        psshBase64,
        Optional.of(xml),
        robustness,
        hlsMedia,
        hlsMultivariant,
        hlsAllowedCpc,
        smoothHeader);
  }

  /** Returns the same with lines for HLS. */
  public CpixDrmSystem withHls(String media, String multivariant) {
    return new CpixDrmSystem(
        systemId,
        keyId,
        name,
        psshBase64,
        contentProtection,
        robustness,
        Optional.of(media),
        Optional.of(multivariant),
        hlsAllowedCpc,
        smoothHeader);
  }

  /** Returns the system and the key id. */
  @Override
  public String toString() {
    return "DRM system " + systemId + " of " + keyId;
  }
}
