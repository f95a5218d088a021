package io.github.fragmill.core;

import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.Source;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.presentation.ManifestWriter;
import io.github.fragmill.core.protect.Protection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a {@link Packager} was told. Validates itself; immutable. */
record Settings(
    List<Source> sources,
    Optional<Protection> protection,
    Optional<ManifestWriter> manifest,
    TrackSelector selector,
    Duration segmentDuration,
    int threads,
    Limits limits,
    ProgressListener progress) {

  private static final Duration MIN_SEGMENT_DURATION = Duration.ofMillis(100);
  private static final Duration MAX_SEGMENT_DURATION = Duration.ofHours(1);
  private static final int MAX_THREADS = 256;

  Settings {
    sources = List.copyOf(sources);
    if (segmentDuration.compareTo(MIN_SEGMENT_DURATION) < 0
        || segmentDuration.compareTo(MAX_SEGMENT_DURATION) > 0) {
      throw new IllegalArgumentException(
          "segmentDuration: expected "
              + MIN_SEGMENT_DURATION
              + " to "
              + MAX_SEGMENT_DURATION
              + ", found "
              + segmentDuration);
    }
    if (threads < 1 || threads > MAX_THREADS) {
      throw new IllegalArgumentException(
          "threads: expected 1 to " + MAX_THREADS + ", found " + threads);
    }
  }

  static Settings of(List<Source> sources) {
    return new Settings(
        sources,
        Optional.empty(),
        Optional.empty(),
        TrackSelector.all(),
        Packager.DEFAULT_SEGMENT_DURATION,
        Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors()),
        Limits.DEFAULT,
        progress -> {});
  }

  Settings withProtection(Optional<Protection> value) {
    return new Settings(
        sources, value, manifest, selector, segmentDuration, threads, limits, progress);
  }

  Settings withManifest(Optional<ManifestWriter> value) {
    return new Settings(
        sources, protection, value, selector, segmentDuration, threads, limits, progress);
  }

  Settings withSelector(TrackSelector value) {
    return new Settings(
        sources, protection, manifest, value, segmentDuration, threads, limits, progress);
  }

  Settings withSegmentDuration(Duration value) {
    return new Settings(sources, protection, manifest, selector, value, threads, limits, progress);
  }

  Settings withThreads(int value) {
    return new Settings(
        sources, protection, manifest, selector, segmentDuration, value, limits, progress);
  }

  Settings withLimits(Limits value) {
    return new Settings(
        sources, protection, manifest, selector, segmentDuration, threads, value, progress);
  }

  Settings withProgress(ProgressListener value) {
    return new Settings(
        sources, protection, manifest, selector, segmentDuration, threads, limits, value);
  }
}
