package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.codec.port.SampleInsertion;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.media.TimeScale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The parts of a clear track, each of which has a sample description (ISO/IEC 14496-12, 8.5.2).
 * Descriptions that say the same are one.
 *
 * @param entries the different ones, in the order of their first samples; at least one
 * @param firstSamples of each part, ascending; neighbours have different descriptions
 * @param descriptions of each part, as an index of {@code entries}
 */
record DescribedParts(
    List<BoxLocation> entries, List<Integer> firstSamples, List<Integer> descriptions) {

  private static final int NAMED_PARTS = 8;

  /**
   * Finds the parts.
   *
   * @param entries all of {@code stsd}, at least one
   * @param runs of at least one sample
   */
  static DescribedParts of(SampleEntries entries, DescriptionRuns runs) throws FragmillException {
    Map<Integer, Integer> known = new HashMap<>();
    Map<ByteBuffer, Integer> identities = new HashMap<>();
    List<BoxLocation> different = new ArrayList<>();
    List<Integer> firstSamples = new ArrayList<>();
    List<Integer> descriptions = new ArrayList<>();
    for (int run = 0; run < runs.count(); run++) {
      BoxLocation entry = entries.locations().get(runs.description(run) - 1);
      Integer index = known.get(runs.description(run));
      if (index == null) {
        index =
            identities.computeIfAbsent(
                ByteBuffer.wrap(entries.reader().clear(entry)), it -> different.size());
        known.put(runs.description(run), index);
        if (index == different.size()) {
          different.add(entry);
        }
      }
      if (descriptions.isEmpty() || !index.equals(descriptions.get(descriptions.size() - 1))) {
        firstSamples.add(runs.firstSample(run));
        descriptions.add(index);
      }
    }
    return new DescribedParts(different, firstSamples, descriptions);
  }

  /** Returns whether one description holds for all samples. */
  boolean isOne() {
    return entries.size() == 1;
  }

  /** Returns the first sample of a description. */
  int firstSampleOf(int entry) {
    return firstSamples.get(descriptions.indexOf(entry));
  }

  /** Returns the refusal of a track whose descriptions no decoder joins. */
  UnsupportedMediaException areTooDifferent(SampleTable samples, TimeScale timeScale) {
    return new UnsupportedMediaException(
        "its parts have sample descriptions that differ in more than parameter sets: "
            + named(samples, timeScale)
            + "; encode it in one way, or split it there");
  }

  /**
   * Puts into each sync sample the parameter sets of its part's description, once one description
   * is made of all.
   *
   * @param insertions of each of the entries
   * @param into where these samples are then
   * @throws UnsupportedMediaException when a part does not begin with a sync sample
   */
  SampleTable spliced(
      SampleTable samples,
      TimeScale timeScale,
      List<SampleInsertion> insertions,
      SplicedSamples.Builder into,
      MemoryBudget.Part memory)
      throws UnsupportedMediaException, LimitExceededException {
    for (int first : firstSamples) {
      if (!samples.isSync(first)) {
        throw new UnsupportedMediaException(
            "its sample description changes at "
                + seconds(samples, timeScale, first)
                + ", where no sync sample is: "
                + named(samples, timeScale));
      }
    }
    SampleTableBuilder table = new SampleTableBuilder(samples.count());
    int part = -1;
    for (int sample = 0; sample < samples.count(); sample++) {
      if (part + 1 < firstSamples.size() && firstSamples.get(part + 1) == sample) {
        part++;
      }
      SampleInsertion insertion = insertions.get(descriptions.get(part));
      boolean isChanged = samples.isSync(sample);
      long offset = samples.offsetBytes(sample);
      int size = samples.sizeBytes(sample);
      table
          .sourceNumber(samples.sourceNumber(sample))
          .decodeTimeTicks(samples.decodeTimeTicks(sample))
          .add(
              isChanged ? Math.addExact(size, insertion.sizeBytes()) : size,
              isChanged ? into.add(offset, size, insertion) : offset,
              samples.durationTicks(sample),
              samples.compositionOffsetTicks(sample),
              samples.randomAccess(sample));
      memory.growTo(into.memoryBytes(), "samples with parameter sets");
    }
    return table.build();
  }

  private String named(SampleTable samples, TimeScale timeScale) {
    StringBuilder text = new StringBuilder();
    for (int part = 0; part < Math.min(NAMED_PARTS, firstSamples.size()); part++) {
      BoxLocation entry = entries.get(descriptions.get(part));
      text.append(part == 0 ? "" : ", ")
          .append(BoxScanner.printable(entry.type()))
          .append(" (")
          .append(entry.path())
          .append(") from ")
          .append(seconds(samples, timeScale, firstSamples.get(part)));
    }
    int more = firstSamples.size() - NAMED_PARTS;
    return more > 0 ? text + " and " + more + " more" : text.toString();
  }

  /** Returns the media time of a sample, for a message. */
  private static String seconds(SampleTable samples, TimeScale timeScale, int sample) {
    return BigDecimal.valueOf(samples.decodeTimeTicks(sample))
            .divide(
                BigDecimal.valueOf(timeScale.ticksPerSecond()),
                /* scale= */ 3,
                RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString()
        + " s";
  }
}
