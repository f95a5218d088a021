package io.github.fragmill.core.internal.fragment;

import io.github.fragmill.core.protect.SampleEncryption;
import io.github.fragmill.core.protect.port.Decryption;
import java.util.Objects;

/**
 * How the samples of a source's track are decrypted. Immutable and thread-safe.
 *
 * @param encryption how they are encrypted
 * @param keys all keys that are needed
 */
public record TrackDecryption(SampleEncryption encryption, Decryption keys) {

  public TrackDecryption {
    Objects.requireNonNull(encryption, "encryption");
    Objects.requireNonNull(keys, "keys");
  }
}
