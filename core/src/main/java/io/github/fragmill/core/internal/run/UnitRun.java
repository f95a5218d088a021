package io.github.fragmill.core.internal.run;

import io.github.fragmill.core.control.ProgressListener;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.OutputException;
import io.github.fragmill.core.internal.destination.PositionedFileTarget;
import io.github.fragmill.core.internal.destination.RenditionTarget;
import io.github.fragmill.core.internal.destination.SegmentFilesTarget;
import io.github.fragmill.core.internal.destination.StreamedFileTarget;
import io.github.fragmill.core.internal.fragment.BufferPool;
import io.github.fragmill.core.internal.input.OpenSources;
import io.github.fragmill.core.internal.plan.PlannedRendition;
import io.github.fragmill.core.internal.plan.SegmentRange;
import io.github.fragmill.core.internal.plan.SegmentSizes;
import io.github.fragmill.core.internal.work.Work;
import io.github.fragmill.core.internal.work.Workers;
import io.github.fragmill.core.output.PositionedSink;
import io.github.fragmill.core.output.Sink;
import io.github.fragmill.core.output.Workspace;
import io.github.fragmill.core.presentation.Layout;
import java.io.IOException;
import java.util.List;

/** One run of a part of the work on a plan. Single-use. */
public final class UnitRun {

  private static final byte[] NOTHING = {};

  private final SizedRendition rendition;
  private final SegmentRange range;
  private final BufferPool buffers;
  private final Work work;
  private final ProgressReport progress;
  private final long[] sizes;
  private final Integer[] checksums;

  /**
   * @param range segments that the rendition has
   * @param buffers lends memory for the segments in flight
   * @param work stopped when its caller cancels it
   */
  public UnitRun(
      PlannedRendition rendition,
      SegmentRange range,
      BufferPool buffers,
      Work work,
      ProgressListener listener) {
    this.rendition = new SizedRendition(rendition);
    this.range = range;
    this.buffers = buffers;
    this.work = work;
    this.sizes = new long[range.count()];
    this.checksums = new Integer[range.count()];
    long mediaBytes = 0;
    for (int segment = range.first(); segment < range.end(); segment++) {
      mediaBytes += rendition.fragments().mediaBytes(segment);
    }
    this.progress = new ProgressReport(listener, range.count(), mediaBytes);
  }

  /** Returns the sizes of the segments, after the run. */
  public SegmentSizes sizes() {
    return SegmentSizes.of(sizes);
  }

  /** Returns the checksums of the segments, after the run. */
  public List<Integer> checksums() {
    return List.of(checksums);
  }

  /** Makes the segments and writes them. */
  public void writeTo(Workspace workspace, Workers workers) throws FragmillException {
    try (OpenSources sources = new OpenSources();
        RenditionTarget target = target(workspace)) {
      SegmentRun.Part part =
          new SegmentRun.Part(
              rendition,
              sources.reader(rendition.plan().source()),
              range.first(),
              range.end(),
              target,
              (fragment, segment) -> {
                sizes[segment - range.first()] = fragment.sizeBytes();
                checksums[segment - range.first()] = fragment.checksum();
              });
      new SegmentRun(List.of(part), buffers, work, progress).run(workers, step -> {});
      sources.requireUnchanged();
      work.check();
    } catch (FragmillException e) {
      throw work.reason(e);
    } catch (IOException e) {
      throw work.reason(OutputException.of("cannot write " + range, e));
    }
  }

  private RenditionTarget target(Workspace workspace) throws IOException {
    PlannedRendition plan = rendition.plan();
    if (plan.files().layout() != Layout.SINGLE_FILE) {
      return new SegmentFilesTarget(
          workspace::create, place -> plan.segmentName(range.first() + place));
    }
    Sink sink = workspace.createPart(plan.files().fileName(), range.part(), rendition.headBytes());
    if (sink instanceof PositionedSink positioned) {
      return new PositionedFileTarget(positioned, NOTHING, 0, () -> NOTHING);
    }
    return new StreamedFileTarget(sink, NOTHING, NOTHING);
  }
}
