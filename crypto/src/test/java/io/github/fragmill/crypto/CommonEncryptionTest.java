package io.github.fragmill.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.fragmill.core.media.ByteRanges;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.Pssh;
import io.github.fragmill.core.protect.SubsampleMap;
import io.github.fragmill.core.protect.TrackEncryption;
import io.github.fragmill.core.protect.port.Protection;
import io.github.fragmill.crypto.drm.DrmSystem;
import io.github.fragmill.crypto.drm.PlayReady;
import io.github.fragmill.crypto.drm.PlayReadyVersion;
import io.github.fragmill.crypto.drm.PsshPlace;
import io.github.fragmill.crypto.drm.Widevine;
import io.github.fragmill.crypto.testing.ProtectedTrack;
import io.github.fragmill.crypto.testing.Tracks;
import java.security.SecureRandom;
import java.util.Arrays;
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

    assertThat(ProtectedTrack.allOf(protection, Tracks.video(), Tracks.audio())).hasSize(2);
  }

  @Test
  void protect_noIvGiven_drawnOncePerPresentation() throws Exception {
    CountingRandom random = new CountingRandom();
    Protection cbcs = random(Scheme.CBCS, random);
    assertThat(random.draws).isZero();

    assertThat(ProtectedTrack.allOf(cbcs, Tracks.video(), Tracks.video()))
        .extracting(ProtectedTrack::constantIv)
        .containsExactly("01".repeat(16), "0101010201010101" + "01".repeat(8));
    assertThat(random.draws).isEqualTo(1);
    assertThat(protect(cbcs).constantIv()).isEqualTo("02".repeat(16));
  }

  @ParameterizedTest
  @CsvSource({"CENC, 8", "CENS, 8", "CBC1, 16"})
  void protect_noIvGiven_asLongAsTheSchemeTakesIt(Scheme scheme, int bytes) throws Exception {
    assertThat(protect(random(scheme, new CountingRandom())).sampleIv(0))
        .isEqualTo("01".repeat(bytes));
  }

  @Test
  void protect_ivGiven_nothingDrawn() throws Exception {
    CountingRandom random = new CountingRandom();

    ProtectedTrack track =
        protect(
            CommonEncryption.builder(Scheme.CBCS)
                .key(TrackSelector.all(), FIRST)
                .iv(InitializationVector.of("0000000000000000"))
                .random(random)
                .build());

    assertThat(track.constantIv()).isEqualTo("0000000000000000");
    assertThat(random.draws).isZero();
  }

  @Test
  void protect_defaultRandom_anotherIvForEachPresentation() throws Exception {
    Protection protection = CommonEncryption.cbcs(FIRST);

    assertThat(protect(protection).constantIv()).isNotEqualTo(protect(protection).constantIv());
  }

  @Test
  void build_ivThatIsAKey_refusedByTheSettersNameWithoutIt() throws Exception {
    ContentKey key = ContentKey.of("e".repeat(32), "0123456789abcdef0123456789abcdef");
    InitializationVector iv = InitializationVector.of("0123456789abcdef0123456789abcdef");

    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                CommonEncryption.builder(Scheme.CBCS).key(TrackSelector.all(), key).iv(iv).build())
        .withMessageStartingWith("iv(InitializationVector): found the key of eeee")
        .withMessageNotContaining("0123");
    CommonEncryption ofSource =
        CommonEncryption.builder(Scheme.CBCS)
            .key(TrackSelector.all(), request -> key)
            .iv(iv)
            .build();
    assertThatIllegalStateException()
        .isThrownBy(() -> protect(ofSource))
        .withMessageStartingWith("iv(InitializationVector): found the key of eeee");
  }

  @Test
  void build_shortIvInCbc1_refusedByTheSettersName() {
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
    PlayReady system = PlayReady.keyId().header(PlayReadyVersion.V4_2);

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
    List<DrmSignal> signals = protect(CommonEncryption.cbcs(FIRST)).track().drmSignals();

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
    CommonEncryption protection =
        CommonEncryption.builder(Scheme.CENC)
            .key(TrackSelector.video(), FIRST)
            .key(TrackSelector.audio(), second)
            .signal(DrmSystem.common(), Widevine.keyId(), PlayReady.keyId())
            .oneLicense()
            .build();
    List<ProtectedTrack> tracks = ProtectedTrack.allOf(protection, Tracks.video(), Tracks.audio());
    TrackEncryption video = tracks.get(0).track();
    TrackEncryption audio = tracks.get(1).track();

    assertThat(video.drmSignals()).hasSize(3).isEqualTo(audio.drmSignals());
    assertThat(video.drmSignals().get(0).manifestPssh().orElseThrow().keyIds())
        .containsExactly(FIRST.keyId(), second.keyId());
    assertThat(video.parameters().defaultKeyId()).isEqualTo(FIRST.keyId());
    assertThat(audio.parameters().defaultKeyId()).isEqualTo(second.keyId());
  }

  @Test
  void build_oneLicenseAndASystemForOneKey_refusedByName() {
    PlayReady system = PlayReady.keyId().header(PlayReadyVersion.V4_0);

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

    assertThat(
            protect(builder.signal(other, silent, DrmSystem.common()).build()).track().drmSignals())
        .extracting(DrmSignal::systemId)
        .containsExactly(new UUID(1, 2), UUID.fromString("1077efec-c0b2-4d02-ace3-3c1e52e2fb4b"));
    assertThat(protect(builder.signal().build()).track().drmSignals()).isEmpty();
  }

  @Test
  void encryptor_keyDestroyed_refusedByNameWhileMappersGoOn() throws Exception {
    ContentKey key = ContentKey.of("a".repeat(32), KEY);
    ProtectedTrack track = protect(CommonEncryption.cenc(key));
    String before = track.sampleIv(3);

    key.destroy();

    assertThatIllegalStateException()
        .isThrownBy(() -> track.encryptor(0))
        .withMessageContaining("aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa has been destroyed");
    SubsampleMap map = new SubsampleMap();
    ByteRanges ranges = new ByteRanges();
    ranges.add(4, 96);
    track.mapper(0).map(/* sampleSizeBytes= */ 100, ranges, map);
    assertThat(map.protectedBytes(0)).isEqualTo(96);
    assertThat(track.sampleIv(3)).isEqualTo(before);
    assertThat(track.track().drmSignals()).hasSize(1);
  }

  @Test
  void encryptor_keyOfAnotherPresentation_refusedByName() throws Exception {
    ContentKey other = ContentKey.of("b".repeat(32), "1" + KEY.substring(1));
    ProtectedTrack track = protect(CommonEncryption.cbcs(FIRST));
    ProtectedTrack foreign = protect(CommonEncryption.cbcs(other));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> track.encryption().encryptor(foreign.track(), 0, 0))
        .withMessageEndingWith("found key id " + other.keyId());
  }

  @ParameterizedTest
  @EnumSource
  void toString_ofAnyPart_keyIdsOnly(Scheme scheme) throws Exception {
    CommonEncryption protection =
        CommonEncryption.builder(scheme).key(TrackSelector.all(), FIRST).build();
    ProtectedTrack track = protect(protection);

    assertThat(protection)
        .hasToString(scheme.fourCc() + " with [content key aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa]");
    assertThat(List.of(protection, track, track.encryptor(0), track.mapper(0)).toString())
        .doesNotContainIgnoringCase("0011223344556677")
        .contains(FIRST.keyId().toString());
  }

  private static ProtectedTrack protect(Protection protection) throws Exception {
    return ProtectedTrack.of(protection, Tracks.video());
  }

  private static Protection random(Scheme scheme, SecureRandom random) {
    return CommonEncryption.builder(scheme).key(TrackSelector.all(), FIRST).random(random).build();
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
