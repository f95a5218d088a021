package io.github.fragmill.core.internal.fragment;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.isobmff.write.CmafHeader;
import io.github.fragmill.core.internal.isobmff.write.FragmentHeader;
import io.github.fragmill.core.internal.isobmff.write.PresentationShift;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.protect.SegmentKey;
import io.github.fragmill.core.protect.SubsampleMap;
import io.github.fragmill.core.protect.TrackEncryption;
import io.github.fragmill.core.segment.SegmentBoundaries;
import io.github.fragmill.core.source.SourceReader;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Computes the header and the segments of one track: read the samples, map what may be encrypted,
 * encrypt it, build the boxes before the media. A pure function of what it was made of and the
 * source's bytes. Immutable and thread-safe.
 */
public final class TrackFragments {

  private final String sourceName;
  private final Track track;
  private final Optional<TrackDecryption> decryption;
  private final SegmentBoundaries boundaries;
  private final Optional<TrackProtection> protection;
  private final boolean segmentsAreFiles;
  private final PresentationShift shift;
  private final boolean isCmaf;

  /**
   * @param sourceName for messages
   * @param decryption how samples are decrypted when they have been read; empty when they are clear
   * @param segmentsAreFiles whether each segment is a file of its own
   */
  public TrackFragments(
      String sourceName,
      Track track,
      Optional<TrackDecryption> decryption,
      SegmentBoundaries boundaries,
      Optional<TrackProtection> protection,
      boolean segmentsAreFiles) {
    this.decryption = decryption;
    this.sourceName = sourceName;
    this.track = track;
    this.boundaries = boundaries;
    this.protection = protection;
    this.segmentsAreFiles = segmentsAreFiles;
    this.shift = PresentationShift.of(track);
    this.isCmaf = new SegmentStarts(track, boundaries).areOfCmaf();
  }

  /** Returns how samples are decrypted when they have been read; empty when they are clear. */
  public Optional<TrackDecryption> decryption() {
    return decryption;
  }

  /** Returns the CMAF header: {@code ftyp} and {@code moov}. */
  public byte[] header() {
    return CmafHeader.of(track, protection.map(TrackProtection::encryption), isCmaf);
  }

  /** Returns the media bytes of a segment, without its boxes. */
  public long mediaBytes(int segment) {
    return mediaBytes(
        track.samples(), boundaries.firstSample(segment), boundaries.endSample(segment));
  }

  /** Returns the media bytes of a segment that are not its first sample's. */
  public long bytesAfterFirstSample(int segment) {
    return mediaBytes(
        track.samples(), boundaries.firstSample(segment) + 1, boundaries.endSample(segment));
  }

  /** Returns the bytes of samples, from the first to the one before the end. */
  public static long mediaBytes(SampleTable samples, int firstSample, int endSample) {
    long bytes = 0;
    for (int sample = firstSample; sample < endSample; sample++) {
      bytes += samples.sizeBytes(sample);
    }
    return bytes;
  }

  /** Returns how decoding begins in the segments. */
  public SegmentStarts starts() {
    return new SegmentStarts(track, boundaries);
  }

  /**
   * Returns the size of a segment, boxes and media. Reads the media only where the number of its
   * subsamples decides the size of the boxes.
   *
   * @param pool lends memory for the media
   */
  public long sizeBytes(int segment, SourceReader reader, BufferPool pool)
      throws FragmillException {
    Optional<SegmentProtection> protecting = protecting(segment, reader);
    if (protecting.isPresent() && protecting.get().needsMap()) {
      try (BufferPool.Lease lease = lend(segment, pool)) {
        read(segment, reader, lease.buffer(), protecting.get()::map);
      }
    }
    long mediaBytes = mediaBytes(segment);
    return mediaBytes + header(segment, Math.toIntExact(mediaBytes), protecting).length;
  }

  /** Returns the number of segments. */
  int segmentCount() {
    return boundaries.segmentCount();
  }

  SampleTable samples() {
    return track.samples();
  }

  SegmentBoundaries boundaries() {
    return boundaries;
  }

  /** Returns how the track is encrypted, or empty when it stays clear. */
  Optional<TrackEncryption> encryption() {
    return protection.map(TrackProtection::encryption);
  }

  /** Returns the form of a segment's boxes. */
  FragmentHeader.Form form(int segment) {
    return fragmentHeader(segment).form();
  }

  /** Returns the size of a segment's boxes as if no sample had subsamples. */
  int leastHeaderBytes(int segment) throws FragmillException {
    return headerOf(
            segment,
            /* mediaBytes= */ 0,
            protection.filter(it -> !isClear(segment)).map(it -> unread(it, segment)))
        .length;
  }

  private FragmentHeader.Encryption unread(TrackProtection protecting, int segment) {
    int firstSample = boundaries.firstSample(segment);
    return new FragmentHeader.Encryption(
        protecting.keys().mapper(protecting.encryption(), segment, firstSample),
        protecting.encryption().parameters(),
        protecting.encryption().segmentKeys().get(segment),
        protecting.encryption().hasSubsamples()
            ? Optional.of(emptyMap(boundaries.endSample(segment) - firstSample))
            : Optional.empty());
  }

  private static SubsampleMap emptyMap(int samples) {
    SubsampleMap map = new SubsampleMap();
    for (int sample = 0; sample < samples; sample++) {
      map.beginSample();
      map.endSample();
    }
    return map;
  }

  private boolean isClear(int segment) {
    return protection.map(it -> it.encryption().segmentKeys().get(segment).isClear()).orElse(true);
  }

  /**
   * Lends memory for the media of a segment.
   *
   * @throws FragmillException when there is none
   */
  public BufferPool.Lease lend(int segment, BufferPool pool) throws FragmillException {
    return pool.lend(Math.toIntExact(mediaBytes(segment)));
  }

  /**
   * Reads and encrypts a segment.
   *
   * @param lease memory for the media of the segment; closed here when this fails
   * @return the segment in flight, which the caller closes
   */
  public Fragment fragment(int segment, SourceReader reader, BufferPool.Lease lease)
      throws FragmillException {
    ByteBuffer media = lease.buffer();
    boolean handedOver = false;
    try {
      Optional<SegmentProtection> protecting = protecting(segment, reader);
      read(
          segment,
          reader,
          media,
          protecting.isPresent() ? protecting.get().encrypting() : SampleStep.NOTHING);
      byte[] header = header(segment, media.remaining(), protecting);
      handedOver = true;
      return new Fragment(header, lease);
    } finally {
      if (!handedOver) {
        lease.close();
      }
    }
  }

  /** Returns what maps and encrypts a segment; empty when it is clear. */
  Optional<SegmentProtection> protecting(int segment, SourceReader reader) {
    return protection.filter(it -> !isClear(segment)).map(it -> protecting(it, segment, reader));
  }

  private SegmentProtection protecting(
      TrackProtection protecting, int segment, SourceReader reader) {
    int firstSample = boundaries.firstSample(segment);
    EarlierSamples earlier =
        new EarlierSamples(sourceName, reader, track.samples(), decryption, firstSample);
    return new SegmentProtection(sourceName, track, protecting, segment, firstSample, earlier);
  }

  /** Returns what the boxes say when the segment is clear and others of the track are not. */
  private Optional<FragmentHeader.ClearLead> clearLead(int segment) {
    return protection
        .map(it -> it.encryption().segmentKeys().get(segment))
        .filter(SegmentKey::isClear)
        .map(it -> new FragmentHeader.ClearLead(it.headers()));
  }

  private void read(int segment, SourceReader reader, ByteBuffer media, SampleStep step)
      throws FragmillException {
    read(boundaries.firstSample(segment), boundaries.endSample(segment), reader, media, step);
  }

  /**
   * Reads samples, as they are without the source's encryption.
   *
   * @param endSample the one after the last
   */
  void read(int firstSample, int endSample, SourceReader reader, ByteBuffer media, SampleStep step)
      throws FragmillException {
    new SampleReader(sourceName, reader, track.samples())
        .readAll(firstSample, endSample, media, afterDecryption(step));
    media.flip();
  }

  private SampleStep afterDecryption(SampleStep step) {
    return decryption.isPresent()
        ? DecryptionStep.of(decryption, track.samples()).then(step)
        : step;
  }

  /**
   * Reads samples as {@link #read} does, a little at a time.
   *
   * @param window memory for them
   * @param windowBytes what {@link SampleReader#windowBytes} says of them
   */
  void readThrough(
      int firstSample,
      int endSample,
      SourceReader reader,
      ByteBuffer window,
      int windowBytes,
      SampleStep step)
      throws FragmillException {
    new SampleReader(sourceName, reader, track.samples())
        .readThrough(firstSample, endSample, window, windowBytes, afterDecryption(step));
  }

  byte[] header(int segment, int mediaBytes, Optional<SegmentProtection> protecting)
      throws UnsupportedMediaException {
    return headerOf(segment, mediaBytes, said(protecting));
  }

  private static Optional<FragmentHeader.Encryption> said(Optional<SegmentProtection> protecting) {
    return protecting.map(SegmentProtection::encryption);
  }

  private FragmentHeader fragmentHeader(int segment) {
    return new FragmentHeader(
        track, boundaries.firstSample(segment), boundaries.endSample(segment), shift, isCmaf);
  }

  private byte[] headerOf(
      int segment, int mediaBytes, Optional<FragmentHeader.Encryption> encryption)
      throws UnsupportedMediaException {
    Optional<? extends FragmentHeader.Protection> said =
        encryption.isPresent() ? encryption : clearLead(segment);
    try {
      return fragmentHeader(segment).toBytes(segment, segmentsAreFiles, mediaBytes, said);
    } catch (UnsupportedMediaException e) {
      throw new UnsupportedMediaException(
          sourceName + ": track " + track.id() + ", segment " + segment + ": " + e.getMessage());
    }
  }
}
