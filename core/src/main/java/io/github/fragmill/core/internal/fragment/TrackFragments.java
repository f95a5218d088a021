package io.github.fragmill.core.internal.fragment;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.isobmff.write.CmafHeader;
import io.github.fragmill.core.internal.isobmff.write.FragmentHeader;
import io.github.fragmill.core.internal.isobmff.write.PresentationShift;
import io.github.fragmill.core.media.ByteRanges;
import io.github.fragmill.core.media.ProtectableRangeFinder;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SourceReader;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.protect.SubsampleMap;
import io.github.fragmill.core.protect.TrackProtection;
import io.github.fragmill.core.protect.TrackProtector;
import io.github.fragmill.core.segment.SegmentPlan;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Computes the header and the segments of one track: read the samples, map what may be encrypted,
 * build the boxes before the media. A pure function of what it was made of and the source's bytes.
 * Immutable and thread-safe.
 */
public final class TrackFragments {

  private final String sourceName;
  private final Track track;
  private final SegmentPlan cuts;
  private final Optional<TrackProtection> protection;
  private final boolean segmentsAreFiles;
  private final PresentationShift shift;
  private final MediaBuffers buffers;

  /**
   * @param sourceName for messages
   * @param segmentsAreFiles whether each segment is a file of its own
   * @param buffers lends memory for the segment in flight
   */
  public TrackFragments(
      String sourceName,
      Track track,
      SegmentPlan cuts,
      Optional<TrackProtection> protection,
      boolean segmentsAreFiles,
      MediaBuffers buffers) {
    this.sourceName = sourceName;
    this.track = track;
    this.cuts = cuts;
    this.protection = protection;
    this.segmentsAreFiles = segmentsAreFiles;
    this.shift = PresentationShift.of(track);
    this.buffers = buffers;
  }

  /** Returns the CMAF header: {@code ftyp} and {@code moov}. */
  public byte[] header() {
    return CmafHeader.of(track, protection);
  }

  /** Returns the media bytes of a segment, without its boxes. */
  public long mediaBytes(int segment) {
    return mediaBytes(track.samples(), cuts, segment);
  }

  /** Returns the media bytes of a segment of a plan, without its boxes. */
  public static long mediaBytes(SampleTable samples, SegmentPlan cuts, int segment) {
    long bytes = 0;
    for (int sample = cuts.firstSample(segment); sample < cuts.endSample(segment); sample++) {
      bytes += samples.sizeBytes(sample);
    }
    return bytes;
  }

  /**
   * Returns how decoding begins in a segment (ISO/IEC 14496-12, I.3): 1 when its first sample is
   * also presented first, 2 when others are presented before it, 0 when it is no sync sample.
   */
  public int sapType(int segment) {
    SampleTable samples = track.samples();
    int first = cuts.firstSample(segment);
    if (!samples.isSync(first)) {
      return 0;
    }
    long firstTicks = samples.compositionTimeTicks(first);
    for (int sample = first + 1; sample < cuts.endSample(segment); sample++) {
      if (samples.compositionTimeTicks(sample) < firstTicks) {
        return 2;
      }
    }
    return 1;
  }

  /**
   * Reads a segment and decides everything about it but the encrypted bytes.
   *
   * @return the segment in flight, which the caller closes
   */
  public Fragment prepare(int segment, SourceReader reader) throws FragmillException {
    ByteBuffer media = buffers.acquire();
    boolean handedOver = false;
    try {
      int first = cuts.firstSample(segment);
      int end = cuts.endSample(segment);
      new SampleReader(sourceName, reader, track.samples()).read(first, end, media);
      Optional<FragmentHeader.Encryption> encryption = Optional.empty();
      if (protection.isPresent()) {
        TrackProtector protector = protection.get().protector(first);
        encryption =
            Optional.of(
                new FragmentHeader.Encryption(
                    protector,
                    protection.get().parameters().perSampleIvBytes(),
                    map(first, end, media, protector)));
      }
      byte[] header =
          new FragmentHeader(track.samples(), first, end, shift)
              .toBytes(segment, segmentsAreFiles, media.remaining(), encryption);
      handedOver = true;
      return new Fragment(
          header, media, new SampleSizes(track.samples(), first, end), encryption, buffers);
    } catch (UnsupportedMediaException e) {
      throw new UnsupportedMediaException(place(segment) + ": " + e.getMessage());
    } finally {
      if (!handedOver) {
        buffers.release(media);
      }
    }
  }

  private String place(int segment) {
    return sourceName + ": track " + track.id() + ", segment " + segment;
  }

  /** Returns the subsamples of a segment, or empty when the codec has none. */
  private Optional<SubsampleMap> map(
      int firstSample, int endSample, ByteBuffer media, TrackProtector protector)
      throws MalformedMediaException {
    Optional<ProtectableRangeFinder> finder = track.format().protectableRangeFinder();
    if (finder.isEmpty()) {
      return Optional.empty();
    }
    SubsampleMap map = new SubsampleMap();
    ByteRanges ranges = new ByteRanges();
    ByteBuffer view = media.duplicate();
    int position = media.position();
    for (int sample = firstSample; sample < endSample; sample++) {
      int size = track.samples().sizeBytes(sample);
      view.limit(position + size).position(position);
      ranges.clear();
      try {
        finder.get().find(view, ranges);
      } catch (MalformedMediaException e) {
        throw new MalformedMediaException(
                "track " + track.id() + ", sample " + sample,
                track.samples().offsetBytes(sample),
                e.reason())
            .in(sourceName);
      }
      protector.map(size, ranges, map);
      position += size;
    }
    return Optional.of(map);
  }
}
