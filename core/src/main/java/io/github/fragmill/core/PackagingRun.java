package io.github.fragmill.core;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.OutputException;
import io.github.fragmill.core.error.PackagingCancelledException;
import io.github.fragmill.core.internal.destination.PositionedFileTarget;
import io.github.fragmill.core.internal.destination.RenditionTarget;
import io.github.fragmill.core.internal.destination.SegmentFilesTarget;
import io.github.fragmill.core.internal.destination.StreamedFileTarget;
import io.github.fragmill.core.internal.fragment.Fragment;
import io.github.fragmill.core.internal.fragment.TrackFragments;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.output.OutputTransaction;
import io.github.fragmill.core.output.PositionedSink;
import io.github.fragmill.core.output.Sink;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.ManifestFile;
import io.github.fragmill.core.source.SourceReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of a plan: a loop over its segments, in parallel, and the manifests last. Single-use.
 *
 * <pre>
 * read, map, encrypt, build the boxes -> reserve a place -> write
 * </pre>
 */
final class PackagingRun {

  private static final String WORK = "packaging";

  private final PackagingPlan plan;
  private final Layout layout;
  private final long startNanos = System.nanoTime();
  private final List<PackagedRendition> packaged;
  private final ProgressReport progress;

  PackagingRun(PackagingPlan plan) {
    this.plan = plan;
    this.layout = plan.layout();
    this.packaged =
        plan.renditions().stream().map(it -> new PackagedRendition(it, layout)).toList();
    this.progress =
        new ProgressReport(
            plan.settings().progress(),
            plan.renditions().stream().mapToInt(RenditionPlan::segmentCount).sum(),
            plan.renditions().stream().mapToLong(it -> it.track().samples().totalBytes()).sum());
  }

  PackagingResult run(Output output) throws FragmillException {
    try (OutputTransaction transaction = output.begin();
        OpenSources sources = OpenSources.of(plan)) {
      writeRenditions(transaction, sources);
      sources.requireUnchanged();
      for (SidecarText text : plan.sidecarTexts()) {
        writeFile(transaction, text.file().fileName(), ByteBuffer.wrap(text.bytes()));
      }
      List<ManifestFile> manifests = new ManifestStep(plan, packaged).files();
      for (ManifestFile file : manifests) {
        writeFile(transaction, file.name(), file.content());
      }
      check();
      transaction.commit();
      return result(manifests);
    } catch (FragmillException e) {
      throw plan.settings().cancellation().reason(WORK, e);
    } catch (IOException e) {
      throw plan.settings()
          .cancellation()
          .reason(WORK, OutputException.of("cannot write the output", e));
    }
  }

  private void check() throws PackagingCancelledException {
    plan.settings().cancellation().check(WORK);
  }

  private void writeRenditions(OutputTransaction transaction, OpenSources sources)
      throws IOException {
    try (Targets targets = new Targets()) {
      for (PackagedRendition rendition : packaged) {
        targets.list.add(target(rendition, transaction, sources));
      }
      jobs(targets.list)
          .run(
              (index, segment) -> {
                check();
                PackagedRendition rendition = packaged.get(index);
                RenditionTarget target = targets.list.get(index);
                try (Fragment fragment = fragment(rendition.plan(), segment, sources)) {
                  rendition.measured(segment, fragment.sizeBytes());
                  long place = target.reserve(segment, fragment.sizeBytes());
                  target.write(segment, place, fragment);
                  progress.segmentDone(fragment.mediaBytes());
                }
              },
              this::checkManifests);
      for (RenditionTarget target : targets.list) {
        target.complete();
      }
    }
  }

  /**
   * Writes all manifests and drops them. What cannot be written is known before the segments are,
   * and what takes long the first time, such as loading an XML library, happens meanwhile.
   */
  private void checkManifests() throws FragmillException {
    check();
    List<ManifestFile> unused = ManifestStep.withPlaceholderSizes(plan).files();
  }

  private SegmentJobs jobs(List<RenditionTarget> targets) {
    return new SegmentJobs(plan.renditions(), plan.settings().threads(), targets);
  }

  private static Fragment fragment(RenditionPlan rendition, int segment, OpenSources sources)
      throws FragmillException {
    return rendition.fragments().fragment(segment, sources.reader(rendition));
  }

  private RenditionTarget target(
      PackagedRendition rendition, OutputTransaction transaction, OpenSources sources)
      throws IOException {
    if (layout != Layout.SINGLE_FILE) {
      return new SegmentFilesTarget(
          transaction,
          rendition.segmentFiles().headerName(),
          rendition::segmentName,
          rendition.header());
    }
    Sink sink = transaction.create(RenditionNames.fileName(rendition.plan().id()));
    if (sink instanceof PositionedSink positioned) {
      return new PositionedFileTarget(
          positioned, rendition.header(), rendition.indexBytes(), rendition::index);
    }
    try {
      measure(rendition, sources);
      return new StreamedFileTarget(sink, rendition.header(), rendition.index());
    } catch (IOException | RuntimeException | Error e) {
      sink.close();
      throw e;
    }
  }

  /** A first pass over the media, for a sink that cannot go back to write the index. */
  private void measure(PackagedRendition rendition, OpenSources sources) throws FragmillException {
    TrackFragments fragments = rendition.plan().fragments();
    SourceReader reader = sources.reader(rendition.plan());
    for (int segment = 0; segment < rendition.plan().segmentCount(); segment++) {
      check();
      rendition.measured(segment, fragments.sizeBytes(segment, reader));
    }
  }

  private static void writeFile(OutputTransaction transaction, String name, ByteBuffer content)
      throws IOException {
    try (Sink sink = transaction.create(name)) {
      Fragment.writeFully(sink, content);
      sink.commit();
    }
  }

  private PackagingResult result(List<ManifestFile> manifests) {
    return new PackagingResult(
        manifests.stream().map(ManifestFile::name).toList(),
        plan.duration(),
        packaged.stream().map(PackagedRendition::toResult).toList(),
        manifests.stream().mapToLong(ManifestFile::sizeBytes).sum()
            + packaged.stream().mapToLong(PackagedRendition::totalBytes).sum()
            + plan.sidecarTexts().stream().mapToLong(it -> it.file().sizeBytes()).sum(),
        Duration.ofNanos(System.nanoTime() - startNanos),
        plan.notes());
  }

  /** Closes all targets, also when one of them fails. */
  private static final class Targets implements Closeable {

    private final List<RenditionTarget> list = new ArrayList<>();

    @Override
    public void close() throws IOException {
      IOException failure = null;
      for (RenditionTarget target : list) {
        try {
          target.close();
        } catch (IOException e) {
          failure = e;
        }
      }
      if (failure != null) {
        throw failure;
      }
    }
  }
}
