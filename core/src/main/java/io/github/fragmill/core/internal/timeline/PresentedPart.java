package io.github.fragmill.core.internal.timeline;

import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackType;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;

/**
 * Makes of a track what is packaged of it: the samples that its edit presents, and those that must
 * be decoded for them. What an author has trimmed is not delivered, and what is only decoded is not
 * seen.
 *
 * <p>Media Source Extensions drop what is presented before 0, and all that is made from it. So
 * frames from the sync sample up to the edit's start are presented at its start, one after the
 * other within a microsecond; those that are presented after its end, just before the end. Audio
 * before the edit stays before it: each of its samples can be dropped.
 */
public final class PresentedPart {

  private static final String TEXT_WITH_TIMES = "stpp";

  private final Track track;
  private final Duration wanted;
  private final KeptSamples kept;
  private final long delayTicks;

  private PresentedPart(Track track, Duration wanted) {
    this.track = track;
    this.wanted = wanted;
    this.kept = KeptSamples.of(track);
    this.delayTicks = track.edit().delayTicks();
  }

  /**
   * What is packaged of a track.
   *
   * @param track with the times that it is presented at; the same one where nothing changes
   * @param notes what is left out and what is hidden, for a person
   */
  public record Result(Track track, List<String> notes) {

    public Result {
      notes = List.copyOf(notes);
    }
  }

  /**
   * Returns what is packaged of a track.
   *
   * @param wanted how long segments are to be; the longer, the fewer ticks a second can have
   * @throws UnsupportedMediaException when samples are decoded so far from where they are presented
   *     that a fragment has no room for the difference
   */
  public static Result of(Track track, Duration wanted) throws UnsupportedMediaException {
    if (isTimedInside(track)) {
      return new Result(track, List.of());
    }
    try {
      return new PresentedPart(track, wanted).result();
    } catch (ArithmeticException e) {
      throw new UnsupportedMediaException(
          "track "
              + track.id()
              + ": its edit list begins at "
              + track.timeScale().toDuration(track.edit().mediaStartTicks())
              + " of its media, and samples that are presented by then are decoded long after it;"
              + " remux the file so that it holds only what it presents");
    }
  }

  /** The times in such text follow no edit; whether it is packaged is not decided here. */
  private static boolean isTimedInside(Track track) {
    return track.format().sampleEntry().type().equals(TEXT_WITH_TIMES)
        && (track.edit().mediaStartTicks() > 0 || track.edit().delayTicks() > 0);
  }

  private Result result() {
    OptionalLong duration = track.edit().durationTicks();
    boolean isWhole = kept.first() == 0 && kept.end() == track.samples().count();
    if (isWhole && !beginsInside() && duration.isEmpty()) {
      return new Result(track, List.of());
    }
    // The last one that begins by then is what is seen first.
    long[] before = beginsInside() ? times(ticks -> ticks <= delayTicks) : new long[0];
    int earlyCount = Math.max(0, before.length - 1);
    long end = duration.isPresent() ? delayTicks + duration.getAsLong() : Long.MAX_VALUE;
    boolean endsInside = duration.isPresent() && track.samples().hasCompositionOffsets();
    int lateCount = endsInside ? times(ticks -> ticks >= end).length : 0;
    TickScale scale = TickScale.of(track, kept, earlyCount, lateCount, wanted);
    // Frames that are hidden before a delay would be seen during it.
    long beginTicks = earlyCount > 0 ? 0 : scale.of(delayTicks);
    MovedTimes early = before.length == 0 ? MovedTimes.NONE : early(earlyCount, scale, beginTicks);
    MovedTimes late = endsInside ? late(lateCount, scale, end) : MovedTimes.NONE;
    long endTicks =
        late.hiddenCount() > 0
            ? late.to()[late.firstHidden()]
            : duration.isPresent() ? scale.of(end) : Long.MAX_VALUE;
    Track written = new PresentedTable(track, kept, scale, early, late, endTicks).write(beginTicks);
    return new Result(written, new PartNotes(track, kept).of(earlyCount));
  }

  /** Audio is not moved. */
  private boolean beginsInside() {
    return track.format().type() != TrackType.AUDIO
        && track.samples().compositionStartTicks() < track.edit().mediaStartTicks();
  }

  private MovedTimes early(int hiddenCount, TickScale scale, long beginTicks) {
    long shownTicks = scale.shownTicks(hiddenCount);
    long room = shownTicks / scale.factor();
    return MovedTimes.toBeginning(
        times(ticks -> ticks <= delayTicks + room), hiddenCount, scale, beginTicks, shownTicks);
  }

  private MovedTimes late(int hiddenCount, TickScale scale, long end) {
    long room = (hiddenCount + 1) * scale.shortestTicks() / scale.factor();
    return MovedTimes.toEnd(
        times(ticks -> ticks > end - Math.max(1, room)), hiddenCount, scale, scale.of(end));
  }

  /** Returns the presentation times of kept samples, ascending. */
  private long[] times(LongPredicate isWanted) {
    return IntStream.range(kept.first(), kept.end())
        .filter(sample -> kept.has(sample, track.samples()))
        .mapToLong(track::presentationTimeTicks)
        .filter(isWanted)
        .sorted()
        .toArray();
  }
}
