package io.github.fragmill.core;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.CheckReturnValue;
import io.github.fragmill.core.control.Cancellation;
import io.github.fragmill.core.control.ProgressListener;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.ProtectionMismatchException;
import io.github.fragmill.core.internal.plan.PresentationPlanner;
import io.github.fragmill.core.internal.settings.Input;
import io.github.fragmill.core.internal.settings.Settings;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.ManifestWriter;
import io.github.fragmill.core.presentation.TrackAttributes;
import io.github.fragmill.core.protect.port.Decryption;
import io.github.fragmill.core.protect.port.Protection;
import io.github.fragmill.core.segment.Alignment;
import io.github.fragmill.core.source.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

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
 * <p>Several qualities, and audio in two languages:
 *
 * <pre>{@code
 * Packager.create()
 *     .video(Source.file(high), Source.file(middle), Source.file(low))
 *     .audio(Source.file(english), it -> it.language("en").asDefault())
 *     .audio(Source.file(swedish), it -> it.language("sv").role(Role.DUB))
 * }</pre>
 *
 * <p>A packager is configuration only: immutable, thread-safe, usable any number of times. Every
 * setter returns a new packager.
 */
@CheckReturnValue
public final class Packager {

  /** The segment duration that is aimed at unless {@link #segmentDuration} sets another one. */
  public static final Duration DEFAULT_SEGMENT_DURATION = Settings.DEFAULT_SEGMENT_DURATION;

  private final Settings settings;
  private final Optional<PackagingEngine> engine;

  private Packager(Settings settings, Optional<PackagingEngine> engine) {
    this.settings = settings;
    this.engine = engine;
  }

  /**
   * Begins with one or more sources. All their tracks that can be packaged become renditions of one
   * presentation; {@link #add} says how several of them belong together.
   *
   * @param first a source
   * @param more other sources, for example other qualities, or audio in a file of its own
   */
  public static Packager of(Source first, Source... more) {
    List<Input> inputs = new ArrayList<>();
    inputs.add(Input.of(first));
    for (Source source : more) {
      inputs.add(Input.of(source));
    }
    return new Packager(Settings.of(inputs), Optional.empty());
  }

  /** Begins without a source; {@link #video}, {@link #audio} and {@link #add} bring them. */
  public static Packager create() {
    return new Packager(Settings.of(List.of()), Optional.empty());
  }

  /** Adds the video of sources, and nothing else of them: see {@link #add}. */
  public Packager video(Source first, Source... more) {
    Packager packager = add(first, TrackSelector.video(), attributes -> attributes);
    for (Source source : more) {
      packager = packager.add(source, TrackSelector.video(), attributes -> attributes);
    }
    return packager;
  }

  /** Adds the audio of a source, and nothing else of it, as it is. */
  public Packager audio(Source source) {
    return audio(source, attributes -> attributes);
  }

  /**
   * Adds the audio of a source, and nothing else of it.
   *
   * @param attributes what viewers choose the audio by, for example {@code it -> it.language("sv")}
   */
  public Packager audio(Source source, UnaryOperator<TrackAttributes> attributes) {
    return add(source, TrackSelector.audio(), attributes);
  }

  /**
   * Adds the text of a source, and nothing else of it: see {@link #text(Source, UnaryOperator)}.
   */
  public Packager text(Source source) {
    return text(source, attributes -> attributes);
  }

  /**
   * Adds the text of a source, and nothing else of it. The source is a WebVTT, SubRip or TTML file,
   * as its content shows, or an MP4 file with a text track ({@code wvtt}, {@code stpp}).
   *
   * <p>Text becomes segments with the segment boundaries of the video. The times in a text file
   * count from the beginning of the presentation; text after its end is left out. Text is a
   * subtitle unless it has a role, and is never encrypted: players do not decrypt it.
   *
   * @param attributes what viewers choose the text by, for example {@code it -> it.language("en")}
   */
  public Packager text(Source source, UnaryOperator<TrackAttributes> attributes) {
    return add(source, TrackSelector.text(), attributes);
  }

  /**
   * Adds a WebVTT or TTML file that stays one: it is copied beside the segments under a name of its
   * own, and the manifest refers to it. Players fetch all of it at the start; {@link #text} lets
   * them fetch what they show.
   *
   * @param attributes what viewers choose the text by, for example {@code it -> it.language("en")}
   */
  public Packager sidecarText(Source source, UnaryOperator<TrackAttributes> attributes) {
    List<Input> inputs = new ArrayList<>(settings.inputs());
    inputs.add(
        new Input(
            source,
            TrackSelector.text(),
            attributes.apply(TrackAttributes.NONE),
            /* isSideFile= */ true));
    return with(it -> it.inputs = inputs);
  }

  /**
   * Adds a source.
   *
   * <p>Video of several sources becomes renditions between which a player switches when they have
   * one family of codecs, one dynamic range, and no different language, roles, accessibility or
   * label. They must be presented from the same to the same time, and have sync samples at the
   * segment boundaries: see {@link #alignment}. Audio of sources of its own is joined when nothing
   * but the bit rate differs. Tracks of one source are never joined.
   *
   * <p>Audio that comes with each of several qualities of a video is taken from the first source
   * that has it, per language, codec and channels; {@link PackagingPlan#notes()} says what was left
   * out. To have it all, add it with {@link #audio}.
   *
   * @param selector the tracks that are taken
   * @param attributes what viewers choose all of them by
   */
  public Packager add(
      Source source, TrackSelector selector, UnaryOperator<TrackAttributes> attributes) {
    List<Input> inputs = new ArrayList<>(settings.inputs());
    inputs.add(new Input(source, selector, attributes.apply(TrackAttributes.NONE)));
    return with(it -> it.inputs = inputs);
  }

  /**
   * Encrypts. Without this, the output is clear; with it, only text is, and what the protection
   * leaves clear. A protection that does not fit the tracks of the presentation is refused by
   * {@link #plan}: see {@link ProtectionMismatchException}.
   */
  public Packager protect(Protection protection) {
    return with(
        it -> it.protection = Optional.of(Objects.requireNonNull(protection, "protection")));
  }

  /**
   * Gives the keys of sources that are encrypted. Their samples are decrypted when they are read,
   * and then packaged as those of clear sources are. Without this, encrypted sources are refused.
   */
  public Packager decryption(Decryption keys) {
    return with(it -> it.decryption = Optional.of(Objects.requireNonNull(keys, "keys")));
  }

  /**
   * Sets all manifests of the presentation, in place of those set before. Required.
   *
   * @param first a manifest
   * @param more others, which describe the same segments; their files must have other names
   */
  public Packager manifest(ManifestWriter first, ManifestWriter... more) {
    List<ManifestWriter> manifests = new ArrayList<>();
    manifests.add(Objects.requireNonNull(first, "first"));
    manifests.addAll(List.of(more));
    return with(it -> it.manifests = manifests);
  }

  /**
   * Sets how segments are stored. Default: the first of {@link Layout#values} that all manifests
   * support.
   */
  public Packager layout(Layout layout) {
    return with(it -> it.layout = Optional.of(Objects.requireNonNull(layout, "layout")));
  }

  /** Packages only the tracks that are chosen. Default: {@link TrackSelector#all()}. */
  public Packager tracks(TrackSelector selector) {
    return with(it -> it.selector = Objects.requireNonNull(selector, "selector"));
  }

  /**
   * Sets the duration that segments aim at. Segments begin at sync samples, so the real durations
   * are those nearest to it.
   *
   * @param duration from 100 milliseconds to one hour; default 4 seconds
   * @throws IllegalArgumentException when the duration is out of range
   */
  public Packager segmentDuration(Duration duration) {
    return with(it -> it.segmentDuration = duration);
  }

  /**
   * Sets how renditions of a switching set are aligned whose sync samples lie at different times.
   * Default: {@link Alignment#STRICT}, which refuses them.
   */
  public Packager alignment(Alignment alignment) {
    return with(it -> it.alignment = Objects.requireNonNull(alignment, "alignment"));
  }

  /**
   * Adds trick play: for each set of video one of its sync samples alone, each shown until the next
   * one (DASH-IF IOP 4.3, 3.2.9). Players show them at high speed without loading the rest. A set
   * in which every sample is a sync sample gets none, as {@link PackagingPlan#notes()} then says.
   */
  public Packager trickPlay() {
    return with(it -> it.trickPlay = true);
  }

  /**
   * Sets the engine that {@link #plan} and {@link #packageTo} work with: its threads and memory are
   * shared by all that use it. Without this, each call has its own.
   */
  public Packager engine(PackagingEngine engine) {
    return new Packager(settings, Optional.of(engine));
  }

  /**
   * Sets how many threads work at once in {@link #plan} and {@link #packageTo}, unless an {@link
   * #engine} is set.
   *
   * @param threads 1 to 256; default: the number of processors
   * @throws IllegalArgumentException when the number is out of range
   */
  public Packager threads(int threads) {
    return with(it -> it.threads = threads);
  }

  /** Sets what inputs may ask for. Default: {@link Limits#DEFAULT}. */
  public Packager limits(Limits limits) {
    return with(it -> it.limits = Objects.requireNonNull(limits, "limits"));
  }

  /**
   * Sets the handle by which another thread stops {@link #plan} and {@link #packageTo}. Default:
   * none; interrupting the calling thread stops it too.
   */
  public Packager cancellation(Cancellation cancellation) {
    return with(it -> it.cancellation = Objects.requireNonNull(cancellation, "cancellation"));
  }

  /**
   * Reports progress during {@link #packageTo}. The listener is called from one thread at a time,
   * after each segment; in a run that succeeds its last call says that all is done.
   */
  public Packager onProgress(ProgressListener listener) {
    return with(it -> it.progress = Objects.requireNonNull(listener, "listener"));
  }

  /**
   * Reads the sources' movie boxes and decides every segment. Of the media, only the beginnings of
   * a few samples are read, see {@link Movie}.
   *
   * @return an immutable plan, from which any segment can be computed at any time
   * @throws FragmillException when a source cannot be read, is malformed, holds nothing that can be
   *     packaged, does not line up with another one, or exceeds a limit; when the protection does
   *     not fit the tracks; {@code PackagingCancelledException} when the thread was interrupted or
   *     the work cancelled
   * @throws IllegalStateException when no manifest was set, or no source was added; when a manifest
   *     does not support the layout that was set, or the manifests have no layout in common
   */
  @CanIgnoreReturnValue
  public PackagingPlan plan() throws FragmillException {
    return plan(engine());
  }

  /**
   * Packages everything: {@link #plan()}, then all segments, then the manifests. Either the output
   * is complete afterwards, or nothing of it is left.
   *
   * @throws FragmillException when a source cannot be packaged, or the output fails; {@code
   *     PackagingCancelledException} when the thread was interrupted or the work cancelled
   * @throws IllegalStateException as {@link #plan()} does, and when two files of the output would
   *     have the same name
   */
  @CanIgnoreReturnValue
  public PackagingResult packageTo(Output output) throws FragmillException {
    PackagingEngine used = engine();
    return used.packageTo(plan(used), output, settings.progress(), settings.cancellation());
  }

  /**
   * Packages a plan that {@link #plan()} of this packager returned, with its engine, progress and
   * cancellation. Either the output is complete afterwards, or nothing of it is left.
   *
   * @throws FragmillException when a source or the output fails; {@code
   *     PackagingCancelledException} when the thread was interrupted or the work cancelled
   */
  @CanIgnoreReturnValue
  public PackagingResult packageTo(PackagingPlan plan, Output output) throws FragmillException {
    return engine().packageTo(plan, output, settings.progress(), settings.cancellation());
  }

  private PackagingEngine engine() {
    return engine.orElseGet(() -> PackagingEngine.builder().threads(settings.threads()).build());
  }

  private PackagingPlan plan(PackagingEngine used) throws FragmillException {
    return new PackagingPlan(PresentationPlanner.plan(settings, used.workers()));
  }

  private Packager with(Consumer<Settings.Draft> change) {
    return new Packager(settings.with(change), engine);
  }
}
