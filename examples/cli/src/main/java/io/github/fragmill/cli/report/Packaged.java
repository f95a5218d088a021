package io.github.fragmill.cli.report;

import io.github.fragmill.cli.manifest.Manifests;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.PackagingResult;
import io.github.fragmill.core.RenditionResult;
import io.github.fragmill.core.control.Note;
import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.presentation.Role;
import io.github.fragmill.core.protect.EncryptionParameters;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A successful run, as its reports need it.
 *
 * @param inputs the packaged files
 * @param out the output folder
 * @param manifests the manifests of the run
 * @param plan the plan of the run
 * @param result the result of the run
 * @param hasPlayer whether the output has the player page
 */
public record Packaged(
    List<Path> inputs,
    Path out,
    Manifests manifests,
    PackagingPlan plan,
    PackagingResult result,
    boolean hasPlayer) {

  public Packaged {
    inputs = List.copyOf(inputs);
  }

  /** Returns the DASH manifest, or empty without one. */
  Optional<Path> dash() {
    return manifests.dash().map(out::resolve);
  }

  /** Returns the multivariant playlist, or empty without one. */
  Optional<Path> hls() {
    return manifests.hls().map(out::resolve);
  }

  /** Returns what was left out or changed, and why. */
  List<String> notes() {
    return Stream.concat(result.notes().stream().map(Note::text), manifests.note().stream())
        .toList();
  }

  Optional<Ratio> frameRate(RenditionResult rendition) {
    return plan.rendition(rendition.id()).track().frameRate();
  }

  /** Returns a rendition's roles, or empty if it has none. */
  Optional<List<String>> roles(RenditionResult rendition) {
    List<Role> roles = plan.rendition(rendition.id()).attributes().roles();
    return roles.isEmpty()
        ? Optional.empty()
        : Optional.of(roles.stream().map(Role::toString).toList());
  }

  Optional<String> label(RenditionResult rendition) {
    return plan.rendition(rendition.id()).attributes().label();
  }

  /** Returns the caption services of a video rendition, or empty if it has none. */
  Optional<List<String>> captions(RenditionResult rendition) {
    return rendition.format().type() == TrackType.VIDEO
        ? plan.rendition(rendition.id())
            .attributes()
            .captions()
            .filter(services -> !services.isEmpty())
            .map(services -> services.stream().map(Object::toString).toList())
        : Optional.empty();
  }

  /** Returns the number of keys that a player needs. */
  int keyCount() {
    return (int)
        result.renditions().stream()
            .flatMap(it -> it.encryption().stream())
            .map(EncryptionParameters::defaultKeyId)
            .distinct()
            .count();
  }
}
