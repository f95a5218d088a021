package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.SkippedTrack;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads the movie box of an MP4 or QuickTime file (ISO/IEC 14496-12, 8.2), and its fragments.
 *
 * <pre>
 * moov
 *   mvhd            time scale of the edit lists
 *   trak ...        {@link TrackReader}
 *   mvex            fragments follow
 * moof ...          {@link FragmentReader}
 * </pre>
 */
public final class MovieReader {

  private final SourceBytes source;
  private final Limits limits;
  private final BoxScanner scanner;

  private MovieReader(SourceBytes source, Limits limits, MemoryBudget budget) {
    this.source = source;
    this.limits = limits;
    this.scanner = new BoxScanner(source, limits, budget);
  }

  /**
   * Reads what a source holds; of encrypted tracks, also how they are.
   *
   * @param budget for all sources of a presentation
   * @throws FragmillException when it cannot be read, is malformed, exceeds a limit, or holds no
   *     track that can be packaged
   */
  public static MovieContent read(Source source, Limits limits, MemoryBudget budget)
      throws FragmillException {
    try (SourceReader reader = source.open()) {
      return new MovieReader(new SourceBytes(source.name(), reader), limits, budget).read();
    } catch (MalformedMediaException e) {
      throw e.in(source.name());
    } catch (FragmillException e) {
      throw e;
    } catch (IOException e) {
      throw SourceException.of("cannot read " + source.name(), e);
    } catch (ArithmeticException e) {
      throw new MalformedMediaException("", MalformedMediaException.NO_OFFSET, TrackTimes.TOO_LARGE)
          .in(source.name());
    }
  }

  private MovieContent read() throws FragmillException {
    FileOutline outline = FileOutline.read(source, scanner);
    BoxLocation moov = outline.movie();
    List<BoxLocation> children = scanner.children(moov);
    TrackReader trackReader = trackReader(moov, children);
    List<PendingTrack> pending = readTracks(trackReader, children);
    if (outline.firstFragment().isPresent()) {
      Optional<BoxLocation> mvex = BoxScanner.only(children, "mvex");
      FragmentReader.read(source, scanner, limits, mvex, pending);
    }
    CompletedTracks completed = new CompletedTracks();
    for (PendingTrack track : pending) {
      track.completion().complete(completed);
    }
    if (completed.tracks().isEmpty()) {
      throw new UnsupportedMediaException(
          source.name() + ": no track that can be packaged" + describe(completed.skipped()));
    }
    return new MovieContent(
        source.stamp(),
        trackReader.splices(),
        completed.tracks(),
        completed.skipped(),
        completed.encryption(),
        completed.trackHeaders(),
        completed.notes());
  }

  private TrackReader trackReader(BoxLocation moov, List<BoxLocation> children)
      throws FragmillException {
    BoxLocation mvhd = BoxScanner.required(children, "mvhd", moov);
    long movieTimeScale = new IsoBoxes(scanner).movieHeader(mvhd).getTimescale();
    if (movieTimeScale < 1) {
      throw mvhd.malformed("expected a time scale of 1 or more, found " + movieTimeScale);
    }
    return new TrackReader(source, scanner, limits, new TimeScale(movieTimeScale));
  }

  private List<PendingTrack> readTracks(TrackReader trackReader, List<BoxLocation> children)
      throws FragmillException {
    List<PendingTrack> pending = new ArrayList<>();
    for (BoxLocation child : children) {
      if (child.type().equals("trak")) {
        requireRoom(pending.size());
        pending.add(trackReader.read(child));
      }
    }
    return pending;
  }

  private void requireRoom(int tracks) throws LimitExceededException {
    if (tracks >= limits.maxTracks()) {
      throw new LimitExceededException(
          source.name() + ": more than maxTracks = " + limits.maxTracks() + " tracks");
    }
  }

  private static String describe(List<SkippedTrack> skipped) {
    return skipped.isEmpty()
        ? ": the movie has no tracks"
        : skipped.stream().map(SkippedTrack::toString).collect(Collectors.joining("; ", ": ", ""));
  }
}
