package io.github.fragmill.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.Protection;
import io.github.fragmill.core.protect.Pssh;
import io.github.fragmill.core.protect.TitleProtection;
import io.github.fragmill.core.protect.TrackProtection;
import io.github.fragmill.crypto.drm.DrmSystem;
import io.github.fragmill.crypto.testing.Tracks;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CommonEncryptionTest {

  private static final String KEY = "00112233445566778899aabbccddeeff";
  private static final ContentKey FIRST = ContentKey.of("a".repeat(32), KEY);

  @Test
  void quickForms_anyTrack_theirScheme() {
    assertThat(protect(CommonEncryption.cbcs(FIRST)).parameters().scheme()).isEqualTo("cbcs");
    assertThat(protect(CommonEncryption.cenc(FIRST)).parameters().scheme()).isEqualTo("cenc");
  }

  @ParameterizedTest
  @EnumSource
  void build_noKey_refusedByTheSettersName(Scheme scheme) {
    assertThatIllegalStateException()
        .isThrownBy(() -> CommonEncryption.builder(scheme).build())
        .withMessage("key(TrackSelector, ContentKey): expected at least one");
  }

  @Test
  void build_oneKeyIdWithTwoKeys_refusedWithoutTheKeys() {
    ContentKey contradiction = ContentKey.of("a".repeat(32), "1" + KEY.substring(1));
    CommonEncryption.Builder builder =
        CommonEncryption.builder(Scheme.CENC)
            .key(TrackSelector.video(), FIRST)
            .key(TrackSelector.audio(), contradiction);

    assertThatIllegalStateException()
        .isThrownBy(builder::build)
        .withMessage(
            "key(TrackSelector, ContentKey): found two different keys for key id "
                + "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa");
  }

  @Test
  void build_oneKeyTwice_accepted() {
    Protection protection =
        CommonEncryption.builder(Scheme.CENC)
            .key(TrackSelector.video(), FIRST)
            .key(TrackSelector.audio(), ContentKey.of("a".repeat(32), KEY))
            .build();

    assertThat(protection.begin().protect(Tracks.audio())).isPresent();
  }

  @Test
  void begin_noVectorGiven_drawnOncePerTitle() {
    CountingRandom random = new CountingRandom();
    Protection cbcs = random(Scheme.CBCS, random);
    assertThat(random.draws).isZero();

    TitleProtection first = cbcs.begin();
    assertThat(random.draws).isEqualTo(1);
    assertThat(constantIv(first)).isEqualTo("01".repeat(16));
    assertThat(constantIv(first)).isEqualTo("0101010201010101" + "01".repeat(8));
    assertThat(random.draws).isEqualTo(1);
    assertThat(constantIv(cbcs.begin())).isEqualTo("02".repeat(16));
  }

  @Test
  void begin_noVectorGivenInCenc_eightBytesDrawn() {
    TitleProtection title = random(Scheme.CENC, new CountingRandom()).begin();

    assertThat(sampleIv(title, 0)).isEqualTo("01".repeat(8));
  }

  @Test
  void begin_vectorGiven_nothingDrawn() {
    CountingRandom random = new CountingRandom();

    CommonEncryption.builder(Scheme.CBCS)
        .key(TrackSelector.all(), FIRST)
        .iv(InitializationVector.parse("0000000000000000"))
        .random(random)
        .build()
        .begin();

    assertThat(random.draws).isZero();
  }

  @Test
  void begin_defaultRandom_anotherVectorForEachTitle() {
    Protection protection = CommonEncryption.cbcs(FIRST);

    assertThat(constantIv(protection.begin())).isNotEqualTo(constantIv(protection.begin()));
  }

  @Test
  void pssh_default_commonSystemWithTheTracksKeyId() {
    List<Pssh> pssh = protect(CommonEncryption.cbcs(FIRST)).pssh();

    assertThat(pssh)
        .containsExactly(
            new Pssh(
                UUID.fromString("1077efec-c0b2-4d02-ace3-3c1e52e2fb4b"),
                List.of(FIRST.keyId()),
                new byte[0]));
  }

  @Test
  void signal_systems_replaceTheDefaultInOrder() {
    DrmSystem other =
        parameters -> new Pssh(new UUID(1, 2), List.of(parameters.defaultKeyId()), new byte[] {3});
    CommonEncryption.Builder builder =
        CommonEncryption.builder(Scheme.CBCS).key(TrackSelector.all(), FIRST);

    assertThat(protect(builder.signal(other, DrmSystem.common()).build()).pssh())
        .extracting(Pssh::systemId)
        .containsExactly(new UUID(1, 2), UUID.fromString("1077efec-c0b2-4d02-ace3-3c1e52e2fb4b"));
    assertThat(protect(builder.signal().build()).pssh()).isEmpty();
  }

  @Test
  void protector_keyDestroyed_refusedByName() {
    ContentKey key = ContentKey.of("a".repeat(32), KEY);
    TrackProtection track = protect(CommonEncryption.cbcs(key));

    key.destroy();

    assertThatIllegalStateException()
        .isThrownBy(() -> track.protector(0))
        .withMessageContaining("aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa has been destroyed");
  }

  @ParameterizedTest
  @EnumSource
  void toString_ofAnyPart_keyIdsOnly(Scheme scheme) {
    CommonEncryption protection =
        CommonEncryption.builder(scheme).key(TrackSelector.all(), FIRST).build();
    TitleProtection title = protection.begin();
    TrackProtection track = title.protect(Tracks.video()).orElseThrow();

    assertThat(protection)
        .hasToString(scheme.fourCc() + " with [content key aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa]");
    assertThat(List.of(protection, title, track, track.protector(0)).toString())
        .doesNotContainIgnoringCase("0011223344556677");
  }

  private static TrackProtection protect(Protection protection) {
    return protection.begin().protect(Tracks.video()).orElseThrow();
  }

  private static Protection random(Scheme scheme, SecureRandom random) {
    return CommonEncryption.builder(scheme).key(TrackSelector.all(), FIRST).random(random).build();
  }

  private static String constantIv(TitleProtection title) {
    TrackProtection track = title.protect(Tracks.video()).orElseThrow();
    return track.parameters().constantIv().orElseThrow().toString();
  }

  private static String sampleIv(TitleProtection title, long sample) {
    TrackProtection track = title.protect(Tracks.video()).orElseThrow();
    ByteBuffer iv = ByteBuffer.allocate(track.parameters().perSampleIvBytes());
    track.protector(sample).putIv(/* sampleInSegment= */ 0, iv);
    return HexFormat.of().formatHex(iv.array());
  }

  /** Draws ones, then twos, and so on. */
  private static final class CountingRandom extends SecureRandom {

    private static final long serialVersionUID = 1L;

    private int draws;

    @Override
    public void nextBytes(byte[] bytes) {
      draws++;
      Arrays.fill(bytes, (byte) draws);
    }
  }
}
