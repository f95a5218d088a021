package io.github.fragmill.crypto.testing;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.TrackEncryption;
import io.github.fragmill.core.protect.port.Encryption;
import io.github.fragmill.core.protect.port.PresentationTrack;
import io.github.fragmill.core.protect.port.ProtectedPresentation;
import io.github.fragmill.core.protect.port.Protection;
import io.github.fragmill.core.protect.port.SegmentEncryptor;
import io.github.fragmill.core.protect.port.SegmentMapper;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A track of a presentation, and what encrypts it, for tests. */
public record ProtectedTrack(TrackEncryption track, Encryption encryption) {

  /** Protects a presentation of one track. */
  public static ProtectedTrack of(Protection protection, Track track, long... segmentStartTicks)
      throws FragmillException {
    return only(protection.protect(List.of(PresentationTrack.of(track, segmentStartTicks))));
  }

  /** Protects a presentation of one track with one segment. */
  public static ProtectedTrack of(Protection protection, Track track) throws FragmillException {
    return of(protection, track, 0);
  }

  private static ProtectedTrack only(ProtectedPresentation presentation) {
    return new ProtectedTrack(
        presentation.tracks().get(0).orElseThrow(), presentation.encryption());
  }

  /** Protects a presentation of tracks with one segment each, none of which stays clear. */
  public static List<ProtectedTrack> allOf(Protection protection, Track... tracks)
      throws FragmillException {
    return allOf(
        protection, Stream.of(tracks).map(track -> PresentationTrack.of(track, 0)).toList());
  }

  /** Protects a presentation, no track of which stays clear. */
  public static List<ProtectedTrack> allOf(Protection protection, List<PresentationTrack> tracks)
      throws FragmillException {
    ProtectedPresentation presentation = protection.protect(tracks);
    List<ProtectedTrack> all = new ArrayList<>();
    for (Optional<TrackEncryption> track : presentation.tracks()) {
      all.add(new ProtectedTrack(track.orElseThrow(), presentation.encryption()));
    }
    return all;
  }

  public EncryptionParameters parameters() {
    return track.parameters();
  }

  /** Returns a mapper of the first segment. */
  public SegmentMapper mapper(long firstSample) {
    return encryption.mapper(track, /* segment= */ 0, firstSample);
  }

  /** Returns an encryptor of the first segment. */
  public SegmentEncryptor encryptor(long firstSample) {
    return encryption.encryptor(track, /* segment= */ 0, firstSample);
  }

  /** Returns the constant IV as hexadecimal digits. */
  public String constantIv() {
    return parameters().constantIv().orElseThrow().toString();
  }

  /** Returns the IV of a sample of the first segment as hexadecimal digits. */
  public String sampleIv(long sample) {
    return sampleIv(/* segment= */ 0, sample);
  }

  /** Returns the IV of a segment's first sample as hexadecimal digits. */
  public String sampleIv(int segment, long firstSample) {
    ByteBuffer iv = ByteBuffer.allocate(parameters().perSampleIvBytes());
    encryption.mapper(track, segment, firstSample).putIv(/* sampleInSegment= */ 0, iv);
    return HexFormat.of().formatHex(iv.array());
  }
}
