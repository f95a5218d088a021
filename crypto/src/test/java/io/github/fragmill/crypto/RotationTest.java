package io.github.fragmill.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.Pssh;
import io.github.fragmill.core.protect.SegmentKey;
import io.github.fragmill.core.protect.SubsampleMap;
import io.github.fragmill.core.protect.TrackEncryption;
import io.github.fragmill.core.protect.port.PresentationTrack;
import io.github.fragmill.crypto.drm.ClearKey;
import io.github.fragmill.crypto.drm.DrmSystem;
import io.github.fragmill.crypto.drm.FairPlay;
import io.github.fragmill.crypto.drm.PsshPlace;
import io.github.fragmill.crypto.drm.RawPssh;
import io.github.fragmill.crypto.testing.ProtectedTrack;
import io.github.fragmill.crypto.testing.Tracks;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Keys that change in the course of a presentation, and clear beginnings. Tracks have 1000 ticks.
 */
final class RotationTest {

  private static final String KEY = "00112233445566778899aabbccddeeff";
  private static final ContentKey A = ContentKey.of("a".repeat(32), KEY);
  private static final ContentKey B = ContentKey.of("b".repeat(32), "1" + KEY.substring(1));
  private static final ContentKey C = ContentKey.of("c".repeat(32), "2" + KEY.substring(1));
  private static final Duration TWO_SECONDS = Duration.ofSeconds(2);
  private static final long[] STARTS = {0, 1000, 2000, 3000, 4000, 5000};

  private static CommonEncryption.Builder rotating(ContentKey... keys) {
    return CommonEncryption.builder(Scheme.CENC)
        .key(TrackSelector.all(), FixedKeys.of(keys))
        .iv(InitializationVector.of("0000000000000000"))
        .rotateKeys(TWO_SECONDS);
  }

  private static ProtectedTrack protect(CommonEncryption.Builder builder) throws Exception {
    return ProtectedTrack.of(builder.build(), Tracks.video(), STARTS);
  }

  private static TrackEncryption video(CommonEncryption.Builder builder) throws Exception {
    return protect(builder).track();
  }

  private static SegmentKey at(TrackEncryption track, int second) {
    return track.segmentKeys().get(second);
  }

  @Test
  void segmentKey_eachPeriod_hasTheNextKey() throws Exception {
    TrackEncryption track = video(rotating(A, B, C));

    assertThat(track.parameters().defaultKeyId()).isEqualTo(A.keyId());
    assertThat(at(track, 5).keyId()).contains(C.keyId());
    assertThat(at(track, 0).keyId()).contains(A.keyId());
    assertThat(at(track, 1).keyId()).contains(A.keyId());
    assertThat(at(track, 2).keyId()).contains(B.keyId());
    assertThat(at(track, 4).keyId()).contains(C.keyId());
    assertThat(track.hasClearSegments()).isFalse();
  }

  @Test
  void segmentKey_withoutRotation_isTheDefault() throws Exception {
    TrackEncryption track =
        video(CommonEncryption.builder(Scheme.CENC).key(TrackSelector.all(), A));

    assertThat(at(track, 5)).isEqualTo(SegmentKey.DEFAULT);
  }

  @Test
  void segmentKey_anyPeriod_bringsItsBox() throws Exception {
    TrackEncryption track = video(rotating(A, B, C));

    assertThat(at(track, 2).headers())
        .singleElement()
        .extracting(Pssh::keyIds)
        .isEqualTo(List.of(B.keyId()));
    assertThat(track.drmSignals()).singleElement().satisfies(RotationTest::requireNoBoxes);
  }

  @Test
  void segmentKey_anyPeriod_saysWhatSystemsHaveOfItsKey() throws Exception {
    TrackEncryption track =
        video(
            CommonEncryption.builder(Scheme.CBCS)
                .key(TrackSelector.all(), FixedKeys.of(A, B, C))
                .rotateKeys(TWO_SECONDS)
                .signal(DrmSystem.common(), FairPlay.keyUri("skd://{keyId}")));

    assertThat(at(track, 2).drmSignals()).hasSize(2);
    assertThat(at(track, 2).drmSignals().get(0).manifestPssh().orElseThrow().keyIds())
        .containsExactly(B.keyId());
    assertThat(at(track, 2).drmSignals().get(1).playlistKey().orElseThrow().uri())
        .isEqualTo("skd://" + B.keyId().toString().replace("-", ""));
    assertThat(track.drmSignals().get(1).playlistKey()).isEmpty();
  }

  @Test
  void segmentKey_anyPlace_bringsOneBox() throws Exception {
    for (PsshPlace place : PsshPlace.values()) {
      TrackEncryption track = video(rotating(A, B, C).signal(DrmSystem.common().in(place)));

      assertThat(at(track, 4).headers())
          .singleElement()
          .extracting(Pssh::keyIds)
          .isEqualTo(List.of(C.keyId()));
    }
  }

  @Test
  void segmentKey_oneLicense_noBoxBecauseTheManifestNamesAllKeys() throws Exception {
    TrackEncryption track = video(rotating(A, B, C).oneLicense());

    assertThat(at(track, 2).headers()).isEmpty();
    assertThat(at(track, 2).keyId()).contains(B.keyId());
    assertThat(track.drmSignals())
        .singleElement()
        .extracting(signal -> signal.manifestPssh().orElseThrow().keyIds())
        .isEqualTo(List.of(A.keyId(), B.keyId(), C.keyId()));
  }

  private static void requireNoBoxes(DrmSignal signal) {
    assertThat(signal.headerPssh()).isEmpty();
    assertThat(signal.manifestPssh()).isEmpty();
  }

  @Test
  void drmSignals_boxThatHoldsForAllKeys_staysInTheHeader() throws Exception {
    Pssh forAll = new Pssh(new UUID(1, 2), List.of(), new byte[] {3});
    ClearKey server = ClearKey.licenseUrl(URI.create("https://example.com/keys"));
    TrackEncryption track =
        video(rotating(A, B, C).signal(RawPssh.of(forAll.toBox()), server, DrmSystem.common()));

    assertThat(track.drmSignals()).hasSize(3);
    assertThat(track.drmSignals().get(0)).isEqualTo(DrmSignal.of(forAll));
    assertThat(track.drmSignals().get(1).licenseUrl()).isPresent();
    requireNoBoxes(track.drmSignals().get(2));
    assertThat(at(track, 0).headers()).hasSize(1).doesNotContain(forAll);
  }

  @Test
  void drmSignals_boxForALaterKey_namesItsSystem() throws Exception {
    Pssh later = new Pssh(new UUID(1, 2), List.of(), new byte[] {3});
    TrackEncryption track =
        video(rotating(A, B, C).signal(RawPssh.of(later.toBox()).onlyFor(B.keyId())));

    assertThat(track.drmSignals())
        .singleElement()
        .satisfies(RotationTest::requireNoBoxes)
        .extracting(DrmSignal::systemId)
        .isEqualTo(new UUID(1, 2));
    assertThat(at(track, 0).headers()).isEmpty();
    assertThat(at(track, 2).headers()).containsExactly(later);
  }

  @Test
  void encryptor_eachKey_encryptsDifferently() throws Exception {
    ProtectedTrack track = protect(rotating(A, B, C));
    ProtectedTrack onlyB =
        protect(
            CommonEncryption.builder(Scheme.CENC)
                .key(TrackSelector.all(), B)
                .iv(InitializationVector.of("0000000000000000")));

    assertThat(encrypted(track, /* segment= */ 2))
        .isEqualTo(encrypted(onlyB, /* segment= */ 2))
        .isNotEqualTo(encrypted(track, /* segment= */ 0));
  }

  private static String encrypted(ProtectedTrack track, int segment) {
    ByteBuffer sample = ByteBuffer.allocate(32);
    SubsampleMap map = new SubsampleMap();
    map.beginSample();
    map.add(0, 32);
    map.endSample();
    track
        .encryption()
        .encryptor(track.track(), segment, /* firstSample= */ 7)
        .encrypt(0, sample, Optional.of(map));
    return HexFormat.of().formatHex(sample.array());
  }

  @Test
  void mapperAndEncryptor_clearSegment_refused() throws Exception {
    ProtectedTrack track = protect(rotating(A, B, C).clearLead(Duration.ofSeconds(1)));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> track.mapper(0))
        .withMessage("segment: expected one that is encrypted, found clear segment 0");
    assertThatIllegalArgumentException().isThrownBy(() -> track.encryptor(0));
  }

  @Test
  void protect_tooFewKeys_refusedWhilePlanning() {
    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(() -> video(rotating(A, B)))
        .withMessage(
            "expected a key of all tracks for each crypto period, found 2 and none for the period"
                + " of index 2: give more keys or rotate them less often");
  }

  @Test
  void contentKey_severalTracks_askedOnceForEachPeriod() throws Exception {
    List<Long> asked = new ArrayList<>();
    List<ContentKey> keys = List.of(A, B, C);
    CommonEncryption protection =
        CommonEncryption.builder(Scheme.CBCS)
            .key(
                TrackSelector.all(),
                request -> {
                  asked.add(request.period());
                  return keys.get((int) request.period());
                })
            .rotateKeys(TWO_SECONDS)
            .build();

    protection.protect(
        List.of(
            PresentationTrack.of(Tracks.video(), 0, 2000),
            PresentationTrack.of(Tracks.audio(), STARTS)));

    assertThat(asked).containsExactly(0L, 1L, 2L);
  }

  @Test
  void protect_tracksThatShareOneOfTheirKeys_ivsApart() throws Exception {
    CommonEncryption protection =
        CommonEncryption.builder(Scheme.CBCS)
            .key(TrackSelector.audio(), FixedKeys.of(B, A))
            .key(TrackSelector.video(), FixedKeys.of(A, B))
            .iv(InitializationVector.of("0000000000000000"))
            .rotateKeys(TWO_SECONDS)
            .build();

    assertThat(
            ProtectedTrack.allOf(
                protection,
                List.of(
                    PresentationTrack.of(Tracks.video(), 0),
                    PresentationTrack.of(Tracks.audio(), 0),
                    PresentationTrack.of(Tracks.video(), 0, 2000),
                    PresentationTrack.of(Tracks.audio(), 0))))
        .extracting(ProtectedTrack::constantIv)
        .containsExactly(
            "0000000000000000", "0000000000000000", "0000000100000000", "0000000200000000");
  }

  @Test
  void segmentKey_clearLead_coversWholeSegments() throws Exception {
    TrackEncryption track =
        video(
            CommonEncryption.builder(Scheme.CBCS)
                .key(TrackSelector.all(), A)
                .clearLead(Duration.ofMillis(1001)));

    assertThat(track.hasClearSegments()).isTrue();
    assertThat(at(track, 0)).isEqualTo(SegmentKey.clear(List.of()));
    assertThat(at(track, 1)).isEqualTo(SegmentKey.clear(List.of()));
    assertThat(at(track, 2)).isEqualTo(SegmentKey.DEFAULT);
    assertThat(track.drmSignals()).allMatch(signal -> signal.manifestPssh().isPresent());
  }

  @Test
  void segmentKey_clearLeadWithRotation_bringsTheBoxesOfTheFirstKeyThatIsNeeded() throws Exception {
    List<Long> asked = new ArrayList<>();
    TrackEncryption track =
        video(
            CommonEncryption.builder(Scheme.CBCS)
                .key(
                    TrackSelector.all(),
                    request -> {
                      asked.add(request.period());
                      return request.period() == 1 ? B : C;
                    })
                .rotateKeys(TWO_SECONDS)
                .clearLead(TWO_SECONDS));

    assertThat(asked).containsExactly(1L, 2L);
    assertThat(track.parameters().defaultKeyId()).isEqualTo(B.keyId());
    assertThat(at(track, 1).isClear()).isTrue();
    assertThat(at(track, 1).headers()).isEqualTo(at(track, 2).headers());
  }

  @Test
  void protect_trackWithinTheClearLead_isClear() throws Exception {
    CommonEncryption protection =
        CommonEncryption.builder(Scheme.CBCS)
            .key(TrackSelector.all(), request -> raise())
            .clearLead(Duration.ofSeconds(6))
            .build();

    assertThat(protection.protect(List.of(PresentationTrack.of(Tracks.video(), STARTS))).tracks())
        .containsExactly(Optional.empty());
  }

  private static ContentKey raise() {
    throw new AssertionError("no key is needed");
  }

  @Test
  void build_severalKeysWithoutRotation_refused() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                CommonEncryption.builder(Scheme.CBCS)
                    .key(TrackSelector.video(), FixedKeys.of(A, B))
                    .build())
        .withMessageStartingWith("key(TrackSelector, KeySource): found 2 keys for video");
  }

  @Test
  void build_durationsThatAreNone_refused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> rotating(A).rotateKeys(Duration.ZERO).build())
        .withMessage("rotateKeys(Duration): expected more than zero, found PT0S");
    assertThatIllegalStateException()
        .isThrownBy(() -> rotating(A).rotateKeys(Duration.ofNanos(-1)).build())
        .withMessageStartingWith("rotateKeys(Duration): expected more than zero");
    assertThatIllegalStateException()
        .isThrownBy(() -> rotating(A).clearLead(Duration.ofMillis(-1)).build())
        .withMessageStartingWith("clearLead(Duration): expected zero or more");
  }

  @Test
  void build_oneKeyIdWithTwoKeysInAList_refused() {
    ContentKey other = ContentKey.of("a".repeat(32), "3" + KEY.substring(1));

    assertThatIllegalStateException()
        .isThrownBy(() -> rotating(A, other).build())
        .withMessageContaining("two different keys for key id aaaaaaaa");
  }

  /**
   * A source is asked period after period, so nothing but the presentation knows of its other keys.
   */
  @Test
  void protect_sourceGivesOneKeyIdTwoKeysInTwoPeriods_refusedByName() {
    ContentKey other = ContentKey.of("a".repeat(32), "3" + KEY.substring(1));
    CommonEncryption protection = of(request -> request.period() == 2 ? other : A);

    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(() -> ProtectedTrack.of(protection, Tracks.video(), STARTS))
        .withMessage(
            "the key source for all tracks gave another key for key id "
                + A.keyId()
                + " than the presentation has");
  }

  @Test
  void protect_anotherTracksSourceGivesOneKeyIdAnotherKeyLater_refusedByName() throws Exception {
    ContentKey other = ContentKey.of("b".repeat(32), "3" + KEY.substring(1));
    CommonEncryption protection =
        CommonEncryption.builder(Scheme.CENC)
            .key(TrackSelector.video(), FixedKeys.of(A, B, C))
            .key(TrackSelector.audio(), request -> request.period() == 0 ? A : other)
            .rotateKeys(TWO_SECONDS)
            .build();

    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(
            () ->
                protection.protect(
                    List.of(
                        PresentationTrack.of(Tracks.video(), STARTS),
                        PresentationTrack.of(Tracks.audio(), STARTS))))
        .withMessageContaining("key source for audio")
        .withMessageContaining(other.keyId().toString());
  }

  /** One key under two ids is one key: its second track must not begin where the first one did. */
  @Test
  void protect_oneKeyUnderTwoIdsInTwoPeriods_ivsGoOnAndApart() throws Exception {
    ContentKey renamed = ContentKey.of("d".repeat(32), KEY);
    List<ProtectedTrack> tracks =
        ProtectedTrack.allOf(
            of(request -> request.period() == 0 ? A : renamed),
            List.of(
                PresentationTrack.of(Tracks.video(), STARTS),
                PresentationTrack.of(Tracks.audio(), 2000)));

    assertThat(tracks.get(0).sampleIv(/* segment= */ 0, /* firstSample= */ 0))
        .isEqualTo("0000000000000000");
    assertThat(tracks.get(0).sampleIv(/* segment= */ 2, /* firstSample= */ 50))
        .isEqualTo("0000000000000032");
    assertThat(tracks.get(1).sampleIv(/* segment= */ 0, /* firstSample= */ 0))
        .isEqualTo("0000000100000000");
  }

  @Test
  void protect_keyComesAgainInALaterPeriod_ivsGoOn() throws Exception {
    ProtectedTrack video = protect(rotating(A, B, A));

    assertThat(at(video.track(), 5).keyId()).isEqualTo(at(video.track(), 0).keyId());
    assertThat(video.sampleIv(/* segment= */ 0, /* firstSample= */ 0))
        .isEqualTo("0000000000000000");
    assertThat(video.sampleIv(/* segment= */ 5, /* firstSample= */ 100))
        .isEqualTo("0000000000000064");
  }

  private static CommonEncryption of(KeySource source) {
    return CommonEncryption.builder(Scheme.CENC)
        .key(TrackSelector.all(), source)
        .iv(InitializationVector.of("0000000000000000"))
        .rotateKeys(TWO_SECONDS)
        .build();
  }

  @Test
  void fixedKeys_none_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> FixedKeys.of());
  }
}
