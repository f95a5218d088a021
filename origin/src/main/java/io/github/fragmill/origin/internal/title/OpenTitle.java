package io.github.fragmill.origin.internal.title;

import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.PlannedFile;
import io.github.fragmill.core.presentation.ManifestFile;
import io.github.fragmill.origin.internal.http.Tags;
import io.github.fragmill.origin.internal.http.Validators;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One version of a title: its plan and its manifests. Another source, another configuration or
 * another release of the library makes another version. Immutable and thread-safe.
 */
public final class OpenTitle {

  /** A manifest, and the tag of its content. */
  public record Manifest(ManifestFile file, String tag) {}

  private final PackagingPlan plan;
  private final Map<String, Manifest> manifests = new LinkedHashMap<>();
  private final Optional<Instant> lastModified;
  private final String mediaVersion;
  private final String version;
  private final int weightBytes;

  /**
   * @param mediaVersion names all that decides the bytes of media: the content of the plan, and the
   *     release of the library
   * @param plan with an index where its layout needs one
   * @param manifests all files of all manifests
   * @param lastModified when the last of the sources was changed
   * @param planBytes the memory that the plan takes
   */
  OpenTitle(
      String mediaVersion,
      PackagingPlan plan,
      List<ManifestFile> manifests,
      Optional<Instant> lastModified,
      long planBytes) {
    this.plan = plan;
    this.lastModified = lastModified;
    this.mediaVersion = mediaVersion;
    long bytes = TitleState.SMALL_BYTES + planBytes;
    StringBuilder content = new StringBuilder();
    for (ManifestFile file : manifests) {
      Manifest manifest = new Manifest(file, Tags.of(file.content()));
      this.manifests.put(file.name(), manifest);
      content.append(file.name()).append('\n').append(manifest.tag()).append('\n');
      bytes += file.sizeBytes();
    }
    this.version = Tags.of(mediaVersion, content.toString());
    this.weightBytes = (int) Math.min(Integer.MAX_VALUE, bytes);
  }

  /** Returns the plan. */
  public PackagingPlan plan() {
    return plan;
  }

  /** Returns what names this version in addresses: the same on every node that would serve it. */
  public String version() {
    return version;
  }

  /** Returns the manifest of a name, or empty. */
  public Optional<Manifest> manifest(String name) {
    return Optional.ofNullable(manifests.get(name));
  }

  /** Returns the validators of a manifest: of its content. */
  public Validators validators(Manifest manifest) {
    return Validators.of(manifest.tag(), lastModified);
  }

  /** Returns the validators of a file: the plan decides its bytes, so none of them is read. */
  public Validators validators(PlannedFile file) {
    return Validators.of(Tags.of(mediaVersion, file.name()), lastModified);
  }

  int weightBytes() {
    return weightBytes;
  }
}
