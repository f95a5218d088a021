package io.github.fragmill.core.internal.text;

import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.internal.text.port.TextBudget;
import io.github.fragmill.core.internal.text.port.TextContent;
import io.github.fragmill.core.internal.text.port.TextSample;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import java.util.List;

/**
 * The samples that were made of a text, as a source that lies in memory, and the track that they
 * are. Immutable and thread-safe.
 */
public final class TextSource implements Source {

  /** Of a text file. */
  private static final int ONLY_TRACK_ID = 1;

  private static final TimeScale MILLISECONDS = new TimeScale(1000);

  private final TextContent content;
  private final MemoryBudget budget;
  private final Source samples;
  private final Track track;

  private TextSource(TextContent content, MemoryBudget budget, Source samples, Track track) {
    this.content = content;
    this.budget = budget;
    this.samples = samples;
    this.track = track;
  }

  /**
   * Makes the samples of a text file without segment boundaries.
   *
   * @param budget for all sources of a presentation; also counts what {@link #splitAt} takes
   */
  public static TextSource of(String name, TextContent content, MemoryBudget budget)
      throws LimitExceededException {
    return of(name, ONLY_TRACK_ID, content, budget);
  }

  /**
   * Makes the samples of a track's text without segment boundaries.
   *
   * @param trackId of the track, for messages
   * @param budget for all sources of a presentation; also counts what {@link #splitAt} takes
   */
  public static TextSource of(String name, int trackId, TextContent content, MemoryBudget budget)
      throws LimitExceededException {
    return make(name, trackId, content, budget, List.of(), content.endTicks());
  }

  /**
   * Makes the samples anew, for a presentation that is split into segments.
   *
   * @param boundaryTicks times at which a sample must begin, in milliseconds, ascending
   * @param endTicks when the track ends, above 0, wherever its text does
   */
  public TextSource splitAt(List<Long> boundaryTicks, long endTicks) throws LimitExceededException {
    return make(name(), track.id(), content, budget, boundaryTicks, endTicks);
  }

  private static TextSource make(
      String name,
      int trackId,
      TextContent content,
      MemoryBudget budget,
      List<Long> boundaryTicks,
      long endTicks)
      throws LimitExceededException {
    List<TextSample> made =
        content.samples(boundaryTicks, endTicks, new TextBudget(budget.part(name)));
    SampleTableBuilder table = new SampleTableBuilder(made.size());
    long offsetBytes = 0;
    for (int index = 0; index < made.size(); index++) {
      TextSample sample = made.get(index);
      long end = index + 1 < made.size() ? made.get(index + 1).startTicks() : endTicks;
      add(sample, end, offsetBytes, table);
      offsetBytes += sample.bytes().length;
    }
    return new TextSource(
        content,
        budget,
        new SamplePieces(name, made),
        Track.builder(trackId, content.format(), MILLISECONDS, table.build()).build());
  }

  /** A gap of weeks is more than one sample can last. */
  private static void add(
      TextSample sample, long endTicks, long offsetBytes, SampleTableBuilder table) {
    long left = endTicks - sample.startTicks();
    do {
      int duration = (int) Math.min(Integer.MAX_VALUE, left);
      table.add(
          sample.bytes().length,
          offsetBytes,
          duration,
          /* compositionOffsetTicks= */ 0,
          /* isSync= */ true);
      left -= duration;
    } while (left > 0);
  }

  /** Returns the track that the samples are. */
  public Track track() {
    return track;
  }

  /** Returns what the samples were made of. */
  public TextContent content() {
    return content;
  }

  /**
   * Returns when the last text disappears, however the presentation is split, in ticks of the
   * track.
   */
  public long textEndTicks() {
    return content.endTicks();
  }

  @Override
  public String name() {
    return samples.name();
  }

  @Override
  public SourceReader open() throws SourceException {
    return samples.open();
  }
}
