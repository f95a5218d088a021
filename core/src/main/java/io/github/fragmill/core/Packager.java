package io.github.fragmill.core;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.Source;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.presentation.ManifestWriter;
import io.github.fragmill.core.protect.Protection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Turns MP4 files into a streaming presentation.
 *
 * <pre>{@code
 * Packager.of(Source.file(movie))
 *     .protect(CommonEncryption.cbcs(ContentKey.of(keyId, key)))
 *     .manifest(DashManifest.onDemand())
 *     .packageTo(Output.directory(folder));
 * }</pre>
 *
 * <p>A packager is configuration only: immutable, thread-safe, usable any number of times. Every
 * setter returns a new packager.
 */
public final class Packager {

  /** The segment duration that is aimed at unless {@link #segmentDuration} says otherwise. */
  public static final Duration DEFAULT_SEGMENT_DURATION = Duration.ofSeconds(4);

  private final Settings settings;

  private Packager(Settings settings) {
    this.settings = settings;
  }

  /**
   * Begins with one or more sources. All their tracks that can be packaged become renditions of one
   * presentation.
   *
   * @param first a source
   * @param more other sources, for example sound in a file of its own
   */
  public static Packager of(Source first, Source... more) {
    List<Source> sources = new ArrayList<>();
    sources.add(Objects.requireNonNull(first, "first"));
    sources.addAll(List.of(more));
    return new Packager(Settings.of(sources));
  }

  /** Encrypts the tracks that the protection chooses. Without this, the output is clear. */
  public Packager protect(Protection protection) {
    return new Packager(
        settings.withProtection(Optional.of(Objects.requireNonNull(protection, "protection"))));
  }

  /** Sets the manifest, which also decides how segments are stored. Required. */
  public Packager manifest(ManifestWriter manifest) {
    return new Packager(
        settings.withManifest(Optional.of(Objects.requireNonNull(manifest, "manifest"))));
  }

  /** Packages only the tracks that are chosen. Default: {@link TrackSelector#all()}. */
  public Packager tracks(TrackSelector selector) {
    return new Packager(settings.withSelector(Objects.requireNonNull(selector, "selector")));
  }

  /**
   * Sets the duration that segments aim at. Segments begin at sync samples, so the real durations
   * are those nearest to it.
   *
   * @param duration from 100 milliseconds to one hour; default 4 seconds
   * @throws IllegalArgumentException when the duration is out of range
   */
  public Packager segmentDuration(Duration duration) {
    return new Packager(settings.withSegmentDuration(duration));
  }

  /**
   * Sets how many threads work at once in {@link #packageTo}.
   *
   * @param threads 1 to 256; default: the number of processors
   * @throws IllegalArgumentException when the number is out of range
   */
  public Packager threads(int threads) {
    return new Packager(settings.withThreads(threads));
  }

  /** Sets what inputs may ask for. Default: {@link Limits#DEFAULT}. */
  public Packager limits(Limits limits) {
    return new Packager(settings.withLimits(Objects.requireNonNull(limits, "limits")));
  }

  /**
   * Reports progress during {@link #packageTo}. The listener is called from one thread at a time,
   * after each segment.
   */
  public Packager onProgress(ProgressListener listener) {
    return new Packager(settings.withProgress(Objects.requireNonNull(listener, "listener")));
  }

  /**
   * Reads the sources' movie boxes and decides every segment. Media is not touched.
   *
   * @return an immutable plan, from which any segment can be computed at any time
   * @throws FragmillException when a source cannot be read, is malformed, holds nothing that can be
   *     packaged, or exceeds a limit
   * @throws IllegalStateException when no manifest was set
   */
  public PackagingPlan plan() throws FragmillException {
    return PackagingPlanner.plan(settings);
  }

  /**
   * Packages everything: {@link #plan()}, then all segments, then the manifest. Either the output
   * is complete afterwards, or nothing of it is left.
   *
   * @throws FragmillException when a source cannot be packaged, or the output fails
   * @throws IllegalStateException when no manifest was set
   */
  public PackagingResult packageTo(Output output) throws FragmillException {
    return plan().packageTo(output);
  }
}
