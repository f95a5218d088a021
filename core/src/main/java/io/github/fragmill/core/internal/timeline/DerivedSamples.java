package io.github.fragmill.core.internal.timeline;

import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SampleTableBuilder;
import java.util.Optional;

/** Makes sample tables of the samples of another one. */
public final class DerivedSamples {

  private DerivedSamples() {}

  /**
   * Returns the sync samples alone, each of which lasts until the next one is composed. Their
   * composition times stay as they are; they are decoded in the order in which they are presented.
   *
   * @return empty when there is none, when they are not composed in decoding order, or when the
   *     duration of one needs more than 31 bits
   */
  public static Optional<SampleTable> syncOnly(SampleTable all) {
    int first = all.nextSync(0);
    // Decode times are 0 or more; composition offsets make up for the difference.
    int offset = first == all.count() ? 0 : (int) Math.min(0, all.compositionTimeTicks(first));
    SampleTableBuilder builder = new SampleTableBuilder(/* expectedCount= */ 1);
    for (int sample = first; sample < all.count(); ) {
      int next = all.nextSync(sample + 1);
      long start = all.compositionTimeTicks(sample);
      long end = next < all.count() ? all.compositionTimeTicks(next) : all.compositionEndTicks();
      if (end < start || end - start > Integer.MAX_VALUE) {
        return Optional.empty();
      }
      builder
          .sourceNumber(all.sourceNumber(sample))
          .decodeTimeTicks(start - offset)
          .add(
              all.sizeBytes(sample),
              all.offsetBytes(sample),
              (int) (end - start),
              offset,
              /* isSync= */ true);
      sample = next;
    }
    return first == all.count() ? Optional.empty() : Optional.of(builder.build());
  }

  /**
   * Returns the same samples, split: one that lasts across one of the times becomes two with the
   * same bytes, of which the second begins there. Only samples that show one thing while they last,
   * as those of text, can be split.
   *
   * @param decodeTicks ascending decode times
   */
  public static SampleTable splitAt(SampleTable all, long... decodeTicks) {
    SampleTableBuilder table = new SampleTableBuilder(all.count());
    int next = 0;
    for (int sample = 0; sample < all.count(); sample++) {
      long start = all.decodeTimeTicks(sample);
      long end = start + all.durationTicks(sample);
      table.decodeTimeTicks(start);
      for (; next < decodeTicks.length && decodeTicks[next] < end; next++) {
        if (decodeTicks[next] > start) {
          addPart(all, sample, decodeTicks[next] - start, table);
          start = decodeTicks[next];
        }
      }
      addPart(all, sample, end - start, table);
    }
    return table.build();
  }

  private static void addPart(SampleTable all, int sample, long ticks, SampleTableBuilder table) {
    table
        .sourceNumber(all.sourceNumber(sample))
        .add(
            all.sizeBytes(sample),
            all.offsetBytes(sample),
            Math.toIntExact(ticks),
            all.compositionOffsetTicks(sample),
            all.randomAccess(sample));
  }
}
