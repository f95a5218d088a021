package io.github.fragmill.core.testing;

import io.github.fragmill.core.media.ByteRanges;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.Pssh;
import io.github.fragmill.core.protect.SegmentKey;
import io.github.fragmill.core.protect.SubsampleMap;
import io.github.fragmill.core.protect.TrackEncryption;
import io.github.fragmill.core.protect.port.Encryption;
import io.github.fragmill.core.protect.port.PresentationTrack;
import io.github.fragmill.core.protect.port.ProtectedPresentation;
import io.github.fragmill.core.protect.port.Protection;
import io.github.fragmill.core.protect.port.SegmentEncryptor;
import io.github.fragmill.core.protect.port.SegmentMapper;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * "Encrypts" with exclusive or, by a byte that differs from sample to sample, and fails when it is
 * used in another way than the port allows: samples mapped out of order, encrypted twice, by two
 * threads, or with a map that does not cover them; text.
 *
 * @param selector the tracks to protect; the others stay clear
 */
public record FakeProtection(TrackSelector selector) implements Protection {

  /** The key that all tracks claim to be encrypted with. */
  public static final KeyId KEY_ID = KeyId.of("00112233-4455-6677-8899-aabbccddeeff");

  /** The header that all tracks carry. */
  public static final Pssh PSSH =
      new Pssh(
          UUID.fromString("1077efec-c0b2-4d02-ace3-3c1e52e2fb4b"), List.of(KEY_ID), new byte[0]);

  /** What encrypts. */
  public static final Encryption ENCRYPTION = new XorEncryption();

  /** Protects all tracks. */
  public static FakeProtection all() {
    return new FakeProtection(TrackSelector.all());
  }

  @Override
  public ProtectedPresentation protect(List<PresentationTrack> tracks) {
    List<Optional<TrackEncryption>> encryptions = new ArrayList<>();
    int nextTrackIndex = 0;
    for (PresentationTrack track : tracks) {
      if (track.track().format().type() == TrackType.TEXT) {
        throw new AssertionError("text is not encrypted");
      }
      encryptions.add(
          selector.matches(track.main())
              ? Optional.of(encryption(nextTrackIndex++, track.track(), track.segmentCount()))
              : Optional.empty());
    }
    return new ProtectedPresentation(encryptions, ENCRYPTION);
  }

  /** Returns how the first track of a presentation is encrypted. */
  public static TrackEncryption encryption(Track track, int segments) {
    return encryption(/* trackIndex= */ 0, track, segments);
  }

  private static TrackEncryption encryption(int trackIndex, Track track, int segments) {
    return new TrackEncryption(
        new EncryptionParameters("cenc", KEY_ID, /* perSampleIvBytes= */ 8, Optional.empty(), 0, 0),
        track.format().protectableRangeFinder().isPresent(),
        InitializationVector.of(ByteBuffer.allocate(8).putLong(trackIndex).array()),
        List.of(
            new DrmSignal(
                PSSH.systemId(),
                Optional.of(PSSH),
                Optional.of(PSSH),
                /* licenseUrl= */ Optional.empty())),
        Collections.nCopies(segments, SegmentKey.DEFAULT));
  }

  /** Returns the byte that a sample's protected bytes are combined with. */
  public static byte mask(int trackIndex, long sample) {
    return (byte) (0x80 | trackIndex * 37L + sample);
  }

  private static void require(boolean condition, String rule) {
    if (!condition) {
      throw new AssertionError(rule);
    }
  }

  private static final class XorEncryption implements Encryption {

    @Override
    public boolean hasKey(KeyId keyId) {
      return true;
    }

    @Override
    public SegmentMapper mapper(TrackEncryption track, int segment, long firstSample) {
      require(!track.segmentKeys().get(segment).isClear(), "a clear segment is not mapped");
      return new XorMapper(firstSample);
    }

    @Override
    public SegmentEncryptor encryptor(TrackEncryption track, int segment, long firstSample) {
      require(!track.segmentKeys().get(segment).isClear(), "a clear segment is not encrypted");
      int trackIndex = (int) ByteBuffer.wrap(track.firstIv().toBytes()).getLong();
      return new XorEncryptor(trackIndex, track.hasSubsamples(), firstSample);
    }
  }

  private static final class XorMapper implements SegmentMapper {

    private final Thread owner = Thread.currentThread();
    private final long firstSample;
    private int mapped;

    XorMapper(long firstSample) {
      this.firstSample = firstSample;
    }

    @Override
    public void map(int sampleSizeBytes, ByteRanges protectable, SubsampleMap into) {
      require(Thread.currentThread() == owner, "one thread works on a segment");
      require(into.sampleCount() == mapped++, "samples are mapped in order, into one map");
      into.beginSample();
      int end = 0;
      for (int range = 0; range < protectable.count(); range++) {
        int offset = protectable.offsetBytes(range);
        into.add(offset - end, protectable.lengthBytes(range));
        end = offset + protectable.lengthBytes(range);
      }
      require(end <= sampleSizeBytes, "ranges lie within the sample");
      into.add(sampleSizeBytes - end, 0);
      into.endSample();
    }

    @Override
    public void putIv(int sampleInSegment, ByteBuffer into) {
      into.putLong(firstSample + sampleInSegment);
    }
  }

  private static final class XorEncryptor implements SegmentEncryptor {

    private final Thread owner = Thread.currentThread();
    private final int trackIndex;
    private final boolean hasSubsamples;
    private final long firstSample;
    private final BitSet encrypted = new BitSet();

    XorEncryptor(int trackIndex, boolean hasSubsamples, long firstSample) {
      this.trackIndex = trackIndex;
      this.hasSubsamples = hasSubsamples;
      this.firstSample = firstSample;
    }

    @Override
    public void encrypt(int sampleInSegment, ByteBuffer sample, Optional<SubsampleMap> map) {
      require(Thread.currentThread() == owner, "one thread works on a segment");
      require(!encrypted.get(sampleInSegment), "a sample is encrypted once");
      require(hasSubsamples == map.isPresent(), "samples with subsamples come with their map");
      encrypted.set(sampleInSegment);
      byte mask = mask(trackIndex, firstSample + sampleInSegment);
      int position = sample.position();
      if (map.isEmpty()) {
        combine(sample, position, sample.remaining(), mask);
        return;
      }
      for (int pair = map.get().firstPair(sampleInSegment);
          pair < map.get().endPair(sampleInSegment);
          pair++) {
        position += map.get().clearBytes(pair);
        combine(sample, position, map.get().protectedBytes(pair), mask);
        position += map.get().protectedBytes(pair);
      }
      require(position == sample.limit(), "the map covers the sample");
    }

    private static void combine(ByteBuffer sample, int position, int length, byte mask) {
      for (int i = position; i < position + length; i++) {
        sample.put(i, (byte) (sample.get(i) ^ mask));
      }
    }
  }
}
