package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.media.RandomAccess;
import io.github.fragmill.core.media.RandomAccessPoints;
import io.github.fragmill.core.media.SampleTable;
import java.util.List;
import java.util.Optional;

/**
 * Collects which samples of a video track are random access points without being sync samples:
 * first from the tables of the movie, then from its fragments.
 *
 * <pre>
 * stbl | traf
 *   sgpd, sbgp of type "rap "    frames after which all is right that is presented later
 *                                (VisualRandomAccessEntry, ISO/IEC 14496-12, 10.4)
 *   sgpd, sbgp of type "roll"    frames after which others become right gradually
 *                                (VisualRollRecoveryEntry, 10.1)
 * </pre>
 */
final class RandomAccessGroups {

  private static final String RANDOM_ACCESS = "rap ";
  private static final String ROLL = "roll";

  /** Of an entry of type "rap ": the leading samples are counted, and there is none. */
  private static final int NO_LEADING_SAMPLES = 0x80;

  private final SourceBytes source;
  private final MemoryBudget.Part memory;
  private final RandomAccessPoints.Builder points = new RandomAccessPoints.Builder();
  private GroupedSamples.Descriptions movieRandomAccess = GroupedSamples.Descriptions.NONE;
  private GroupedSamples.Descriptions movieRoll = GroupedSamples.Descriptions.NONE;

  RandomAccessGroups(SourceBytes source, MemoryBudget budget) {
    this.source = source;
    this.memory = budget.part(source.name());
  }

  /** Adds the samples of the movie's tables. */
  void addTables(BoxScanner scanner, BoxLocation stbl, List<BoxLocation> boxes, int count)
      throws FragmillException {
    movieRandomAccess = GroupedSamples.describe(source, scanner, boxes, RANDOM_ACCESS, 1);
    movieRoll = GroupedSamples.describe(source, scanner, boxes, ROLL, Short.BYTES);
    add(
        stbl,
        GroupedSamples.open(source, boxes, RANDOM_ACCESS, movieRandomAccess, Optional.empty()),
        GroupedSamples.open(source, boxes, ROLL, movieRoll, Optional.empty()),
        /* first= */ 0,
        count);
  }

  /**
   * Adds the samples of a track fragment.
   *
   * @param first how many samples of the track come before
   */
  void addFragment(
      BoxScanner scanner, BoxLocation traf, List<BoxLocation> boxes, int first, int count)
      throws FragmillException {
    GroupedSamples.Descriptions randomAccess =
        GroupedSamples.describe(source, scanner, boxes, RANDOM_ACCESS, 1);
    GroupedSamples.Descriptions roll =
        GroupedSamples.describe(source, scanner, boxes, ROLL, Short.BYTES);
    add(
        traf,
        GroupedSamples.open(
            source, boxes, RANDOM_ACCESS, randomAccess, Optional.of(movieRandomAccess)),
        GroupedSamples.open(source, boxes, ROLL, roll, Optional.of(movieRoll)),
        first,
        count);
  }

  private void add(
      BoxLocation box,
      Optional<GroupedSamples> randomAccess,
      Optional<GroupedSamples> roll,
      int first,
      int count)
      throws FragmillException {
    if (randomAccess.isEmpty() && roll.isEmpty()) {
      return;
    }
    for (int sample = first; sample < first + count; sample++) {
      int leading = randomAccess.isPresent() ? randomAccess.get().next() : GroupedSamples.NOTHING;
      int distance = roll.isPresent() ? roll.get().next() : GroupedSamples.NOTHING;
      if (leading != GroupedSamples.NOTHING) {
        points.add(sample, leading == NO_LEADING_SAMPLES ? RandomAccess.SYNC : RandomAccess.OPEN);
      } else if (distance > 0) {
        points.add(sample, RandomAccess.gradual(distance));
      }
    }
    memory.growTo(points.memoryBytes(), box.path());
  }

  /** Returns the samples of a table with what the groups say; what is sync stays so. */
  SampleTable applyTo(SampleTable samples) {
    RandomAccessPoints all = points.build();
    RandomAccessPoints.Builder said = new RandomAccessPoints.Builder();
    for (int index = 0; index < all.count(); index++) {
      int sample = all.sample(index);
      RandomAccess access = all.access(index);
      if (access.isSync() || !samples.isSync(sample)) {
        said.add(sample, access);
      }
    }
    return samples.withRandomAccess(said.build());
  }
}
