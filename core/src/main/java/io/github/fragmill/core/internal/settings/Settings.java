package io.github.fragmill.core.internal.settings;

import io.github.fragmill.core.control.Cancellation;
import io.github.fragmill.core.control.ProgressListener;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.ManifestWriter;
import io.github.fragmill.core.protect.port.Decryption;
import io.github.fragmill.core.protect.port.Protection;
import io.github.fragmill.core.segment.Alignment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The configuration of a packager. Validates itself; immutable. */
public record Settings(
    List<Input> inputs,
    Optional<Protection> protection,
    Optional<Decryption> decryption,
    List<ManifestWriter> manifests,
    Optional<Layout> layout,
    TrackSelector selector,
    Duration segmentDuration,
    Alignment alignment,
    int threads,
    Limits limits,
    ProgressListener progress,
    Cancellation cancellation,
    boolean trickPlay) {

  /** The segment duration that is aimed at unless another one is set. */
  public static final Duration DEFAULT_SEGMENT_DURATION = Duration.ofSeconds(4);

  private static final Duration MIN_SEGMENT_DURATION = Duration.ofMillis(100);
  private static final Duration MAX_SEGMENT_DURATION = Duration.ofHours(1);
  private static final int MAX_THREADS = 256;

  public Settings {
    inputs = List.copyOf(inputs);
    manifests = List.copyOf(manifests);
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

  public static Settings of(List<Input> inputs) {
    return new Settings(
        inputs,
        /* protection= */ Optional.empty(),
        /* decryption= */ Optional.empty(),
        /* manifests= */ List.of(),
        /* layout= */ Optional.empty(),
        TrackSelector.all(),
        DEFAULT_SEGMENT_DURATION,
        Alignment.STRICT,
        Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors()),
        Limits.DEFAULT,
        progress -> {},
        Cancellation.create(),
        /* trickPlay= */ false);
  }

  /** Returns the same with other values. */
  public Settings with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return new Settings(
        draft.inputs,
        draft.protection,
        draft.decryption,
        draft.manifests,
        draft.layout,
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
  public static final class Draft {

    public List<Input> inputs;
    public Optional<Protection> protection;
    public Optional<Decryption> decryption;
    public List<ManifestWriter> manifests;
    public Optional<Layout> layout;
    public TrackSelector selector;
    public Duration segmentDuration;
    public Alignment alignment;
    public int threads;
    public Limits limits;
    public ProgressListener progress;
    public Cancellation cancellation;
    public boolean trickPlay;

    private Draft(Settings from) {
      inputs = from.inputs;
      protection = from.protection;
      decryption = from.decryption;
      manifests = from.manifests;
      layout = from.layout;
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
