package io.github.fragmill.core.internal.saved;

import io.github.fragmill.core.presentation.ManifestWriter;
import io.github.fragmill.core.protect.port.Decryption;
import io.github.fragmill.core.protect.port.Encryption;
import io.github.fragmill.core.source.Source;
import java.util.List;
import java.util.Optional;

/**
 * What a plan holds that cannot be saved, as an application brings it. Immutable.
 *
 * @param sources one for each of {@link PlanHead#sources}
 * @param encryption has the keys of {@link PlanHead#keyIds}; may be empty when there are none
 * @param decryption has the keys of {@link PlanHead#sourceKeyIds}; may be empty when there are none
 * @param manifests what describes the presentation
 */
public record LoadedParts(
    List<Source> sources,
    Optional<Encryption> encryption,
    Optional<Decryption> decryption,
    List<ManifestWriter> manifests) {

  public LoadedParts {
    sources = List.copyOf(sources);
    manifests = List.copyOf(manifests);
  }
}
