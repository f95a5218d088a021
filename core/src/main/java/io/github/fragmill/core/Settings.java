package io.github.fragmill.core;

import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.presentation.ManifestWriter;
import io.github.fragmill.core.protect.Decryption;
import io.github.fragmill.core.protect.Protection;
import io.github.fragmill.core.segment.Alignment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a {@link Packager} was told. Validates itself; immutable. */
record Settings(
    List<Input> inputs,
    Optional<Protection> protection,
    Optional<Decryption> decryption,
    Optional<ManifestWriter> manifest,
    TrackSelector selector,
    Duration segmentDuration,
    Alignment alignment,
    int threads,
    Limits limits,
    ProgressListener progress,
    boolean trickPlay) {

  private static final Duration MIN_SEGMENT_DURATION = Duration.ofMillis(100);
  private static final Duration MAX_SEGMENT_DURATION = Duration.ofHours(1);
  private static final int MAX_THREADS = 256;

  Settings {
    inputs = List.copyOf(inputs);
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

  static Settings of(List<Input> inputs) {
    return new Settings(
        inputs,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        TrackSelector.all(),
        Packager.DEFAULT_SEGMENT_DURATION,
        Alignment.STRICT,
        Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors()),
        Limits.DEFAULT,
        progress -> {},
        /* trickPlay= */ false);
  }

  Settings withInputs(List<Input> value) {
    return new Settings(
        value,
        protection,
        decryption,
        manifest,
        selector,
        segmentDuration,
        alignment,
        threads,
        limits,
        progress,
        trickPlay);
  }

  Settings withProtection(Optional<Protection> value) {
    return new Settings(
        inputs,
        value,
        decryption,
        manifest,
        selector,
        segmentDuration,
        alignment,
        threads,
        limits,
        progress,
        trickPlay);
  }

  Settings withDecryption(Optional<Decryption> value) {
    return new Settings(
        inputs,
        protection,
        value,
        manifest,
        selector,
        segmentDuration,
        alignment,
        threads,
        limits,
        progress,
        trickPlay);
  }

  Settings withManifest(Optional<ManifestWriter> value) {
    return new Settings(
        inputs,
        protection,
        decryption,
        value,
        selector,
        segmentDuration,
        alignment,
        threads,
        limits,
        progress,
        trickPlay);
  }

  Settings withSelector(TrackSelector value) {
    return new Settings(
        inputs,
        protection,
        decryption,
        manifest,
        value,
        segmentDuration,
        alignment,
        threads,
        limits,
        progress,
        trickPlay);
  }

  Settings withSegmentDuration(Duration value) {
    return new Settings(
        inputs,
        protection,
        decryption,
        manifest,
        selector,
        value,
        alignment,
        threads,
        limits,
        progress,
        trickPlay);
  }

  Settings withAlignment(Alignment value) {
    return new Settings(
        inputs,
        protection,
        decryption,
        manifest,
        selector,
        segmentDuration,
        value,
        threads,
        limits,
        progress,
        trickPlay);
  }

  Settings withThreads(int value) {
    return new Settings(
        inputs,
        protection,
        decryption,
        manifest,
        selector,
        segmentDuration,
        alignment,
        value,
        limits,
        progress,
        trickPlay);
  }

  Settings withLimits(Limits value) {
    return new Settings(
        inputs,
        protection,
        decryption,
        manifest,
        selector,
        segmentDuration,
        alignment,
        threads,
        value,
        progress,
        trickPlay);
  }

  Settings withProgress(ProgressListener value) {
    return new Settings(
        inputs,
        protection,
        decryption,
        manifest,
        selector,
        segmentDuration,
        alignment,
        threads,
        limits,
        value,
        trickPlay);
  }

  Settings withTrickPlay() {
    return new Settings(
        inputs,
        protection,
        decryption,
        manifest,
        selector,
        segmentDuration,
        alignment,
        threads,
        limits,
        progress,
        /* trickPlay= */ true);
  }
}
