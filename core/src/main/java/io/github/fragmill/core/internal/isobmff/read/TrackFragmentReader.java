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
 *   senc ...          {@link EncryptedSamples}; not where the movie calls the track clear
 *   sgpd, sbgp        {@link RandomAccessGroups}; of video
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

  /** Returns where it is. */
  BoxLocation box() {
    return traf;
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
    begin(track, header, defaults);
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
    addEncryption(track, base, defaults, before);
    addRandomAccess(track, before);
    return dataEnd;
  }

  /** Sets the decode time of the next samples of a track, if these can be packaged. */
  private void begin(FragmentedTrack track, TrackFragmentHeader header, SampleDefaults defaults)
      throws FragmillException {
    Optional<TrackSamples> samples = track.samples();
    if (samples.isEmpty()) {
      return;
    }
    try {
      requirePackageable(track, header, defaults, samples.get());
    } catch (UnsupportedMediaException e) {
      samples.get().refuse(e);
      return;
    }
    OptionalLong decodeTime = decodeTime();
    if (decodeTime.isPresent()) {
      samples.get().decodeTime(decodeTime.getAsLong());
    }
    if (header.isDurationEmpty()) {
      samples.get().advance(defaults.durationTicks());
    }
  }

  private void addEncryption(FragmentedTrack track, long base, SampleDefaults defaults, int before)
      throws FragmillException {
    Optional<TrackSamples> samples = track.samples();
    Optional<EncryptedSamples> encryption = samples.flatMap(TrackSamples::encryption);
    if (encryption.isEmpty()) {
      return;
    }
    int count = samples.get().count() - before;
    try {
      encryption.get().addFragment(scanner, traf, boxes, base, defaults.descriptionIndex(), count);
    } catch (UnsupportedMediaException e) {
      samples.get().refuse(e);
    }
  }

  private void addRandomAccess(FragmentedTrack track, int before) throws FragmillException {
    Optional<TrackSamples> samples = track.samples();
    Optional<RandomAccessGroups> groups = samples.flatMap(TrackSamples::randomAccess);
    if (groups.isPresent()) {
      groups.get().addFragment(scanner, traf, boxes, before, samples.get().count() - before);
    }
  }

  private FragmentedTrack track(TrackFragmentHeader header) throws MalformedMediaException {
    FragmentedTrack track = tracks.get(header.trackId());
    if (track == null) {
      throw header.box().malformed("the movie has no track " + header.trackId());
    }
    if (!track.isAlone()) {
      throw header.box().malformed("two tracks have the ID " + header.trackId());
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
      FragmentedTrack track,
      TrackFragmentHeader header,
      SampleDefaults defaults,
      TrackSamples samples)
      throws FragmillException {
    if (samples.encryption().isPresent()) {
      samples.encryption().get().requireDescription(defaults.descriptionIndex(), header.box());
      return;
    }
    Optional<BoxLocation> senc = BoxScanner.only(boxes, "senc");
    if (senc.isPresent()) {
      throw new UnsupportedMediaException(
          "it is encrypted ("
              + senc.get().path()
              + "), and its sample description does not say how; decrypt it before packaging");
    }
    SampleDescriptions.requireThere(
        defaults.descriptionIndex(), track.track().descriptionCount(), header.box());
    samples.describedBy((int) defaults.descriptionIndex());
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
