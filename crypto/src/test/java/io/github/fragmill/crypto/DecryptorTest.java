package io.github.fragmill.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.fragmill.core.control.Cancellation;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.PackagingCancelledException;
import io.github.fragmill.core.media.ByteRanges;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.SubsampleMap;
import io.github.fragmill.core.protect.port.SampleDecryptor;
import io.github.fragmill.core.protect.port.SegmentEncryptor;
import io.github.fragmill.core.protect.port.SegmentMapper;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.testing.Bytes;
import io.github.fragmill.crypto.testing.ProtectedTrack;
import io.github.fragmill.crypto.testing.Tracks;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class DecryptorTest {

  /** What varies from run to run. */
  record Variant(Scheme scheme, String iv, AesEngine engine) {}

  static final List<Variant> VARIANTS = variants();

  private static final byte[] KEY = Bytes.random(/* seed= */ 21, 16);
  private static final KeyId KEY_ID = KeyId.of("0123456789abcdef0123456789abcdef");
  private static final ContentKey CONTENT_KEY = ContentKey.of(KEY_ID, KEY);
  private static final int MARGIN_BYTES = 9;

  /** All that passes the reader of {@code tenc}, patterns sampled. */
  static final List<EncryptionParameters> ANNOUNCED = announced();

  private static List<Variant> variants() {
    List<Variant> variants = new ArrayList<>();
    for (Scheme scheme : Scheme.values()) {
      // The long one lets the block counter wrap after two blocks.
      for (String iv : List.of("fffffffffffffff0", "fffffffffffffff0fffffffffffffffe")) {
        if (scheme != Scheme.CBC1 || iv.length() > 16) {
          variants.add(new Variant(scheme, iv, AesEngine.bouncyCastle()));
          variants.add(new Variant(scheme, iv, AesEngine.jdk()));
        }
      }
    }
    return variants;
  }

  private static List<EncryptionParameters> announced() {
    List<EncryptionParameters> announced = new ArrayList<>();
    for (String scheme : List.of("cenc", "cens", "cbc1", "cbcs")) {
      boolean hasPatterns = scheme.equals("cens") || scheme.equals("cbcs");
      int[][] patterns = {{0, 0}, {1, 0}, {1, 9}, {15, 15}, {15, 1}};
      for (int[] pattern : hasPatterns ? patterns : new int[][] {{0, 0}}) {
        for (int ivBytes : new int[] {0, 8, 16}) {
          Optional<InitializationVector> constant =
              ivBytes == 0
                  ? Optional.of(InitializationVector.of("ffffffffffffffff"))
                  : Optional.empty();
          announced.add(
              new EncryptionParameters(scheme, KEY_ID, ivBytes, constant, pattern[0], pattern[1]));
        }
      }
    }
    return announced;
  }

  private static ProtectedTrack protect(Variant variant, Track track) throws Exception {
    return ProtectedTrack.of(
        CommonEncryption.builder(variant.scheme())
            .key(TrackSelector.all(), CONTENT_KEY)
            .iv(InitializationVector.of(variant.iv()))
            .engine(variant.engine())
            .build(),
        track);
  }

  private static SampleDecryptor decryptor(Variant variant, ProtectedTrack track) {
    return Decryptor.of(CONTENT_KEY).engine(variant.engine()).decryptor(track.parameters());
  }

  private static void begin(
      SampleDecryptor decryptor, ProtectedTrack track, SegmentMapper mapper, int sample) {
    EncryptionParameters parameters = track.parameters();
    ByteBuffer ivBytes = ByteBuffer.allocate(16);
    parameters
        .constantIv()
        .ifPresentOrElse(iv -> ivBytes.put(iv.toBytes()), () -> mapper.putIv(sample, ivBytes));
    decryptor.beginSample(ivBytes.getLong(0), ivBytes.getLong(8));
  }

  @ParameterizedTest
  @FieldSource("VARIANTS")
  void decrypt_subsamples_givesBackTheSample(Variant variant) throws Exception {
    ProtectedTrack track = protect(variant, Tracks.video());
    SegmentMapper mapper = track.mapper(/* firstSample= */ 3);
    SegmentEncryptor encryptor = track.encryptor(/* firstSample= */ 3);
    SampleDecryptor decryptor = decryptor(variant, track);
    SubsampleMap map = new SubsampleMap();
    for (int sample = 0; sample < 40; sample++) {
      byte[] clear = Bytes.random(sample, 800 + 137 * sample);
      ByteRanges ranges = new ByteRanges();
      ranges.add(5, 300 + sample);
      ranges.add(400, clear.length - 401);
      mapper.map(clear.length, ranges, map);
      ByteBuffer bytes = ByteBuffer.wrap(clear.clone());
      encryptor.encrypt(sample, bytes, Optional.of(map));
      assertThat(bytes.array()).isNotEqualTo(clear);

      begin(decryptor, track, mapper, sample);
      int offset = 0;
      for (int pair = map.firstPair(sample); pair < map.endPair(sample); pair++) {
        offset += map.clearBytes(pair);
        decryptor.decrypt(bytes, offset, map.protectedBytes(pair));
        offset += map.protectedBytes(pair);
      }

      assertThat(bytes.array()).as("sample %d", sample).isEqualTo(clear);
    }
  }

  @ParameterizedTest
  @FieldSource("VARIANTS")
  void decrypt_wholeSample_givesBackTheSampleAndTouchesNothingElse(Variant variant)
      throws Exception {
    ProtectedTrack track = protect(variant, Tracks.audio());
    SegmentMapper mapper = track.mapper(/* firstSample= */ 0);
    SegmentEncryptor encryptor = track.encryptor(/* firstSample= */ 0);
    SampleDecryptor decryptor = decryptor(variant, track);
    for (int sample = 0; sample < 70; sample++) {
      // From nothing to above the size that ciphers work on at once.
      byte[] all = Bytes.random(sample, 2 * MARGIN_BYTES + 7 * sample * sample);
      int length = all.length - 2 * MARGIN_BYTES;
      ByteBuffer bytes = ByteBuffer.allocateDirect(all.length).put(0, all);
      bytes.position(MARGIN_BYTES).limit(MARGIN_BYTES + length);
      encryptor.encrypt(sample, bytes, Optional.empty());

      begin(decryptor, track, mapper, sample);
      decryptor.decrypt(bytes, MARGIN_BYTES, length);

      byte[] found = new byte[all.length];
      bytes.clear().get(found);
      assertThat(found).as("sample %d", sample).isEqualTo(all);
    }
  }

  /** Files may announce whatever they like; what comes out of it is theirs, but it comes out. */
  @ParameterizedTest
  @FieldSource("ANNOUNCED")
  void decrypt_whateverIsAnnounced_changesNothingOutsideTheParts(EncryptionParameters parameters) {
    for (AesEngine engine : List.of(AesEngine.bouncyCastle(), AesEngine.jdk())) {
      SampleDecryptor decryptor = Decryptor.of(CONTENT_KEY).engine(engine).decryptor(parameters);
      for (int length = 0; length < 600; length += 1 + length / 7) {
        byte[] all = Bytes.random(length, 2 * length + 3 * MARGIN_BYTES);
        ByteBuffer bytes = ByteBuffer.wrap(all.clone());
        int second = length + 2 * MARGIN_BYTES;

        decryptor.beginSample(-1, -1);
        decryptor.decrypt(bytes, MARGIN_BYTES, length);
        decryptor.decrypt(bytes, second, length);

        assertThat(bytes.array().length).isEqualTo(all.length);
        for (int at : new int[] {0, MARGIN_BYTES + length, second + length}) {
          assertThat(Arrays.copyOfRange(bytes.array(), at, at + MARGIN_BYTES))
              .as("%s, %d bytes, margin at %d", parameters, length, at)
              .isEqualTo(Arrays.copyOfRange(all, at, at + MARGIN_BYTES));
        }
      }
    }
  }

  @Test
  void of_twoKeysForOneId_isRefusedWithoutThem() {
    ContentKey other = ContentKey.of(KEY_ID, Bytes.random(/* seed= */ 22, 16));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Decryptor.of(CONTENT_KEY, other))
        .withMessageContaining("two different keys for key id " + KEY_ID);
    assertThat(Decryptor.of(CONTENT_KEY, CONTENT_KEY).hasKey(KEY_ID)).isTrue();
  }

  @Test
  void hasKey_otherId_isFalse() {
    assertThat(Decryptor.of(CONTENT_KEY).hasKey(new KeyId(new UUID(1, 2)))).isFalse();
  }

  @Test
  void decryptor_noKey_isRefused() throws Exception {
    EncryptionParameters parameters = protect(VARIANTS.get(0), Tracks.video()).parameters();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Decryptor.of(List.of()).decryptor(parameters))
        .withMessage("no key for key id " + KEY_ID);
  }

  @Test
  void decryptor_unknownScheme_isRefusedByName() {
    EncryptionParameters unknown =
        new EncryptionParameters("abcd", KEY_ID, 8, Optional.empty(), 0, 0);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Decryptor.of(CONTENT_KEY).decryptor(unknown))
        .withMessageContaining("found abcd");
  }

  @Test
  void decryptor_destroyedKey_isRefused() throws Exception {
    ContentKey destroyed = ContentKey.of(KEY_ID, KEY);
    Decryptor decryptor = Decryptor.of(destroyed);
    EncryptionParameters parameters = protect(VARIANTS.get(0), Tracks.video()).parameters();
    destroyed.destroy();

    assertThatIllegalStateException().isThrownBy(() -> decryptor.decryptor(parameters));
  }

  @Test
  void openAndDecrypt_cancelled_areStoppedWhateverElseIsSet() {
    Cancellation cancellation = Cancellation.create();
    Decryptor decryptor =
        Decryptor.of(CONTENT_KEY)
            .cancellation(cancellation)
            .engine(AesEngine.jdk())
            .limits(Limits.DEFAULT);
    Source source = Source.bytes("empty.mp4", new byte[0]);
    OutputStream nowhere = OutputStream.nullOutputStream();
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> decryptor.decrypt(source, nowhere));
    cancellation.cancel();

    assertThatExceptionOfType(PackagingCancelledException.class)
        .isThrownBy(() -> decryptor.open(List.of(source)));
    assertThatExceptionOfType(PackagingCancelledException.class)
        .isThrownBy(() -> decryptor.decrypt(source, nowhere));
    assertThatExceptionOfType(PackagingCancelledException.class)
        .isThrownBy(() -> decryptor.decrypt(source, Channels.newChannel(nowhere)));
  }

  @Test
  void toString_keys_onlyTheirIds() {
    assertThat(Decryptor.of(CONTENT_KEY).toString())
        .isEqualTo("decryptor with keys of [" + KEY_ID + "]");
  }
}
