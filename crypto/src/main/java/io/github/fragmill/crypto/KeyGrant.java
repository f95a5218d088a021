package io.github.fragmill.crypto;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.InitializationVector;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a {@link KeySource} answers to a request. Refers to a key and shows it nowhere. Immutable.
 *
 * @param key the key with its id
 * @param iv the constant initialization vector that goes with the key, where the key server decides
 *     it ({@code explicitIV} of CPIX): all tracks under the key have it as it is, also where {@link
 *     CommonEncryption.Builder#iv} gives another base. For {@link Scheme#CBCS} only, because the
 *     other schemes have an IV for each sample; these refuse it. Empty when the IV is free
 * @param signals what the key server says of DRM systems; takes the place of what {@link
 *     CommonEncryption.Builder#signal} would say of the same systems for tracks under this key
 */
@CheckReturnValue
public record KeyGrant(ContentKey key, Optional<InitializationVector> iv, List<DrmSignal> signals) {

  public KeyGrant {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(iv, "iv");
    signals = List.copyOf(signals);
  }

  /** Returns an answer with a key and nothing else. */
  public static KeyGrant of(ContentKey key) {
    return new KeyGrant(key, /* iv= */ Optional.empty(), /* signals= */ List.of());
  }

  /** Returns the same with an initialization vector. */
  public KeyGrant withIv(InitializationVector value) {
    return new KeyGrant(key, Optional.of(value), signals);
  }

  /** Returns the same with DRM signals. */
  public KeyGrant withSignals(List<DrmSignal> value) {
    return new KeyGrant(key, iv, value);
  }
}
