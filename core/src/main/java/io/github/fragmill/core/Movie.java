package io.github.fragmill.core;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.internal.isobmff.read.MovieContent;
import io.github.fragmill.core.internal.isobmff.read.MovieReader;
import io.github.fragmill.core.internal.isobmff.read.SplicedSource;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.internal.text.TextFile;
import io.github.fragmill.core.internal.text.TextSource;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.SkippedTrack;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.protect.SampleEncryption;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceStamp;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a source holds: its tracks, read from the movie box and the boxes of its fragments. Of the
 * media, at most the beginnings of a few samples are read, where boxes do not say what they are: to
 * find captions, 4 KiB of three samples of each video track. Or what a text file holds, WebVTT,
 * SubRip or TTML: one track, whose samples are made of the text. What an encrypted source holds can
 * be read without its keys. Immutable and thread-safe.
 *
 * @param source where the samples are: what was read, or what was made of it, such as the samples
 *     of a text
 * @param stamp of the source when it was read
 * @param tracks the tracks that can be packaged, in the order of the file; at least one
 * @param skippedTracks the others, each with its reason
 * @param encryption how the samples are encrypted, by track ID; clear tracks are not in it
 * @param notes sentences about what is not packaged of the tracks that are
 */
public record Movie(
    Source source,
    SourceStamp stamp,
    List<Track> tracks,
    List<SkippedTrack> skippedTracks,
    Map<Integer, SampleEncryption> encryption,
    List<String> notes) {

  public Movie {
    encryption = Map.copyOf(encryption);
    Objects.requireNonNull(source, "source");
    tracks = List.copyOf(tracks);
    skippedTracks = List.copyOf(skippedTracks);
    notes = List.copyOf(notes);
  }

  /** Returns the size of the source when it was read, in bytes. */
  public long sizeBytes() {
    return stamp.sizeBytes();
  }

  /**
   * Reads a movie within {@link Limits#DEFAULT}.
   *
   * @throws FragmillException when the source cannot be read, is malformed, or holds no track that
   *     can be packaged
   */
  public static Movie read(Source source) throws FragmillException {
    return read(source, Limits.DEFAULT);
  }

  /**
   * Reads a movie.
   *
   * @throws FragmillException when the source cannot be read, is malformed, exceeds a limit, or
   *     holds no track that can be packaged; {@code PackagingCancelledException} when the thread
   *     was interrupted
   */
  public static Movie read(Source source, Limits limits) throws FragmillException {
    return read(source, limits, new MemoryBudget(limits));
  }

  /**
   * Reads one of the movies of a title.
   *
   * @param budget for all of them
   */
  static Movie read(Source source, Limits limits, MemoryBudget budget) throws FragmillException {
    try {
      return readAll(source, limits, budget);
    } catch (FragmillException e) {
      throw Cancellation.NEVER.reason("reading " + source.name(), e);
    }
  }

  private static Movie readAll(Source source, Limits limits, MemoryBudget budget)
      throws FragmillException {
    Optional<TextFile> text = TextFile.read(source, limits, budget);
    if (text.isPresent()) {
      TextSource samples = TextSource.of(source.name(), text.get().content(), budget);
      return new Movie(
          samples,
          SourceStamp.ofSize(text.get().bytes().length),
          List.of(samples.track()),
          List.of(),
          Map.of(),
          List.of());
    }
    MovieContent content = MovieReader.read(source, limits, budget);
    return new Movie(
        content.source(),
        content.stamp(),
        content.tracks(),
        content.skippedTracks(),
        content.encryption(),
        content.notes());
  }

  /** Returns the same of another source with the same bytes; a text's samples are no source's. */
  Movie of(Source other) {
    if (source instanceof TextSource) {
      return this;
    }
    Source samples = source instanceof SplicedSource spliced ? spliced.over(other) : other;
    return new Movie(samples, stamp, tracks, skippedTracks, encryption, notes);
  }
}
