package io.github.fragmill.core.presentation;

import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.EncryptionParameters;
import java.util.List;
import java.util.Objects;

/**
 * How a rendition is encrypted, as far as a manifest tells it. Holds no key. Immutable.
 *
 * @param parameters the scheme and the key id
 * @param drmSignals what players are told of DRM systems
 */
public record RenditionProtection(EncryptionParameters parameters, List<DrmSignal> drmSignals) {

  public RenditionProtection {
    Objects.requireNonNull(parameters, "parameters");
    drmSignals = List.copyOf(drmSignals);
  }
}
