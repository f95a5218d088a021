package io.github.fragmill.core.internal.run;

import io.github.fragmill.core.internal.destination.RenditionTarget;
import io.github.fragmill.core.internal.destination.Turns;
import io.github.fragmill.core.internal.fragment.BufferPool;
import io.github.fragmill.core.internal.fragment.Fragment;
import io.github.fragmill.core.internal.fragment.TrackFragments;
import io.github.fragmill.core.internal.work.Work;
import io.github.fragmill.core.internal.work.Workers;
import io.github.fragmill.core.source.SourceReader;
import java.io.IOException;
import java.util.List;
import java.util.function.ObjIntConsumer;

/**
 * Makes segments and writes them: the one loop for a whole presentation and for a part of one.
 * Single-use; does not close the targets.
 *
 * <pre>
 * lend memory -> read, map, encrypt, build the boxes -> reserve a place -> write
 * </pre>
 */
final class SegmentRun {

  /**
   * Segments of one rendition.
   *
   * @param reader reads its samples
   * @param first the first segment
   * @param end the one after the last
   * @param target where they go; its first segment is the first of these
   * @param seen gets each segment before it is written; by several threads
   */
  record Part(
      SizedRendition rendition,
      SourceReader reader,
      int first,
      int end,
      RenditionTarget target,
      ObjIntConsumer<Fragment> seen) {}

  private final List<Part> parts;
  private final BufferPool buffers;
  private final Work work;
  private final ProgressReport progress;
  private final SegmentJobs jobs;

  /** Of each part, the memory for its largest segment. */
  private final int[] largestBytes;

  /**
   * Memory is lent in the order of the segments: so the segment that the others wait for never
   * waits for memory that they have.
   */
  private final Turns memory = new Turns();

  SegmentRun(List<Part> parts, BufferPool buffers, Work work, ProgressReport progress) {
    this.parts = List.copyOf(parts);
    this.buffers = buffers;
    this.work = work;
    this.progress = progress;
    this.jobs = new SegmentJobs(parts.stream().map(it -> it.end() - it.first()).toList());
    this.largestBytes = parts.stream().mapToInt(SegmentRun::largestBytes).toArray();
  }

  private static int largestBytes(Part part) {
    long largest = 0;
    for (int segment = part.first(); segment < part.end(); segment++) {
      largest = Math.max(largest, part.rendition().plan().fragments().mediaBytes(segment));
    }
    return Math.toIntExact(largest);
  }

  /**
   * Makes and writes all segments, and completes the targets.
   *
   * @param beside other work, done at the same time
   */
  void run(Workers workers, Workers.Step beside) throws IOException {
    workers.run(
        work,
        jobs.count() + 1,
        step -> {
          work.check();
          if (step == 0) {
            beside.run(step);
          } else {
            write(step - 1);
          }
        },
        failed -> {
          memory.cancel();
          parts.forEach(it -> it.target().cancel());
        });
    for (Part part : parts) {
      part.target().complete();
    }
  }

  private void write(int job) throws IOException {
    Part part = parts.get(jobs.index(job));
    int place = jobs.place(job);
    int segment = part.first() + place;
    TrackFragments fragments = part.rendition().plan().fragments();
    memory.await(job);
    BufferPool.Lease lease = buffers.lend(largestBytes[jobs.index(job)]);
    memory.pass();
    try (Fragment fragment = fragments.fragment(segment, part.reader(), lease)) {
      part.rendition().measured(segment, fragment.sizeBytes());
      part.seen().accept(fragment, segment);
      long position = part.target().reserve(place, fragment.sizeBytes());
      part.target().write(place, position, fragment);
      progress.segmentDone(fragment.mediaBytes());
    }
  }
}
