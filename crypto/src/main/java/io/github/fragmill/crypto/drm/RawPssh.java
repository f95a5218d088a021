package io.github.fragmill.crypto.drm;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.Pssh;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;

/**
 * A {@code pssh} box that somebody else made, for example a key server. It goes out as it is; what
 * it says is not looked into.
 */
@CheckReturnValue
public final class RawPssh implements DrmSystem {

  private final Pssh pssh;
  private final Optional<KeyId> only;

  private RawPssh(Pssh pssh, Optional<KeyId> only) {
    this.pssh = pssh;
    this.only = only;
  }

  /**
   * Signals a box.
   *
   * @param box all of the box, with its size and type
   * @throws IllegalArgumentException when it is not one {@code pssh} box
   */
  public static RawPssh of(byte[] box) {
    return new RawPssh(Pssh.parse(box), Optional.empty());
  }

  /**
   * Signals a box.
   *
   * @param base64 all of the box, with its size and type
   * @throws IllegalArgumentException when it is not one {@code pssh} box
   */
  public static RawPssh parse(String base64) {
    byte[] box;
    try {
      box = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("pssh: expected base64: " + e.getMessage(), e);
    }
    return of(box);
  }

  /** Returns the same for the tracks under one key only. The default is all tracks. */
  public RawPssh onlyFor(KeyId keyId) {
    return new RawPssh(pssh, Optional.of(Objects.requireNonNull(keyId, "keyId")));
  }

  @Override
  public Optional<DrmSignal> signal(DrmTrack track) {
    boolean isFor = only.isEmpty() || only.get().equals(track.parameters().defaultKeyId());
    return isFor ? Optional.of(DrmSignal.of(pssh)) : Optional.empty();
  }

  /** Returns the system's id and the key ids. */
  @Override
  public String toString() {
    return pssh.toString();
  }
}
