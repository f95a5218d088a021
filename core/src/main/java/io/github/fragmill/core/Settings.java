package io.github.fragmill.core;

import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.presentation.ManifestWriter;
import io.github.fragmill.core.protect.port.Decryption;
import io.github.fragmill.core.protect.port.Protection;
import io.github.fragmill.core.segment.Alignment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

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
    Cancellation cancellation,
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
        Cancellation.NEVER,
        /* trickPlay= */ false);
  }

  /** Returns the same with other values. */
  Settings with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return new Settings(
        draft.inputs,
        draft.protection,
        draft.decryption,
        draft.manifest,
        draft.selector,
        draft.segmentDuration,
        draft.alignment,
        draft.threads,
        draft.limits,
        draft.progress,
        draft.cancellation,
        draft.trickPlay);
  }

  /** Settings that are about to change. */
  static final class Draft {

    List<Input> inputs;
    Optional<Protection> protection;
    Optional<Decryption> decryption;
    Optional<ManifestWriter> manifest;
    TrackSelector selector;
    Duration segmentDuration;
    Alignment alignment;
    int threads;
    Limits limits;
    ProgressListener progress;
    Cancellation cancellation;
    boolean trickPlay;

    private Draft(Settings from) {
      inputs = from.inputs;
      protection = from.protection;
      decryption = from.decryption;
      manifest = from.manifest;
      selector = from.selector;
      segmentDuration = from.segmentDuration;
      alignment = from.alignment;
      threads = from.threads;
      limits = from.limits;
      progress = from.progress;
      cancellation = from.cancellation;
      trickPlay = from.trickPlay;
    }
  }
}
