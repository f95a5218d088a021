package io.github.fragmill.cli.report;

import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.PackagingResult;
import io.github.fragmill.core.RenditionResult;
import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.presentation.Role;
import io.github.fragmill.core.protect.EncryptionParameters;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A run that went well, as its reports need it.
 *
 * @param inputs what was packaged
 * @param out the folder that was made
 * @param plan how it was planned
 * @param result what came out
 * @param hasPlayer whether the player page is beside the manifest
 */
public record Packaged(
    List<Path> inputs, Path out, PackagingPlan plan, PackagingResult result, boolean hasPlayer) {

  public Packaged {
    inputs = List.copyOf(inputs);
  }

  /** Returns the name of the file that players open. */
  String manifestName() {
    return result.manifestNames().get(0);
  }

  Path manifest() {
    return out.resolve(manifestName());
  }

  Optional<Ratio> frameRate(RenditionResult rendition) {
    return plan.rendition(rendition.id()).track().frameRate();
  }

  /** Returns a rendition's roles, or empty when it has none. */
  Optional<List<String>> roles(RenditionResult rendition) {
    List<Role> roles = plan.rendition(rendition.id()).attributes().roles();
    return roles.isEmpty()
        ? Optional.empty()
        : Optional.of(roles.stream().map(Role::toString).toList());
  }

  Optional<String> label(RenditionResult rendition) {
    return plan.rendition(rendition.id()).attributes().label();
  }

  /** Returns the captions that are announced of pictures, or empty when there are none. */
  Optional<List<String>> captions(RenditionResult rendition) {
    return rendition.format().type() == TrackType.VIDEO
        ? plan.rendition(rendition.id())
            .attributes()
            .captions()
            .filter(services -> !services.isEmpty())
            .map(services -> services.stream().map(Object::toString).toList())
        : Optional.empty();
  }

  /** Returns how many keys it takes to play all of it. */
  int keyCount() {
    return (int)
        result.renditions().stream()
            .flatMap(it -> it.encryption().stream())
            .map(EncryptionParameters::defaultKeyId)
            .distinct()
            .count();
  }
}
