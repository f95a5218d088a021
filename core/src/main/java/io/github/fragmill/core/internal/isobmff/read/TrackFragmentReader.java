package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads what one fragment holds of one track (ISO/IEC 14496-12, 8.8.6).
 *
 * <pre>
 * traf
 *   tfhd              {@link TrackFragmentHeader}
 *   tfdt              when the first sample is decoded
 *   trun ...          {@link TrackRunReader}
 *   senc ...          {@link EncryptedSamples}; refused when the movie calls the track clear
 * </pre>
 */
final class TrackFragmentReader {

  private final SourceBytes source;
  private final BoxScanner scanner;
  private final BoxLocation traf;
  private final Map<Long, FragmentedTrack> tracks;
  private final List<BoxLocation> boxes;

  TrackFragmentReader(
      SourceBytes source, BoxScanner scanner, BoxLocation traf, Map<Long, FragmentedTrack> tracks)
      throws FragmillException {
    this.source = source;
    this.scanner = scanner;
    this.traf = traf;
    this.tracks = tracks;
    this.boxes = scanner.children(traf);
  }

  /**
   * Adds the samples to their track. Those of tracks that are not packaged are only measured: where
   * they end, the data of the next track fragment may begin.
   *
   * @param previousEndBytes where the data of the track fragment before ends
   * @return where this one's data ends
   */
  long read(BoxLocation moof, long previousEndBytes) throws FragmillException {
    TrackFragmentHeader header =
        TrackFragmentHeader.read(source, BoxScanner.required(boxes, "tfhd", traf));
    FragmentedTrack track = track(header);
    SampleDefaults defaults = header.over(defaults(header, track));
    OptionalLong decodeTime = decodeTime();
    if (track.samples().isPresent()) {
      TrackSamples samples = track.samples().get();
      requirePackageable(header, defaults, samples);
      if (decodeTime.isPresent()) {
        samples.decodeTime(decodeTime.getAsLong());
      }
      if (header.isDurationEmpty()) {
        samples.advance(defaults.durationTicks());
      }
    }
    long base = header.baseDataOffsetBytes(moof.offsetBytes(), previousEndBytes);
    long dataEnd = base;
    int before = track.samples().map(TrackSamples::count).orElse(0);
    for (BoxLocation box : boxes) {
      if (box.type().equals("trun")) {
        TrackRunReader run = TrackRunReader.open(source, box, defaults);
        long offset = run.hasDataOffset() ? Math.addExact(base, run.dataOffsetBytes()) : dataEnd;
        dataEnd = run.read(offset, track.samples());
      }
    }
    if (track.samples().isPresent() && track.samples().get().encryption().isPresent()) {
      TrackSamples samples = track.samples().get();
      samples
          .encryption()
          .get()
          .addFragment(
              scanner, traf, boxes, base, defaults.descriptionIndex(), samples.count() - before);
    }
    return dataEnd;
  }

  private FragmentedTrack track(TrackFragmentHeader header) throws MalformedMediaException {
    FragmentedTrack track = tracks.get(header.trackId());
    if (track == null) {
      throw header.box().malformed("the movie has no track " + header.trackId());
    }
    return track;
  }

  private static SampleDefaults defaults(TrackFragmentHeader header, FragmentedTrack track)
      throws MalformedMediaException {
    if (track.defaults().isEmpty()) {
      throw header
          .box()
          .malformed(
              "the movie does not say (moov/mvex/trex) that track "
                  + header.trackId()
                  + " has fragments");
    }
    return track.defaults().get();
  }

  private void requirePackageable(
      TrackFragmentHeader header, SampleDefaults defaults, TrackSamples samples)
      throws FragmillException {
    if (samples.encryption().isPresent()) {
      samples.encryption().get().requireDescription(defaults.descriptionIndex(), header.box());
      return;
    }
    Optional<BoxLocation> senc = BoxScanner.only(boxes, "senc");
    if (senc.isPresent()) {
      throw new UnsupportedMediaException(
          source.name()
              + ": track "
              + header.trackId()
              + " is encrypted ("
              + senc.get().path()
              + "); decrypt it before packaging");
    }
    if (defaults.descriptionIndex() != 1) {
      throw new UnsupportedMediaException(
          source.name()
              + ": "
              + traf.path()
              + ": samples of sample description "
              + defaults.descriptionIndex()
              + "; only tracks that use their first description are packaged");
    }
  }

  private OptionalLong decodeTime() throws FragmillException {
    Optional<BoxLocation> tfdt = BoxScanner.only(boxes, "tfdt");
    if (tfdt.isEmpty()) {
      return OptionalLong.empty();
    }
    boolean isWide = TableCursor.fields(source, tfdt.get(), 8).get(0) == 1;
    if (!isWide) {
      ByteBuffer fields = TableCursor.fields(source, tfdt.get(), 8);
      return OptionalLong.of(Integer.toUnsignedLong(fields.getInt(4)));
    }
    long ticks = TableCursor.fields(source, tfdt.get(), 12).getLong(4);
    if (ticks < 0) {
      throw tfdt.get()
          .malformed("the decode time " + Long.toUnsignedString(ticks) + " needs 64 bits");
    }
    return OptionalLong.of(ticks);
  }
}
