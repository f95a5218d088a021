package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.SkippedTrack;
import io.github.fragmill.core.media.Source;
import io.github.fragmill.core.media.SourceReader;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.Track;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the movie box of a progressive MP4 or QuickTime file (ISO/IEC 14496-12, 8.2).
 *
 * <pre>
 * moov
 *   mvhd            time scale of the edit lists
 *   trak ...        {@link TrackReader}
 *   mvex            a fragmented file
 * </pre>
 */
public final class MovieReader {

  private final SourceBytes source;
  private final Limits limits;
  private final BoxScanner scanner;

  private MovieReader(SourceBytes source, Limits limits) {
    this.source = source;
    this.limits = limits;
    this.scanner = new BoxScanner(source, limits);
  }

  /**
   * Reads what a source holds.
   *
   * @throws FragmillException when it cannot be read, is malformed, exceeds a limit, or holds no
   *     track that can be packaged
   */
  public static MovieContent read(Source source, Limits limits) throws FragmillException {
    try (SourceReader reader = source.open()) {
      return new MovieReader(new SourceBytes(source.name(), reader), limits).read();
    } catch (MalformedMediaException e) {
      throw e.in(source.name());
    } catch (FragmillException e) {
      throw e;
    } catch (IOException e) {
      throw SourceException.of("cannot read " + source.name(), e);
    } catch (ArithmeticException e) {
      throw new MalformedMediaException(
              "moov", MalformedMediaException.NO_OFFSET, "a time or size needs more than 63 bits")
          .in(source.name());
    }
  }

  private MovieContent read() throws FragmillException {
    BoxLocation moov = findMovie();
    List<BoxLocation> children = scanner.children(moov);
    BoxLocation mvhd = BoxScanner.required(children, "mvhd", moov);
    long movieTimeScale = new IsoBoxes(scanner).movieHeader(mvhd).getTimescale();
    if (movieTimeScale < 1) {
      throw mvhd.malformed("expected a time scale of 1 or more, found " + movieTimeScale);
    }
    if (BoxScanner.only(children, "mvex").isPresent()) {
      throw new UnsupportedMediaException(
          source.name() + ": fragmented MP4 (moov/mvex) is not packaged; remux it to a plain MP4");
    }
    TrackReader trackReader =
        new TrackReader(source, scanner, limits, new TimeScale(movieTimeScale));
    List<Track> tracks = new ArrayList<>();
    List<SkippedTrack> skipped = new ArrayList<>();
    for (BoxLocation child : children) {
      if (child.type().equals("trak")) {
        requireRoom(tracks.size() + skipped.size());
        trackReader.read(child, tracks, skipped);
      }
    }
    if (tracks.isEmpty()) {
      throw new UnsupportedMediaException(
          source.name() + ": no track that can be packaged" + describe(skipped));
    }
    return new MovieContent(source.sizeBytes(), tracks, skipped);
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

  private BoxLocation findMovie() throws FragmillException {
    if (source.sizeBytes() == 0) {
      throw new MalformedMediaException("", MalformedMediaException.NO_OFFSET, "the file is empty");
    }
    BoxScanner.TopLevel topLevel = scanner.topLevel(Set.of("ftyp", "moov"));
    List<BoxLocation> movies =
        topLevel.boxes().stream().filter(box -> box.type().equals("moov")).toList();
    if (movies.size() > 1) {
      throw movies.get(1).malformed("expected one moov box, found a second");
    }
    if (!movies.isEmpty()) {
      // A box behind the movie that runs past the end does not matter by itself: whether samples
      // are missing is told by the sample tables.
      return movies.get(0);
    }
    boolean looksLikeMp4 = topLevel.boxes().stream().anyMatch(box -> box.type().equals("ftyp"));
    if (topLevel.failure().isPresent() && looksLikeMp4) {
      throw topLevel.failure().get();
    }
    throw new MalformedMediaException(
        "",
        MalformedMediaException.NO_OFFSET,
        looksLikeMp4
            ? "expected a moov box, found none"
            : "not an MP4 or QuickTime file: neither ftyp nor moov was found");
  }
}
