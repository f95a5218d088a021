package io.github.fragmill.core.internal.run;

import io.github.fragmill.core.control.ProgressListener;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.OutputException;
import io.github.fragmill.core.internal.destination.PositionedFileTarget;
import io.github.fragmill.core.internal.destination.RenditionTarget;
import io.github.fragmill.core.internal.destination.RenditionTargets;
import io.github.fragmill.core.internal.destination.SegmentFilesTarget;
import io.github.fragmill.core.internal.destination.StreamedFileTarget;
import io.github.fragmill.core.internal.fragment.BufferPool;
import io.github.fragmill.core.internal.fragment.Fragment;
import io.github.fragmill.core.internal.input.OpenSources;
import io.github.fragmill.core.internal.plan.PresentationPlan;
import io.github.fragmill.core.internal.plan.PresentationPlan.TextOutput;
import io.github.fragmill.core.internal.work.Work;
import io.github.fragmill.core.internal.work.Workers;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.output.OutputTransaction;
import io.github.fragmill.core.output.PositionedSink;
import io.github.fragmill.core.output.Sink;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.ManifestFile;
import io.github.fragmill.core.source.SourceReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** One run of a plan: all of its segments, and the manifests last. Single-use. */
public final class PresentationRun {

  private final PresentationPlan plan;
  private final Workers workers;
  private final BufferPool buffers;
  private final Work work;
  private final SizedPresentation sized;
  private final ProgressReport progress;

  /**
   * @param buffers lends memory for the segments in flight
   * @param work stopped when its caller cancels it
   */
  public PresentationRun(
      PresentationPlan plan,
      Workers workers,
      BufferPool buffers,
      Work work,
      ProgressListener listener) {
    this.plan = plan;
    this.workers = workers;
    this.buffers = buffers;
    this.work = work;
    this.sized = new SizedPresentation(plan);
    this.progress =
        new ProgressReport(
            listener,
            plan.renditions().stream().mapToInt(it -> it.segmentCount()).sum(),
            plan.renditions().stream().mapToLong(it -> it.track().samples().totalBytes()).sum());
  }

  /** Returns the renditions, whose sizes are known after the run. */
  public List<SizedRendition> renditions() {
    return sized.renditions();
  }

  /**
   * Writes everything. Either the output is complete afterwards, or nothing of it is left.
   *
   * @return the files of all manifests
   */
  public List<ManifestFile> writeTo(Output output) throws FragmillException {
    try (OutputTransaction transaction = output.begin();
        OpenSources sources = new OpenSources()) {
      writeRenditions(transaction, sources);
      sources.requireUnchanged();
      for (Iterator<TextOutput> texts = plan.textOutputs().iterator(); texts.hasNext(); ) {
        TextOutput text = texts.next();
        work.check();
        writeFile(transaction, text.name(), ByteBuffer.wrap(text.bytes()));
      }
      List<ManifestFile> manifests = sized.manifests();
      for (ManifestFile file : manifests) {
        writeFile(transaction, file.name(), file.content());
      }
      work.check();
      transaction.commit();
      return manifests;
    } catch (FragmillException e) {
      throw work.reason(e);
    } catch (IOException e) {
      throw work.reason(OutputException.of("cannot write the output", e));
    }
  }

  /**
   * Returns the manifests without writing segments. For segment files that nobody has measured it
   * takes no media: they are described by what they do not exceed. A single file's index needs the
   * exact sizes.
   */
  public List<ManifestFile> manifests() throws FragmillException {
    if (plan.layout() == Layout.SINGLE_FILE) {
      measure();
      return sized.manifests();
    }
    try {
      for (SizedRendition rendition : sized.renditions()) {
        work.check();
        if (!rendition.isMeasured()) {
          rendition.bound();
        }
      }
      return sized.manifests();
    } catch (FragmillException e) {
      throw work.reason(e);
    }
  }

  /** Measures all segments that nobody has measured. */
  public void measure() throws FragmillException {
    List<SizedRendition> unknown =
        sized.renditions().stream().filter(it -> !it.isMeasured()).toList();
    try (OpenSources sources = new OpenSources()) {
      List<SourceReader> readers = new ArrayList<>();
      for (SizedRendition rendition : unknown) {
        readers.add(sources.reader(rendition.plan().source()));
      }
      SegmentJobs jobs =
          new SegmentJobs(unknown.stream().map(it -> it.plan().segmentCount()).toList());
      workers.run(
          work,
          jobs.count(),
          job -> {
            work.check();
            int index = jobs.index(job);
            int segment = jobs.place(job);
            unknown.get(index).measure(segment, readers.get(index), buffers);
            progress.segmentDone(unknown.get(index).plan().fragments().mediaBytes(segment));
          },
          failed -> {});
      sources.requireUnchanged();
      work.check();
    } catch (FragmillException e) {
      throw work.reason(e);
    } catch (IOException e) {
      throw work.reason(OutputException.of("cannot read a source to measure its segments", e));
    }
  }

  private void writeRenditions(OutputTransaction transaction, OpenSources sources)
      throws IOException {
    List<SegmentRun.Part> parts = new ArrayList<>();
    try (RenditionTargets targets = new RenditionTargets()) {
      for (SizedRendition rendition : sized.renditions()) {
        SourceReader reader = sources.reader(rendition.plan().source());
        parts.add(
            new SegmentRun.Part(
                rendition,
                reader,
                0,
                rendition.plan().segmentCount(),
                targets.add(target(rendition, transaction, reader)),
                (fragment, segment) -> {}));
      }
      new SegmentRun(parts, buffers, work, progress)
          .run(workers, step -> sized.withPlaceholderSizes().requireManifests());
    }
    for (SizedRendition rendition : sized.renditions()) {
      if (rendition.plan().files().layout() != Layout.SINGLE_FILE) {
        writeFile(
            transaction,
            rendition.plan().files().headerName(),
            ByteBuffer.wrap(rendition.header()));
      }
    }
  }

  private RenditionTarget target(
      SizedRendition rendition, OutputTransaction transaction, SourceReader reader)
      throws IOException {
    if (rendition.plan().files().layout() != Layout.SINGLE_FILE) {
      return new SegmentFilesTarget(transaction::create, rendition.plan()::segmentName);
    }
    Sink sink = transaction.create(rendition.plan().files().fileName());
    if (sink instanceof PositionedSink positioned) {
      return new PositionedFileTarget(
          positioned, rendition.header(), rendition.indexBytes(), rendition::index);
    }
    try {
      // The index stands before the segments, and this sink cannot go back to write it.
      rendition.measure(reader, buffers, work);
      return new StreamedFileTarget(sink, rendition.header(), rendition.index());
    } catch (IOException | RuntimeException | Error e) {
      sink.close();
      throw e;
    }
  }

  private static void writeFile(OutputTransaction transaction, String name, ByteBuffer content)
      throws IOException {
    try (Sink sink = transaction.create(name)) {
      Fragment.writeFully(sink, content);
      sink.commit();
    }
  }
}
