package io.github.fragmill.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.media.ByteRanges;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.SubsampleMap;
import io.github.fragmill.core.protect.port.SegmentEncryptor;
import io.github.fragmill.core.protect.port.SegmentMapper;
import io.github.fragmill.crypto.testing.BlockByBlock;
import io.github.fragmill.crypto.testing.Bytes;
import io.github.fragmill.crypto.testing.ProtectedTrack;
import io.github.fragmill.crypto.testing.Tracks;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Segments of random samples through the ports, by each engine, against the reference. */
final class SegmentEncryptionTest {

  /** What varies from run to run, besides the samples. */
  record Variant(Scheme scheme, String iv, AesEngine engine, boolean direct) {}

  static final List<Variant> VARIANTS = variants();

  private static final byte[] KEY = Bytes.random(/* seed= */ 11, 16);
  private static final KeyId KEY_ID = KeyId.of("0123456789abcdef0123456789abcdef");
  private static final int FIRST_SAMPLE = 5;
  private static final int SAMPLES = 60;
  private static final int MARGIN_BYTES = 9;

  private static List<Variant> variants() {
    List<Variant> variants = new ArrayList<>();
    for (Scheme scheme : Scheme.values()) {
      // The long one lets the block counter wrap after two blocks.
      for (String iv : List.of("fffffffffffffff0", "fffffffffffffff0fffffffffffffffe")) {
        if (scheme == Scheme.CBC1 && iv.length() == 16) {
          continue;
        }
        for (AesEngine engine : List.of(AesEngine.bouncyCastle(), AesEngine.jdk())) {
          variants.add(new Variant(scheme, iv, engine, /* direct= */ false));
          variants.add(new Variant(scheme, iv, engine, /* direct= */ true));
        }
      }
    }
    return variants;
  }

  @ParameterizedTest
  @FieldSource("VARIANTS")
  void encrypt_subsampledTrack_asTheReference(Variant variant) throws Exception {
    ProtectedTrack track = protect(variant, Tracks.video());
    SegmentMapper mapper = track.mapper(FIRST_SAMPLE);
    SegmentEncryptor encryptor = track.encryptor(FIRST_SAMPLE);
    List<byte[]> samples = samples();
    SubsampleMap map = new SubsampleMap();
    Random random = new Random(12);
    samples.forEach(sample -> mapper.map(sample.length, ranges(random, sample.length), map));

    for (int index : shuffledIndexes()) {
      byte[] sample = samples.get(index);
      byte[] found = encrypt(encryptor, index, sample, Optional.of(map), variant.direct());

      assertThat(found)
          .as("sample %d", index)
          .isEqualTo(reference(track, mapper, index, sample, pairs(map, index)));
    }
  }

  @ParameterizedTest
  @FieldSource("VARIANTS")
  void encrypt_wholeSampleTrack_asTheReference(Variant variant) throws Exception {
    ProtectedTrack track = protect(variant, Tracks.audio());
    SegmentMapper mapper = track.mapper(FIRST_SAMPLE);
    SegmentEncryptor encryptor = track.encryptor(FIRST_SAMPLE);
    List<byte[]> samples = samples();

    for (int index : shuffledIndexes()) {
      byte[] sample = samples.get(index);
      byte[] found = encrypt(encryptor, index, sample, Optional.empty(), variant.direct());

      assertThat(found)
          .as("sample %d", index)
          .isEqualTo(reference(track, mapper, index, sample, 0, sample.length));
    }
  }

  private static ProtectedTrack protect(Variant variant, Track track) throws Exception {
    return ProtectedTrack.of(
        CommonEncryption.builder(variant.scheme())
            .key(TrackSelector.all(), ContentKey.of(KEY_ID, KEY))
            .iv(InitializationVector.of(variant.iv()))
            .engine(variant.engine())
            .build(),
        track);
  }

  private static List<byte[]> samples() {
    Random random = new Random(13);
    List<byte[]> samples = new ArrayList<>();
    for (int sample = 0; sample < SAMPLES; sample++) {
      samples.add(Bytes.random(sample, random.nextInt(3000)));
    }
    return samples;
  }

  private static ByteRanges ranges(Random random, int sampleBytes) {
    ByteRanges ranges = new ByteRanges();
    int at = random.nextInt(60);
    while (at < sampleBytes) {
      int length = Math.min(random.nextInt(700), sampleBytes - at);
      ranges.add(at, length);
      at += length + random.nextInt(60);
    }
    return ranges;
  }

  private static List<Integer> shuffledIndexes() {
    List<Integer> indexes = new ArrayList<>();
    for (int sample = 0; sample < SAMPLES; sample++) {
      indexes.add(sample);
    }
    Collections.shuffle(indexes, new Random(14));
    return indexes;
  }

  private static int[] pairs(SubsampleMap map, int sample) {
    int first = map.firstPair(sample);
    int[] pairs = new int[2 * (map.endPair(sample) - first)];
    for (int i = 0; i < pairs.length; i += 2) {
      pairs[i] = map.clearBytes(first + i / 2);
      pairs[i + 1] = map.protectedBytes(first + i / 2);
    }
    return pairs;
  }

  /** Encrypts a copy in the middle of a larger buffer, whose margins must not change. */
  private static byte[] encrypt(
      SegmentEncryptor encryptor,
      int index,
      byte[] sample,
      Optional<SubsampleMap> map,
      boolean direct) {
    int capacity = MARGIN_BYTES + sample.length + MARGIN_BYTES;
    ByteBuffer buffer =
        direct ? ByteBuffer.allocateDirect(capacity) : ByteBuffer.allocate(capacity);
    buffer.put(MARGIN_BYTES, sample).position(MARGIN_BYTES).limit(MARGIN_BYTES + sample.length);

    encryptor.encrypt(index, buffer, map);

    byte[] found = new byte[sample.length];
    buffer.get(MARGIN_BYTES, found);
    byte[] margin = new byte[MARGIN_BYTES];
    buffer.clear().get(0, margin);
    assertThat(margin).containsOnly(0);
    buffer.get(MARGIN_BYTES + sample.length, margin);
    assertThat(margin).containsOnly(0);
    return found;
  }

  private static byte[] reference(
      ProtectedTrack track, SegmentMapper mapper, int index, byte[] sample, int... pairs) {
    EncryptionParameters parameters = track.parameters();
    int crypt = parameters.cryptByteBlock();
    int skip = parameters.skipByteBlock();
    byte[] iv = new byte[parameters.perSampleIvBytes()];
    mapper.putIv(index, ByteBuffer.wrap(iv));
    BlockByBlock reference = new BlockByBlock(KEY);
    return switch (parameters.scheme()) {
      case "cenc" -> reference.cenc(iv, sample, pairs);
      case "cens" -> reference.cens(iv, crypt, skip, sample, pairs);
      case "cbc1" -> reference.cbc1(iv, sample, pairs);
      case "cbcs" -> {
        byte[] constantIv = parameters.constantIv().orElseThrow().toBytes();
        yield reference.cbcs(constantIv, crypt, skip, sample, pairs);
      }
      default -> throw new AssertionError(parameters.scheme());
    };
  }
}
