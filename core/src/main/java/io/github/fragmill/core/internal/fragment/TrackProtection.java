package io.github.fragmill.core.internal.fragment;

import io.github.fragmill.core.protect.TrackEncryption;
import io.github.fragmill.core.protect.port.Encryption;
import java.util.Objects;

/**
 * How the samples of a track are encrypted, and what does it. Immutable and thread-safe.
 *
 * @param encryption how they are encrypted
 * @param keys what encrypts them
 */
public record TrackProtection(TrackEncryption encryption, Encryption keys) {

  public TrackProtection {
    Objects.requireNonNull(encryption, "encryption");
    Objects.requireNonNull(keys, "keys");
  }
}
