package io.github.fragmill.core.testing;

import io.github.fragmill.core.media.ByteRanges;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.Protection;
import io.github.fragmill.core.protect.Pssh;
import io.github.fragmill.core.protect.SegmentKey;
import io.github.fragmill.core.protect.SubsampleMap;
import io.github.fragmill.core.protect.TitleProtection;
import io.github.fragmill.core.protect.TitleTrack;
import io.github.fragmill.core.protect.TrackProtection;
import io.github.fragmill.core.protect.TrackProtector;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * "Encrypts" with exclusive or, by a byte that differs from sample to sample, and fails when it is
 * used in another way than the port allows: samples mapped out of order, encrypted twice, by two
 * threads, or with a map that does not cover them; text, or tracks after the title's end.
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

  /** Protects all tracks. */
  public static FakeProtection all() {
    return new FakeProtection(TrackSelector.all());
  }

  @Override
  public Title begin() {
    return new Title();
  }

  /** Returns the byte that a sample's protected bytes are combined with. */
  public static byte mask(int trackIndex, long sample) {
    return (byte) (0x80 | trackIndex * 37L + sample);
  }

  /** Hands out masks. */
  public final class Title implements TitleProtection {

    private int nextTrackIndex;
    private boolean complete;

    private Title() {}

    @Override
    public Optional<TrackProtection> protect(TitleTrack track, long... segmentStartTicks) {
      requireBegun();
      if (track.track().format().type() == TrackType.TEXT) {
        throw new AssertionError("text is not encrypted");
      }
      return selector.matches(track.main())
          ? Optional.of(new Xor(nextTrackIndex++))
          : Optional.empty();
    }

    @Override
    public Optional<TrackProtection> protect(Track track, long... segmentStartTicks) {
      return protect(TitleTrack.of(track), segmentStartTicks);
    }

    @Override
    public void complete() {
      requireBegun();
      complete = true;
    }

    private void requireBegun() {
      if (complete) {
        throw new AssertionError("a title is complete once, after its last track");
      }
    }
  }

  private record Xor(int trackIndex) implements TrackProtection {

    @Override
    public EncryptionParameters parameters() {
      return new EncryptionParameters(
          "cenc", KEY_ID, /* perSampleIvBytes= */ 8, Optional.empty(), 0, 0);
    }

    @Override
    public List<DrmSignal> drmSignals() {
      return List.of(
          new DrmSignal(
              PSSH.systemId(),
              Optional.of(PSSH),
              Optional.of(PSSH),
              /* licenseUrl= */ Optional.empty()));
    }

    @Override
    public TrackProtector protector(SegmentKey key, long firstSample) {
      return new XorProtector(trackIndex, firstSample);
    }
  }

  private static final class XorProtector implements TrackProtector {

    private final Thread owner = Thread.currentThread();
    private final int trackIndex;
    private final long firstSample;
    private final BitSet encrypted = new BitSet();
    private int mapped;

    XorProtector(int trackIndex, long firstSample) {
      this.trackIndex = trackIndex;
      this.firstSample = firstSample;
    }

    @Override
    public void map(int sampleSizeBytes, ByteRanges protectable, SubsampleMap into) {
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
    public void encrypt(int sampleInSegment, ByteBuffer sample, Optional<SubsampleMap> map) {
      require(!encrypted.get(sampleInSegment), "a sample is encrypted once");
      encrypted.set(sampleInSegment);
      byte mask = mask(trackIndex, firstSample + sampleInSegment);
      int position = sample.position();
      if (map.isEmpty()) {
        require(mapped == 0, "what was mapped is encrypted with its map");
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

    @Override
    public void putIv(int sampleInSegment, ByteBuffer into) {
      into.putLong(firstSample + sampleInSegment);
    }

    private void require(boolean condition, String rule) {
      if (!condition) {
        throw new AssertionError(rule);
      }
      if (Thread.currentThread() != owner) {
        throw new AssertionError("one thread works on a segment");
      }
    }
  }
}
