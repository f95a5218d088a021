package io.github.fragmill.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.Protection;
import io.github.fragmill.core.protect.Pssh;
import io.github.fragmill.core.protect.TitleProtection;
import io.github.fragmill.core.protect.TrackProtection;
import io.github.fragmill.crypto.drm.DrmSystem;
import io.github.fragmill.crypto.drm.PlayReady;
import io.github.fragmill.crypto.drm.PlayReady.HeaderVersion;
import io.github.fragmill.crypto.drm.PsshPlace;
import io.github.fragmill.crypto.drm.Widevine;
import io.github.fragmill.crypto.testing.Tracks;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class CommonEncryptionTest {

  private static final String KEY = "00112233445566778899aabbccddeeff";
  private static final ContentKey FIRST = ContentKey.of("a".repeat(32), KEY);

  @Test
  void quickForms_anyTrack_theirScheme() throws Exception {
    assertThat(protect(CommonEncryption.cbcs(FIRST)).parameters().scheme()).isEqualTo("cbcs");
    assertThat(protect(CommonEncryption.cenc(FIRST)).parameters().scheme()).isEqualTo("cenc");
  }

  @ParameterizedTest
  @EnumSource
  void build_noKey_refusedByTheSettersName(Scheme scheme) throws Exception {
    assertThatIllegalStateException()
        .isThrownBy(() -> CommonEncryption.builder(scheme).build())
        .withMessage("key(TrackSelector, ContentKey): expected at least one");
  }

  @Test
  void build_oneKeyIdWithTwoKeys_refusedWithoutTheKeys() throws Exception {
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
  void build_oneKeyTwice_accepted() throws Exception {
    Protection protection =
        CommonEncryption.builder(Scheme.CENC)
            .key(TrackSelector.video(), FIRST)
            .key(TrackSelector.audio(), ContentKey.of("a".repeat(32), KEY))
            .build();

    assertThat(protection.begin().protect(Tracks.audio())).isPresent();
  }

  @Test
  void begin_noVectorGiven_drawnOncePerTitle() throws Exception {
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
  void begin_noVectorGivenInCenc_eightBytesDrawn() throws Exception {
    TitleProtection title = random(Scheme.CENC, new CountingRandom()).begin();

    assertThat(sampleIv(title, 0)).isEqualTo("01".repeat(8));
  }

  @Test
  void begin_vectorGiven_nothingDrawn() throws Exception {
    CountingRandom random = new CountingRandom();

    CommonEncryption.builder(Scheme.CBCS)
        .key(TrackSelector.all(), FIRST)
        .iv(InitializationVector.of("0000000000000000"))
        .random(random)
        .build()
        .begin();

    assertThat(random.draws).isZero();
  }

  @Test
  void begin_defaultRandom_anotherVectorForEachTitle() throws Exception {
    Protection protection = CommonEncryption.cbcs(FIRST);

    assertThat(constantIv(protection.begin())).isNotEqualTo(constantIv(protection.begin()));
  }

  @Test
  void begin_noVectorGivenInOtherSchemes_asLongAsTheyTakeThem() throws Exception {
    assertThat(sampleIv(random(Scheme.CENS, new CountingRandom()).begin(), 0))
        .isEqualTo("01".repeat(8));
    assertThat(sampleIv(random(Scheme.CBC1, new CountingRandom()).begin(), 0))
        .isEqualTo("01".repeat(16));
  }

  @Test
  void build_vectorThatIsAKey_refusedByTheSettersNameWithoutIt() throws Exception {
    ContentKey key = ContentKey.of("e".repeat(32), "0123456789abcdef0123456789abcdef");
    InitializationVector iv = InitializationVector.of("0123456789abcdef0123456789abcdef");

    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                CommonEncryption.builder(Scheme.CBCS).key(TrackSelector.all(), key).iv(iv).build())
        .withMessageStartingWith("iv(InitializationVector): found the key of eeee")
        .withMessageNotContaining("0123");
    TitleProtection ofSource =
        CommonEncryption.builder(Scheme.CBCS)
            .key(TrackSelector.all(), request -> key)
            .iv(iv)
            .build()
            .begin();
    assertThatIllegalStateException()
        .isThrownBy(() -> ofSource.protect(Tracks.video()))
        .withMessageStartingWith("iv(InitializationVector): found the key of eeee");
  }

  @Test
  void build_shortVectorInCbc1_refusedByTheSettersName() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                CommonEncryption.builder(Scheme.CBC1)
                    .key(TrackSelector.all(), FIRST)
                    .iv(InitializationVector.of("0000000000000000"))
                    .build())
        .withMessage("iv(InitializationVector): cbc1 takes 16 bytes, found 8");
  }

  @ParameterizedTest
  @EnumSource(names = {"CENC", "CBC1"})
  void build_patternOfASchemeWithoutPatterns_refusedByTheSettersName(Scheme scheme) {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                CommonEncryption.builder(scheme)
                    .key(TrackSelector.all(), FIRST)
                    .pattern(1, 9)
                    .build())
        .withMessage("pattern(int, int): " + scheme.fourCc() + " has none, found 1:9");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0, 9", "-1, 9", "16, 0", "1, -1", "1, 16"})
  void build_noPattern_refusedByTheSettersName(int crypt, int skip) {
    for (Scheme scheme : List.of(Scheme.CENS, Scheme.CBCS)) {
      assertThatIllegalStateException()
          .isThrownBy(
              () ->
                  CommonEncryption.builder(scheme)
                      .key(TrackSelector.all(), FIRST)
                      .pattern(crypt, skip)
                      .build())
          .withMessage(
              "pattern(int, int): expected 1 to 15 encrypted and 0 to 15 clear blocks, found "
                  + crypt
                  + ":"
                  + skip);
    }
  }

  @Test
  void build_systemThatCannotSignalTheScheme_refusedByTheSettersName() {
    PlayReady system = PlayReady.keyId().header(HeaderVersion.V4_2);

    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                CommonEncryption.builder(Scheme.CBCS)
                    .key(TrackSelector.all(), FIRST)
                    .signal(DrmSystem.common(), system.in(PsshPlace.HEADER))
                    .build())
        .withMessage(
            "signal(DrmSystem...): PlayReady.header: expected version 4.3.0.0 for cbcs, "
                + "found 4.2.0.0");
  }

  @Test
  void drmSignals_default_commonSystemWithTheTracksKeyId() throws Exception {
    List<DrmSignal> signals = protect(CommonEncryption.cbcs(FIRST)).drmSignals();

    assertThat(signals)
        .containsExactly(
            DrmSignal.of(
                new Pssh(
                    UUID.fromString("1077efec-c0b2-4d02-ace3-3c1e52e2fb4b"),
                    List.of(FIRST.keyId()),
                    new byte[0])));
  }

  @Test
  void oneLicense_tracksWithDifferentKeys_eachNamesAll() throws Exception {
    ContentKey second = ContentKey.of("b".repeat(32), "1" + KEY.substring(1));
    TitleProtection title =
        CommonEncryption.builder(Scheme.CENC)
            .key(TrackSelector.video(), FIRST)
            .key(TrackSelector.audio(), second)
            .signal(DrmSystem.common(), Widevine.keyId(), PlayReady.keyId())
            .oneLicense()
            .build()
            .begin();
    TrackProtection video = title.protect(Tracks.video(), 0).orElseThrow();
    TrackProtection audio = title.protect(Tracks.audio(), 0).orElseThrow();

    assertThat(video.drmSignals()).hasSize(3).isEqualTo(audio.drmSignals());
    assertThat(video.drmSignals().get(0).manifestPssh().orElseThrow().keyIds())
        .containsExactly(FIRST.keyId(), second.keyId());
    assertThat(video.parameters().defaultKeyId()).isEqualTo(FIRST.keyId());
    assertThat(audio.parameters().defaultKeyId()).isEqualTo(second.keyId());
  }

  @Test
  void build_oneLicenseAndASystemForOneKey_refusedByName() {
    PlayReady system = PlayReady.keyId().header(HeaderVersion.V4_0);

    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                CommonEncryption.builder(Scheme.CENC)
                    .key(TrackSelector.all(), FIRST)
                    .signal(system)
                    .oneLicense()
                    .build())
        .withMessage(
            "oneLicense(): PlayReady.header: expected version 4.2.0.0 or newer for several keys, "
                + "found 4.0.0.0");
  }

  @Test
  void signal_systems_replaceTheDefaultInOrder() throws Exception {
    DrmSystem other =
        track ->
            Optional.of(
                DrmSignal.of(
                    new Pssh(
                        new UUID(1, 2),
                        List.of(track.parameters().defaultKeyId()),
                        new byte[] {3})));
    DrmSystem silent = track -> Optional.empty();
    CommonEncryption.Builder builder =
        CommonEncryption.builder(Scheme.CBCS).key(TrackSelector.all(), FIRST);

    assertThat(protect(builder.signal(other, silent, DrmSystem.common()).build()).drmSignals())
        .extracting(DrmSignal::systemId)
        .containsExactly(new UUID(1, 2), UUID.fromString("1077efec-c0b2-4d02-ace3-3c1e52e2fb4b"));
    assertThat(protect(builder.signal().build()).drmSignals()).isEmpty();
  }

  @Test
  void protector_keyDestroyed_refusedByName() throws Exception {
    ContentKey key = ContentKey.of("a".repeat(32), KEY);
    TrackProtection track = protect(CommonEncryption.cbcs(key));

    key.destroy();

    assertThatIllegalStateException()
        .isThrownBy(() -> track.protector(0))
        .withMessageContaining("aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa has been destroyed");
  }

  @ParameterizedTest
  @EnumSource
  void toString_ofAnyPart_keyIdsOnly(Scheme scheme) throws Exception {
    CommonEncryption protection =
        CommonEncryption.builder(scheme).key(TrackSelector.all(), FIRST).build();
    TitleProtection title = protection.begin();
    TrackProtection track = title.protect(Tracks.video()).orElseThrow();

    assertThat(protection)
        .hasToString(scheme.fourCc() + " with [content key aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa]");
    assertThat(List.of(protection, title, track, track.protector(0)).toString())
        .doesNotContainIgnoringCase("0011223344556677");
  }

  private static TrackProtection protect(Protection protection) throws Exception {
    return protection.begin().protect(Tracks.video()).orElseThrow();
  }

  private static Protection random(Scheme scheme, SecureRandom random) {
    return CommonEncryption.builder(scheme).key(TrackSelector.all(), FIRST).random(random).build();
  }

  private static String constantIv(TitleProtection title) throws Exception {
    TrackProtection track = title.protect(Tracks.video()).orElseThrow();
    return track.parameters().constantIv().orElseThrow().toString();
  }

  private static String sampleIv(TitleProtection title, long sample) throws Exception {
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
