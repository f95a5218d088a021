package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.media.Limits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the movie fragments of a file, one after the other (ISO/IEC 14496-12, 8.8).
 *
 * <pre>
 * moof
 *   mfhd              skipped: the order of the file is the order
 *   traf ...          {@link TrackFragmentReader}
 * mdat                not read
 * </pre>
 *
 * <p>What else is between fragments ({@code styp}, {@code sidx}, {@code emsg}, {@code prft}) says
 * nothing about samples and is skipped. Boxes are counted for each fragment: nothing of a fragment
 * is kept but its samples, and these are counted by themselves.
 */
final class FragmentReader {

  private final SourceBytes source;
  private final Limits limits;
  private final Map<Long, FragmentedTrack> tracks;

  private FragmentReader(SourceBytes source, Limits limits, Map<Long, FragmentedTrack> tracks) {
    this.source = source;
    this.limits = limits;
    this.tracks = tracks;
  }

  /**
   * Adds the samples of all fragments to the tracks that they belong to.
   *
   * @param movieExtends the movie's {@code mvex}
   * @param pending the movie's tracks
   */
  static void read(
      SourceBytes source,
      BoxScanner scanner,
      Limits limits,
      Optional<BoxLocation> movieExtends,
      List<PendingTrack> pending)
      throws FragmillException {
    Map<Long, SampleDefaults> defaults = MovieExtends.read(source, scanner, movieExtends);
    Map<Long, FragmentedTrack> tracks = new HashMap<>();
    for (PendingTrack track : pending) {
      tracks.put(
          track.id(),
          new FragmentedTrack(
              Optional.ofNullable(defaults.get(track.id())),
              track,
              /* isAlone= */ !tracks.containsKey(track.id())));
    }
    new FragmentReader(source, limits, tracks).readAll(scanner);
  }

  private void readAll(BoxScanner scanner) throws FragmillException {
    Optional<MalformedMediaException> failure =
        scanner.topLevel(
            box -> {
              if (box.type().equals("moof")) {
                read(box);
              }
            });
    // Media that ends too early is noticed by its samples; a truncated fragment would be lost.
    if (failure.isPresent() && !failure.get().boxPath().startsWith("mdat")) {
      throw failure.get();
    }
  }

  private void read(BoxLocation moof) throws FragmillException {
    source.readAhead(moof.contentOffsetBytes(), moof.endOffsetBytes(), moof.path());
    BoxScanner scanner = new BoxScanner(source, limits);
    long dataEnd = moof.offsetBytes();
    for (BoxLocation child : scanner.children(moof)) {
      if (child.type().equals("traf")) {
        dataEnd = read(new TrackFragmentReader(source, scanner, child, tracks), moof, dataEnd);
      }
    }
  }

  private static long read(TrackFragmentReader reader, BoxLocation moof, long dataEndBytes)
      throws FragmillException {
    try {
      return reader.read(moof, dataEndBytes);
    } catch (ArithmeticException e) {
      throw reader.box().malformed(TrackTimes.TOO_LARGE);
    }
  }
}
