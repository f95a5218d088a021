package io.github.fragmill.core;

import io.github.fragmill.core.control.Note;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.internal.input.SourceContent;
import io.github.fragmill.core.internal.input.SourceContents;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.internal.work.Work;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.SkippedTrack;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.protect.SampleEncryption;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import io.github.fragmill.core.source.SourceStamp;
import java.util.List;
import java.util.Map;

/**
 * What a source holds: its tracks, read from the movie box and the boxes of its fragments. Of the
 * media, at most the beginnings of a few samples are read, where boxes do not declare what they
 * are: to find captions, 4 KiB of three samples of each video track. Of a text file, WebVTT, SubRip
 * or TTML: one track, whose samples are made of the text. The tracks of an encrypted source can be
 * read without its keys. Immutable and thread-safe.
 */
public final class Movie {

  private final SourceContent content;

  private Movie(SourceContent content) {
    this.content = content;
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
    Work work = Work.of("reading " + source.name());
    return new Movie(new SourceContents(limits, new MemoryBudget(limits), work).read(source));
  }

  /** Returns the source. */
  public Source source() {
    return content.samples().source();
  }

  /** Returns the stamp of the source when it was read. */
  public SourceStamp stamp() {
    return content.samples().stamp();
  }

  /** Returns the size of the source when it was read, in bytes. */
  public long sizeBytes() {
    return stamp().sizeBytes();
  }

  /** Returns the tracks that can be packaged, in the order of the file; at least one. */
  public List<Track> tracks() {
    return content.tracks();
  }

  /** Returns the tracks that cannot be packaged, each with its reason. */
  public List<SkippedTrack> skippedTracks() {
    return content.skippedTracks();
  }

  /** Returns how the samples are encrypted, by track ID; clear tracks are not in it. */
  public Map<Integer, SampleEncryption> encryption() {
    return content.encryption();
  }

  /** Returns what is not packaged of the tracks that are, and why. */
  public List<Note> notes() {
    return content.notes().stream().map(it -> new Note(Note.Code.SOURCE_CONTENT, it)).toList();
  }

  /**
   * Opens the samples, which the caller closes: at the offsets that the tracks give, also where
   * they were made of a text.
   *
   * @throws io.github.fragmill.core.error.SourceException when the source cannot be read, or has
   *     changed
   */
  public SourceReader openSamples() throws FragmillException {
    return content.samples().open();
  }

  /** Returns the source's name and its tracks. */
  @Override
  public String toString() {
    return source().name() + ": " + tracks();
  }
}
