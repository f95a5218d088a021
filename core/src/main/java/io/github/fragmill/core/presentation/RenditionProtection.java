package io.github.fragmill.core.presentation;

import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.Pssh;
import java.util.List;
import java.util.Objects;

/**
 * How a rendition is encrypted, as far as a manifest tells it. Holds no key. Immutable.
 *
 * @param parameters the scheme and the key id
 * @param pssh one header for each DRM system
 */
public record RenditionProtection(EncryptionParameters parameters, List<Pssh> pssh) {

  public RenditionProtection {
    Objects.requireNonNull(parameters, "parameters");
    pssh = List.copyOf(pssh);
  }
}
