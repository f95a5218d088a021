package io.github.fragmill.core;

import io.github.fragmill.core.control.Cancellation;
import io.github.fragmill.core.control.Note;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.error.OutputException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.internal.fragment.BufferPool;
import io.github.fragmill.core.internal.fragment.Fragment;
import io.github.fragmill.core.internal.fragment.StreamChannel;
import io.github.fragmill.core.internal.fragment.TrackDecryption;
import io.github.fragmill.core.internal.fragment.TrackMedia;
import io.github.fragmill.core.internal.input.NeededKeys;
import io.github.fragmill.core.internal.input.OpenSources;
import io.github.fragmill.core.internal.input.SampleSource;
import io.github.fragmill.core.internal.input.SourceContent;
import io.github.fragmill.core.internal.input.SourceContents;
import io.github.fragmill.core.internal.isobmff.write.ChunkPlan;
import io.github.fragmill.core.internal.isobmff.write.ProgressiveHeader;
import io.github.fragmill.core.internal.isobmff.write.ProgressiveTrack;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.internal.track.CommonStart;
import io.github.fragmill.core.internal.work.Work;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.SkippedTrack;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.protect.port.Decryption;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One progressive MP4 file without encryption, made of the tracks of one or more sources. Its
 * samples are the sources' byte for byte, presented at the same times; {@code moov} comes first,
 * the media after it is interleaved. It holds nothing open and little in memory, and may be written
 * any number of times. Immutable and thread-safe.
 */
public final class ClearMovie {

  /** Chunks last about a second, so that this holds a few of them. */
  private static final long MAX_BUFFER_BYTES = 64L * 1024 * 1024;

  private final List<Part> parts;
  private final ChunkPlan chunks;
  private final ProgressiveHeader header;
  private final List<Note> notes;

  /** A track, and where its media comes from. */
  private record Part(SampleSource source, TrackMedia media) {}

  private ClearMovie(
      List<Part> parts, ChunkPlan chunks, ProgressiveHeader header, List<Note> notes) {
    this.parts = List.copyOf(parts);
    this.chunks = chunks;
    this.header = header;
    this.notes = List.copyOf(notes);
  }

  /**
   * Reads what the sources hold, but not their media.
   *
   * @param sources at least one; all their tracks become tracks of one file, in this order
   * @param keys of encrypted tracks
   * @throws FragmillException as {@link #open(List, Limits, Decryption, Cancellation)} does
   */
  public static ClearMovie open(List<Source> sources, Limits limits, Decryption keys)
      throws FragmillException {
    return open(sources, limits, keys, Cancellation.create());
  }

  /**
   * Reads what the sources hold, but not their media, until all is read or the work is cancelled.
   *
   * @param sources at least one; all their tracks become tracks of one file, in this order
   * @param keys of encrypted tracks
   * @param cancellation stops the work before the next read
   * @throws FragmillException when a source cannot be read, is malformed, exceeds a limit, or holds
   *     no track that is known, and when a key is missing; {@code PackagingCancelledException} when
   *     the thread was interrupted or the work cancelled
   */
  public static ClearMovie open(
      List<Source> sources, Limits limits, Decryption keys, Cancellation cancellation)
      throws FragmillException {
    Work work = new Work("opening", cancellation);
    try {
      work.check();
      return openAll(sources, limits, keys, work);
    } catch (FragmillException e) {
      throw work.reason(e);
    }
  }

  private static ClearMovie openAll(List<Source> sources, Limits limits, Decryption keys, Work work)
      throws FragmillException {
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("sources: expected at least one, found none");
    }
    List<Track> tracks = new ArrayList<>();
    List<SampleSource> origins = new ArrayList<>();
    List<byte[]> headers = new ArrayList<>();
    List<Optional<TrackDecryption>> decryptions = new ArrayList<>();
    List<Note> notes = new ArrayList<>();
    MemoryBudget budget = new MemoryBudget(limits);
    for (Source source : sources) {
      SourceContent content = new SourceContents(limits, budget, work).readMovie(source);
      for (String note : content.notes()) {
        notes.add(new Note(Note.Code.SOURCE_CONTENT, source.name() + ": " + note));
      }
      for (SkippedTrack skipped : content.skippedTracks()) {
        notes.add(new Note(Note.Code.TRACK_SKIPPED, source.name() + ": " + skipped));
      }
      for (Track track : content.tracks()) {
        tracks.add(track);
        origins.add(content.samples());
        headers.add(Optional.ofNullable(content.trackHeaders().get(track.id())).orElseThrow());
        decryptions.add(NeededKeys.of(content, track, Optional.of(keys)));
      }
    }
    List<Track> moved = CommonStart.atZero(tracks);
    ChunkPlan chunks = ChunkPlan.of(moved);
    requireWithinLimits(chunks, limits);
    List<Part> parts = new ArrayList<>();
    List<ProgressiveTrack> written = new ArrayList<>();
    for (int index = 0; index < moved.size(); index++) {
      SampleSource source = origins.get(index);
      Track track = moved.get(index);
      parts.add(new Part(source, new TrackMedia(source.name(), track, decryptions.get(index))));
      written.add(new ProgressiveTrack(track, headers.get(index)));
    }
    work.check();
    return new ClearMovie(parts, chunks, new ProgressiveHeader(written, chunks), notes);
  }

  private static void requireWithinLimits(ChunkPlan chunks, Limits limits)
      throws LimitExceededException {
    if (chunks.largestBytes() > limits.maxSegmentBytes()) {
      throw new LimitExceededException(
          "a sample has "
              + chunks.largestBytes()
              + " bytes, more than maxSegmentBytes = "
              + limits.maxSegmentBytes());
    }
  }

  /** Returns the tracks, in the order of the file; at least one. */
  public List<Track> tracks() {
    return parts.stream().map(part -> part.media().track()).toList();
  }

  /** Returns which tracks were left out, and why. */
  public List<Note> notes() {
    return notes;
  }

  /** Returns the size of the file in bytes. */
  public long sizeBytes() {
    return header.sizeBytes() + chunks.mediaBytes();
  }

  /**
   * Writes the file.
   *
   * @param stream receives it; stays open, also when the thread is interrupted
   * @throws FragmillException as {@link #writeTo(WritableByteChannel, Cancellation)} does
   */
  public void writeTo(OutputStream stream) throws FragmillException {
    writeTo(stream, Cancellation.create());
  }

  /**
   * Writes the file, until it is complete or the work is cancelled.
   *
   * @param stream receives it; stays open, also when the thread is interrupted
   * @param cancellation stops the work within about a second of media
   * @throws FragmillException as {@link #writeTo(WritableByteChannel, Cancellation)} does
   */
  public void writeTo(OutputStream stream, Cancellation cancellation) throws FragmillException {
    writeTo(new StreamChannel(stream), cancellation);
  }

  /**
   * Writes the file.
   *
   * @param channel receives it; stays open, unless it is one of those that the JDK closes when a
   *     thread that uses them is interrupted
   * @throws FragmillException as {@link #writeTo(WritableByteChannel, Cancellation)} does
   */
  public void writeTo(WritableByteChannel channel) throws FragmillException {
    writeTo(channel, Cancellation.create());
  }

  /**
   * Writes the file, until it is complete or the work is cancelled.
   *
   * @param channel receives it; stays open, unless it is one of those that the JDK closes when a
   *     thread that uses them is interrupted
   * @param cancellation stops the work within about a second of media
   * @throws FragmillException when a source or the channel fails, {@code
   *     PackagingCancelledException} when the thread was interrupted or the work cancelled; what
   *     was written is then incomplete
   */
  public void writeTo(WritableByteChannel channel, Cancellation cancellation)
      throws FragmillException {
    Work work = new Work("writing", cancellation);
    try {
      writeAll(channel, work);
    } catch (FragmillException e) {
      throw work.reason(e);
    }
  }

  private void writeAll(WritableByteChannel channel, Work work) throws FragmillException {
    BufferPool buffers = new BufferPool(MAX_BUFFER_BYTES);
    try (OpenSources sources = new OpenSources()) {
      work.check();
      try {
        header.writeTo(channel);
      } catch (IOException e) {
        throw OutputException.of("cannot write the header", e);
      }
      for (int chunk = 0; chunk < chunks.count(); chunk++) {
        writeChunk(chunk, sources, channel, buffers, work);
      }
      sources.requireUnchanged();
    } catch (FragmillException e) {
      throw e;
    } catch (IOException e) {
      throw SourceException.of("cannot close a source", e);
    }
  }

  private void writeChunk(
      int chunk, OpenSources sources, WritableByteChannel channel, BufferPool buffers, Work work)
      throws FragmillException {
    Part part = parts.get(chunks.track(chunk));
    SourceReader reader = sources.reader(part.source());
    try (Fragment fragment =
        part.media().read(chunks.firstSample(chunk), chunks.endSample(chunk), reader, buffers)) {
      work.check();
      try {
        fragment.writeTo(channel);
      } catch (IOException e) {
        throw OutputException.of("cannot write the media", e);
      }
    }
  }
}
