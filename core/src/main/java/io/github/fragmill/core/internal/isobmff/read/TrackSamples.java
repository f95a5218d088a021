package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SampleTableBuilder;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Collects the samples of a track, first from the tables of the movie, then from its fragments, and
 * checks each: a wrong one would lose samples in the output.
 *
 * <p>A fragment's decode time ({@code tfdt}) is the truth about its samples. Where it is later than
 * the end of the sample before, that one lasts until then (ISO/IEC 14496-12, 8.8.12); where it is
 * earlier by at most that sample's duration, as rounding makes it, the sample is shortened. So the
 * last sample is held back until it is known what follows.
 */
final class TrackSamples {

  /** Of the least, or 0, to the greatest, so that a shift of all by the least stays within it. */
  private static final int MAX_COMPOSITION_OFFSET_TICKS = 1 << 30;

  /** So few that what they take beyond the budget does not matter. */
  private static final int SAMPLES_BETWEEN_LOOKS = 4096;

  private final SourceBytes source;
  private final Limits limits;
  private final MemoryBudget.Part memory;
  private final Optional<EncryptedSamples> encryption;
  private final Optional<RandomAccessGroups> randomAccess;
  private Optional<SampleTableBuilder> table = Optional.empty();
  private int count;
  private long totalBytes;
  private long nextDecodeTime;
  private long compositionEnd = Long.MIN_VALUE;
  private OptionalLong fragmentDecodeTime = OptionalLong.empty();
  private OptionalLong tablesEnd = OptionalLong.empty();
  private Optional<String> refusal = Optional.empty();
  private final DescriptionRuns descriptions = new DescriptionRuns();
  private int description = 1;

  private int lastSize;
  private long lastOffset;
  private int lastDuration;
  private int lastComposition;
  private int leastComposition;
  private int greatestComposition;
  private boolean lastIsSync;

  /**
   * @param encryption receives how they are encrypted; empty when the track is clear
   * @param randomAccess receives which are random access points beside sync samples; empty when the
   *     track is not video
   */
  TrackSamples(
      SourceBytes source,
      Limits limits,
      MemoryBudget budget,
      Optional<EncryptedSamples> encryption,
      Optional<RandomAccessGroups> randomAccess) {
    this.source = source;
    this.limits = limits;
    this.memory = budget.part(source.name());
    this.encryption = encryption;
    this.randomAccess = randomAccess;
  }

  /** Returns what receives how samples are encrypted; empty when the track is clear. */
  Optional<EncryptedSamples> encryption() {
    return encryption;
  }

  /** Returns what receives which are random access points; empty when the track is not video. */
  Optional<RandomAccessGroups> randomAccess() {
    return randomAccess;
  }

  /** Notes that the track is not packaged, for what one of its fragments holds. */
  void refuse(UnsupportedMediaException reason) {
    refusal = Optional.of(String.valueOf(reason.getMessage()));
    table = Optional.empty();
  }

  /** Returns why the track is not packaged; empty as long as it is. */
  Optional<String> refusal() {
    return refusal;
  }

  /** Returns how many samples there are by now. */
  int count() {
    return count;
  }

  /**
   * Prepares for samples that come next.
   *
   * @param more how many; the caller has checked that the box, or the source, has room for them
   */
  void expect(BoxLocation box, long more) throws LimitExceededException {
    if (more > limits.maxSamples() - count) {
      throw new LimitExceededException(
          source.name()
              + ": "
              + box.path()
              + ": "
              + (count + more)
              + " samples, more than maxSamples = "
              + limits.maxSamples());
    }
    if (table.isEmpty()) {
      memory.growTo(SampleTableBuilder.memoryBytes(more), box.path());
      table = Optional.of(new SampleTableBuilder((int) more));
    }
  }

  /** Notes that the tables have been read and fragments may follow. */
  void tablesEnd() {
    if (count > 0) {
      tablesEnd = OptionalLong.of(compositionEnd);
    }
  }

  /** Returns when the samples of the tables end in composition order; empty without any. */
  OptionalLong tablesEndTicks() {
    return tablesEnd;
  }

  /** Sets the decode time of the next sample; without it, it is the end of the last one. */
  void decodeTime(long ticks) {
    fragmentDecodeTime = OptionalLong.of(ticks);
  }

  /** Leaves some time without a new sample. */
  void advance(long ticks) {
    decodeTime(Math.addExact(fragmentDecodeTime.orElse(nextDecodeTime), ticks));
  }

  /**
   * Sets which sample description the next samples have.
   *
   * @param index from 1
   */
  void describedBy(int index) {
    description = index;
  }

  /** Returns which sample descriptions the samples have. */
  DescriptionRuns descriptions() {
    return descriptions;
  }

  /**
   * Adds the next of the samples that were expected.
   *
   * @param box which lists it, for messages
   */
  void add(
      BoxLocation box,
      long sizeBytes,
      long offsetBytes,
      long durationTicks,
      int compositionOffsetTicks,
      boolean isSync)
      throws FragmillException {
    requireInSource(box, sizeBytes, offsetBytes);
    if (durationTicks > Integer.MAX_VALUE) {
      throw box.malformed("sample " + count + " has a duration above 2^31 ticks");
    }
    leastComposition = Math.min(leastComposition, compositionOffsetTicks);
    greatestComposition = Math.max(greatestComposition, compositionOffsetTicks);
    if ((long) greatestComposition - leastComposition > MAX_COMPOSITION_OFFSET_TICKS) {
      throw box.malformed(
          "sample " + count + " has a composition offset of " + compositionOffsetTicks + " ticks");
    }
    if (fragmentDecodeTime.isPresent()) {
      moveTo(box, fragmentDecodeTime.getAsLong());
      fragmentDecodeTime = OptionalLong.empty();
    }
    addLast();
    if (count % SAMPLES_BETWEEN_LOOKS == 0) {
      memory.growTo(table.orElseThrow().memoryBytes() + descriptions.memoryBytes(), box.path());
    }
    descriptions.add(count, description);
    lastSize = (int) sizeBytes;
    lastOffset = offsetBytes;
    lastDuration = (int) durationTicks;
    lastComposition = compositionOffsetTicks;
    lastIsSync = isSync;
    count++;
    nextDecodeTime = Math.addExact(nextDecodeTime, durationTicks);
    compositionEnd =
        Math.max(compositionEnd, Math.addExact(nextDecodeTime, compositionOffsetTicks));
  }

  private void requireInSource(BoxLocation box, long sizeBytes, long offsetBytes)
      throws MalformedMediaException {
    if (sizeBytes > Integer.MAX_VALUE) {
      throw box.malformed("expected samples below 2 GiB, found one of " + sizeBytes + " bytes");
    }
    if (offsetBytes < 0 || offsetBytes > source.sizeBytes() - sizeBytes) {
      throw box.malformed(
          "sample "
              + count
              + " lies at byte "
              + offsetBytes
              + " with "
              + sizeBytes
              + " bytes, the source ends at "
              + source.sizeBytes());
    }
    totalBytes += sizeBytes;
    if (totalBytes > source.sizeBytes()) {
      throw box.malformed(
          "the samples up to "
              + count
              + " claim "
              + totalBytes
              + " bytes of a source of "
              + source.sizeBytes());
    }
  }

  private void moveTo(BoxLocation box, long ticks) throws MalformedMediaException {
    if (count == 0) {
      table.orElseThrow().decodeTimeTicks(ticks);
    } else {
      long duration = lastDuration + (ticks - nextDecodeTime);
      if (duration < 0) {
        throw box.malformed(
            "sample "
                + count
                + " is decoded at "
                + ticks
                + ", before the preceding sample at "
                + (nextDecodeTime - lastDuration));
      }
      if (duration > Integer.MAX_VALUE) {
        throw box.malformed(
            "a gap of " + (ticks - nextDecodeTime) + " ticks before sample " + count);
      }
      lastDuration = (int) duration;
    }
    nextDecodeTime = ticks;
  }

  private void addLast() {
    if (count > 0) {
      table.orElseThrow().add(lastSize, lastOffset, lastDuration, lastComposition, lastIsSync);
    }
  }

  /** Returns the table, or empty when the track has no samples. */
  Optional<SampleTable> build() {
    addLast();
    if (count == 0) {
      return Optional.empty();
    }
    Optional<SampleTable> all = table.map(SampleTableBuilder::build);
    return randomAccess.isPresent() ? all.map(randomAccess.get()::applyTo) : all;
  }
}
