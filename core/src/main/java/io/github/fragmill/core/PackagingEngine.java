package io.github.fragmill.core;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.fragmill.core.control.Cancellation;
import io.github.fragmill.core.control.ProgressListener;
import io.github.fragmill.core.error.BusyException;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.OutputException;
import io.github.fragmill.core.error.SavedDataException;
import io.github.fragmill.core.error.SourceChangedException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.internal.body.Bodies;
import io.github.fragmill.core.internal.body.BodyContent;
import io.github.fragmill.core.internal.fragment.BufferPool;
import io.github.fragmill.core.internal.fragment.Fragment;
import io.github.fragmill.core.internal.input.SampleSource;
import io.github.fragmill.core.internal.plan.PlannedRendition;
import io.github.fragmill.core.internal.run.CommitRun;
import io.github.fragmill.core.internal.run.PresentationRun;
import io.github.fragmill.core.internal.run.RenditionRun;
import io.github.fragmill.core.internal.run.UnitRun;
import io.github.fragmill.core.internal.saved.ReceiptCheck;
import io.github.fragmill.core.internal.saved.ReceiptFile;
import io.github.fragmill.core.internal.work.Work;
import io.github.fragmill.core.internal.work.Workers;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.output.SharedOutput;
import io.github.fragmill.core.output.Workspace;
import io.github.fragmill.core.presentation.ManifestFile;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * Turns plans into bytes: whole presentations, or one file at a time. It has what a plan does not:
 * threads, and the memory for segments in flight, under one budget for all plans and all calls. One
 * engine serves a whole application.
 *
 * <pre>{@code
 * PackagingEngine engine = PackagingEngine.create();
 * PackagingPlan plan = packager.plan();
 * engine.packageTo(plan, Output.directory(folder));              // everything, or
 * engine.write(plan.file("video-1080/42.m4s").orElseThrow(), channel); // what a player asks for
 * }</pre>
 *
 * <p>Thread-safe. It needs no closing: its threads are daemons that end when they are idle, and its
 * memory is freed with it.
 */
public final class PackagingEngine {

  private static final int MAX_THREADS = 256;

  private final Workers workers;
  private final BufferPool buffers;

  private PackagingEngine(Workers workers, BufferPool buffers) {
    this.workers = workers;
    this.buffers = buffers;
  }

  /** Returns an engine with the defaults of {@link Builder}. */
  public static PackagingEngine create() {
    return builder().build();
  }

  /** Returns a new builder. */
  public static Builder builder() {
    return new Builder();
  }

  Workers workers() {
    return workers;
  }

  /**
   * Packages everything. Either the output is complete afterwards, or nothing of it is left.
   *
   * @throws FragmillException when a source or the output fails, or a manifest cannot express the
   *     presentation; {@code PackagingCancelledException} when the thread was interrupted
   * @throws IllegalStateException when two files of the output would have the same name
   */
  public PackagingResult packageTo(PackagingPlan plan, Output output) throws FragmillException {
    return packageTo(plan, output, progress -> {}, Cancellation.create());
  }

  /**
   * Packages everything. Either the output is complete afterwards, or nothing of it is left.
   *
   * @param progress receives updates, from one thread at a time
   * @param cancellation stops the work
   * @throws FragmillException when a source or the output fails, or a manifest cannot express the
   *     presentation; {@code PackagingCancelledException} when the thread was interrupted or the
   *     work cancelled
   * @throws IllegalStateException when two files of the output would have the same name
   */
  public PackagingResult packageTo(
      PackagingPlan plan, Output output, ProgressListener progress, Cancellation cancellation)
      throws FragmillException {
    long startNanos = System.nanoTime();
    Work work = new Work("packaging", cancellation);
    PresentationRun run =
        new PresentationRun(plan.presentation(), workers, buffers, work, progress);
    List<ManifestFile> manifests = run.writeTo(output);
    return PackagingResult.of(
        plan, run.renditions(), manifests, Duration.ofNanos(System.nanoTime() - startNanos));
  }

  /**
   * Begins the work on a plan that several processes share; does nothing when it is begun already.
   * Of any number of processes, at least one calls it before the first unit is executed.
   *
   * @throws FragmillException when something else is in the output, or it cannot be written to
   */
  public void begin(PackagingPlan plan, SharedOutput output) throws FragmillException {
    try {
      output.begin(plan.id()).close();
    } catch (IOException e) {
      throw OutputException.of("cannot begin the output", e);
    }
  }

  /**
   * Executes a part of the work on a plan, and keeps its receipt in the output too. What other
   * processes do meanwhile, and whether the unit was executed before, does not matter: a unit that
   * is executed when the output is complete already is refused, and changes nothing.
   *
   * @param progress receives updates, from one thread at a time
   * @param cancellation stops the work
   * @return what {@link #commit} needs
   * @throws SavedDataException when the unit is of another plan
   * @throws FragmillException when a source or the output fails, or the work was not {@linkplain
   *     #begin begun} or is over; {@code PackagingCancelledException} when the thread was
   *     interrupted or the work cancelled
   */
  public UnitReceipt execute(
      PackagingPlan plan,
      WorkUnit unit,
      SharedOutput output,
      ProgressListener progress,
      Cancellation cancellation)
      throws FragmillException {
    if (!unit.file().plan().isSameAs(plan.identity())) {
      throw new SavedDataException(
          unit + " is of another plan: of other sources, options or IVs; divide this plan anew");
    }
    PlannedRendition rendition =
        plan.presentation()
            .rendition(unit.renditionId())
            .filter(it -> unit.endSegment() <= it.segmentCount())
            .orElseThrow(() -> new SavedDataException("the plan has no " + unit));
    Work work = new Work("executing " + unit, cancellation);
    UnitRun run = new UnitRun(rendition, unit.range(), buffers, work, progress);
    try (Workspace workspace = find(plan, output)) {
      run.writeTo(workspace, workers);
      UnitReceipt receipt =
          new UnitReceipt(new ReceiptFile(unit.file(), run.sizes(), run.checksums()));
      workspace.putReceipt(unit.renditionId() + "." + unit.part(), receipt.toBytes());
      return receipt;
    } catch (FragmillException e) {
      throw e;
    } catch (IOException e) {
      throw OutputException.of("cannot write " + unit, e);
    }
  }

  /** Executes a part of the work without progress and cancellation. */
  public UnitReceipt execute(PackagingPlan plan, WorkUnit unit, SharedOutput output)
      throws FragmillException {
    return execute(plan, unit, output, progress -> {}, Cancellation.create());
  }

  /**
   * Returns the receipts that the output keeps, of units that are done.
   *
   * @throws FragmillException when the output fails or keeps something else, or the work was not
   *     begun or is over
   */
  public List<UnitReceipt> receipts(PackagingPlan plan, SharedOutput output)
      throws FragmillException {
    try (Workspace workspace = find(plan, output)) {
      List<UnitReceipt> receipts = new ArrayList<>();
      for (byte[] bytes : workspace.receipts()) {
        receipts.add(UnitReceipt.parse(bytes));
      }
      return receipts;
    } catch (FragmillException e) {
      throw e;
    } catch (IOException e) {
      throw OutputException.of("cannot read the receipts", e);
    }
  }

  /**
   * Completes a presentation whose units were executed: writes what is made of all of them, headers
   * with indexes, sidecar text and manifests, and makes all of it visible. Until then, nothing is.
   *
   * @param receipts of all units of one division of the plan, in any order; the same one may come
   *     twice
   * @throws SavedDataException when a receipt is missing, of another plan, or contradicts another
   * @throws FragmillException when the output fails, a manifest cannot express the presentation, or
   *     the work was not begun or is over; {@code PackagingCancelledException} when the thread was
   *     interrupted
   * @throws IllegalStateException when the plan has no manifest, or two files of the output would
   *     have the same name
   */
  public PackagingResult commit(
      PackagingPlan plan, Collection<UnitReceipt> receipts, SharedOutput output)
      throws FragmillException {
    long startNanos = System.nanoTime();
    Work work = Work.of("completing the output");
    CommitRun run =
        new CommitRun(
            plan.presentation(),
            ReceiptCheck.made(plan.identity(), receipts.stream().map(UnitReceipt::file).toList()),
            work);
    try (Workspace workspace = find(plan, output)) {
      List<ManifestFile> manifests = run.commit(workspace);
      return PackagingResult.of(
          plan, run.renditions(), manifests, Duration.ofNanos(System.nanoTime() - startNanos));
    } catch (FragmillException e) {
      throw e;
    } catch (IOException e) {
      throw OutputException.of("cannot complete the output", e);
    }
  }

  /**
   * Gives up the work on a plan that several processes share, so that nothing of it is left. Does
   * nothing when it was not begun or is over.
   *
   * @throws FragmillException when the output fails
   */
  public void discard(PackagingPlan plan, SharedOutput output) throws FragmillException {
    try {
      Optional<Workspace> found = output.find(plan.id());
      if (found.isPresent()) {
        try (Workspace workspace = found.get()) {
          workspace.discard();
        }
      }
    } catch (IOException e) {
      throw OutputException.of("cannot discard the output", e);
    }
  }

  private static Workspace find(PackagingPlan plan, SharedOutput output) throws IOException {
    return output
        .find(plan.id())
        .orElseThrow(
            () ->
                new OutputException(
                    "there is no work on this plan at the output: it was not begun, or it is"
                        + " complete"));
  }

  /**
   * Measures all segments, without writing them: reads all media of tracks that are encrypted in
   * parts of samples, and none of others. Nothing is read of a plan that has an index.
   *
   * @param progress receives updates, from one thread at a time
   * @param cancellation stops the work
   * @throws FragmillException when a source fails; {@code PackagingCancelledException} when the
   *     thread was interrupted or the work cancelled
   */
  public SegmentIndex index(
      PackagingPlan plan, ProgressListener progress, Cancellation cancellation)
      throws FragmillException {
    Work work = new Work("measuring the segments", cancellation);
    PresentationRun run =
        new PresentationRun(plan.presentation(), workers, buffers, work, progress);
    run.measure();
    return SegmentIndex.of(plan.identity(), run.renditions());
  }

  /**
   * Measures all segments as {@link #index(PackagingPlan, ProgressListener, Cancellation)} does.
   */
  public SegmentIndex index(PackagingPlan plan) throws FragmillException {
    return index(plan, progress -> {}, Cancellation.create());
  }

  /**
   * Returns the manifests, without packaging. For segment files, no media is read: without an
   * {@linkplain PackagingPlan#withIndex index}, bit rates that depend on how many parts samples are
   * encrypted in are upper bounds. For single files without an index, the media of such tracks is
   * read once.
   *
   * @return the files of all manifests, in the order of the manifests; of each, the first file is
   *     the one that players open
   * @throws FragmillException when a source fails or a manifest cannot express the presentation;
   *     {@code PackagingCancelledException} when the thread was interrupted or the work cancelled
   * @throws IllegalStateException when two files of the output would have the same name
   */
  public List<ManifestFile> manifests(PackagingPlan plan, Cancellation cancellation)
      throws FragmillException {
    Work work = new Work("writing the manifests", cancellation);
    return new PresentationRun(plan.presentation(), workers, buffers, work, progress -> {})
        .manifests();
  }

  /** Returns the manifests as {@link #manifests(PackagingPlan, Cancellation)} does. */
  public List<ManifestFile> manifests(PackagingPlan plan) throws FragmillException {
    return manifests(plan, Cancellation.create());
  }

  /**
   * Computes a file and writes it.
   *
   * @param channel receives the whole file; stays open, unless it is one of those that the JDK
   *     closes when a thread that uses them is interrupted
   * @return the number of bytes written
   * @throws FragmillException when the source or the channel fails, {@code
   *     PackagingCancelledException} when the thread was interrupted; what was written is then
   *     incomplete
   */
  public long write(PlannedFile file, WritableByteChannel channel) throws FragmillException {
    Work work = Work.of("writing " + file.name());
    try {
      work.check();
      return switch (file.kind()) {
        case HEADER -> write(ByteBuffer.wrap(file.rendition().fragments().header()), channel);
        case SEGMENT -> writeSegment(file.rendition(), file.segment(), channel);
        case RENDITION -> new RenditionRun(file.rendition(), buffers, work).writeTo(channel);
        case SIDECAR, WEBVTT ->
            write(ByteBuffer.wrap(file.textContent()).asReadOnlyBuffer(), channel);
      };
    } catch (FragmillException e) {
      throw work.reason(e);
    } catch (IOException e) {
      throw work.reason(OutputException.of("cannot write " + file.name(), e));
    }
  }

  /**
   * Returns the bytes of a file for somebody who takes them at their own pace, such as a server's
   * reader: without a thread, and with no more memory than they take at once.
   *
   * @param maxWait how long to wait for memory; zero or more
   * @return the body, which the caller closes
   * @throws BusyException when there is no memory in that time
   * @throws FragmillException when the source fails; {@code PackagingCancelledException} when the
   *     thread was interrupted
   * @throws IllegalStateException for a whole rendition of a plan without an {@linkplain
   *     PackagingPlan#withIndex index}: nobody knows where its segments are
   */
  public FileBody body(PlannedFile file, Duration maxWait) throws FragmillException {
    Bodies bodies = new Bodies(buffers);
    BodyContent content =
        switch (file.kind()) {
          case HEADER -> bodies.of(file.rendition().fragments().header());
          case SEGMENT -> bodies.segment(file.rendition(), file.segment(), maxWait);
          case RENDITION -> bodies.singleFile(requireMeasured(file));
          case SIDECAR, WEBVTT -> bodies.of(file.textContent());
        };
    return new FileBody(file.name(), content);
  }

  /**
   * Looks whether the sources of a plan are still what was planned, without reading them: opens
   * each once, and compares its stamp. For a cache of plans; segments are never made of a source
   * that has changed, whether this was called or not.
   *
   * @return when the last of them was changed, or empty when no source says
   * @throws SourceChangedException when one has changed: plan anew
   * @throws SourceException when one cannot be opened
   */
  @CanIgnoreReturnValue
  public Optional<Instant> checkSources(PackagingPlan plan) throws SourceException {
    Map<Source, SampleSource> sources = new LinkedHashMap<>();
    for (PlannedRendition rendition : plan.presentation().renditions()) {
      sources.putIfAbsent(rendition.source().source(), rendition.source());
    }
    Optional<Instant> latest = Optional.empty();
    for (SampleSource source : sources.values()) {
      latest =
          Stream.of(latest, source.check())
              .flatMap(Optional::stream)
              .max(Comparator.naturalOrder());
    }
    return latest;
  }

  /**
   * Returns how much of {@link Builder#maxBufferBytes} is in use now, in bytes: by runs, bodies and
   * ranges. A figure for metrics. More than the budget when one segment alone is larger than it.
   */
  public long usedBufferBytes() {
    return buffers.lentBytes();
  }

  private static PlannedRendition requireMeasured(PlannedFile file) {
    if (file.rendition().sizes().isEmpty()) {
      throw new IllegalStateException(
          file.name() + ": expected a plan with an index, found none; see PackagingPlan.withIndex");
    }
    return file.rendition();
  }

  /**
   * Returns the size of a file in bytes. Where samples are encrypted in parts, this reads the
   * media, because the number of the parts decides the size of the boxes; not of a plan that has an
   * {@linkplain PackagingPlan#withIndex index}.
   *
   * @throws FragmillException when the source fails
   */
  public long sizeBytes(PlannedFile file) throws FragmillException {
    Work work = Work.of("measuring " + file.name());
    try {
      return switch (file.kind()) {
        case HEADER -> file.rendition().fragments().header().length;
        case SEGMENT -> segmentSizeBytes(file.rendition(), file.segment());
        case RENDITION -> new RenditionRun(file.rendition(), buffers, work).sizeBytes();
        case SIDECAR, WEBVTT -> file.textContent().length;
      };
    } catch (FragmillException e) {
      throw work.reason(e);
    } catch (IOException e) {
      throw SourceException.of("cannot close the source of " + file.name(), e);
    }
  }

  private static long write(ByteBuffer bytes, WritableByteChannel channel) throws IOException {
    int count = bytes.remaining();
    Fragment.writeFully(channel, bytes);
    return count;
  }

  private long segmentSizeBytes(PlannedRendition rendition, int segment) throws IOException {
    if (rendition.sizes().isPresent()) {
      return rendition.sizes().get().sizeBytes(segment);
    }
    try (SourceReader reader = rendition.source().open()) {
      return rendition.fragments().sizeBytes(segment, reader, buffers);
    }
  }

  private long writeSegment(PlannedRendition rendition, int segment, WritableByteChannel channel)
      throws IOException {
    try (SourceReader reader = rendition.source().open();
        Fragment fragment =
            rendition
                .fragments()
                .fragment(segment, reader, rendition.fragments().lend(segment, buffers))) {
      rendition.source().requireUnchanged(reader);
      fragment.writeTo(channel);
      return fragment.sizeBytes();
    }
  }

  /** Collects the parts of an engine. Not thread-safe. */
  public static final class Builder {

    private Optional<Executor> executor = Optional.empty();
    private int threads = Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors());
    private long maxBufferBytes = Math.max(1, Runtime.getRuntime().maxMemory() / 2);

    private Builder() {}

    /**
     * Sets how many threads work at once, for each presentation that is packaged or planned.
     *
     * @param threads 1 to 256; default: the number of processors
     * @throws IllegalArgumentException when the number is out of range
     */
    public Builder threads(int threads) {
      if (threads < 1 || threads > MAX_THREADS) {
        throw new IllegalArgumentException(
            "threads: expected 1 to " + MAX_THREADS + ", found " + threads);
      }
      this.threads = threads;
      return this;
    }

    /**
     * Sets what runs the work, in place of threads of the engine's own. While a call waits for its
     * work to be done, the executor must run at least one of its tasks: so a call must not come
     * from the last thread of a pool that has a fixed number.
     */
    public Builder executor(Executor executor) {
      this.executor = Optional.of(executor);
      return this;
    }

    /**
     * Sets the budget for the buffers of segments in flight. A segment that does not fit waits
     * until others are written; one that is larger than the budget waits until it is alone.
     *
     * @param bytes direct memory in bytes, 1 or more; default: half of the largest heap ({@code
     *     -Xmx}), which is half of what the JVM allows unless {@code -XX:MaxDirectMemorySize} is
     *     set
     * @throws IllegalArgumentException when the number is out of range
     */
    public Builder maxBufferBytes(long bytes) {
      if (bytes < 1) {
        throw new IllegalArgumentException("maxBufferBytes: expected 1 or more, found " + bytes);
      }
      this.maxBufferBytes = bytes;
      return this;
    }

    /** Returns the engine. */
    public PackagingEngine build() {
      Workers workers =
          executor
              .map(it -> new Workers(it, threads))
              .orElseGet(() -> Workers.ofOwnThreads(threads));
      return new PackagingEngine(workers, new BufferPool(maxBufferBytes));
    }
  }
}
