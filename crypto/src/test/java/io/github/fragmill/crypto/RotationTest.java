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
import io.github.fragmill.core.protect.TitleProtection;
import io.github.fragmill.core.protect.TrackProtection;
import io.github.fragmill.crypto.drm.ClearKey;
import io.github.fragmill.crypto.drm.DrmSystem;
import io.github.fragmill.crypto.drm.PsshPlace;
import io.github.fragmill.crypto.drm.RawPssh;
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

/** Keys that change in the course of a title, and clear beginnings. Tracks have 1000 ticks. */
final class RotationTest {

  private static final String KEY = "00112233445566778899aabbccddeeff";
  private static final ContentKey A = ContentKey.of("a".repeat(32), KEY);
  private static final ContentKey B = ContentKey.of("b".repeat(32), "1" + KEY.substring(1));
  private static final ContentKey C = ContentKey.of("c".repeat(32), "2" + KEY.substring(1));
  private static final Duration TWO_SECONDS = Duration.ofSeconds(2);
  private static final long[] STARTS = {0, 1000, 2000, 3000, 4000, 5000};

  private static CommonEncryption.Builder rotating(ContentKey... keys) {
    return CommonEncryption.builder(Scheme.CENC)
        .key(TrackSelector.all(), KeySource.inOrder(List.of(keys)))
        .iv(InitializationVector.of("0000000000000000"))
        .rotateKeys(TWO_SECONDS);
  }

  private static TrackProtection video(CommonEncryption.Builder builder) throws Exception {
    return builder.build().begin().protect(Tracks.video(), STARTS).orElseThrow();
  }

  @Test
  void segmentKey_eachPeriod_hasTheNextKey() throws Exception {
    TrackProtection track = video(rotating(A, B, C));

    assertThat(track.parameters().defaultKeyId()).isEqualTo(A.keyId());
    assertThat(track.segmentKey(5000).keyId()).contains(C.keyId());
    assertThat(track.segmentKey(0).keyId()).contains(A.keyId());
    assertThat(track.segmentKey(1000).keyId()).contains(A.keyId());
    assertThat(track.segmentKey(2000).keyId()).contains(B.keyId());
    assertThat(track.segmentKey(4000).keyId()).contains(C.keyId());
    assertThat(track.hasClearSegments()).isFalse();
  }

  @Test
  void segmentKey_withoutRotation_isTheDefault() throws Exception {
    TrackProtection track =
        video(CommonEncryption.builder(Scheme.CENC).key(TrackSelector.all(), A));

    assertThat(track.segmentKey(5000)).isEqualTo(SegmentKey.DEFAULT);
  }

  @Test
  void segmentKey_anyPeriod_bringsItsBox() throws Exception {
    TrackProtection track = video(rotating(A, B, C));

    assertThat(track.segmentKey(2000).headers())
        .singleElement()
        .extracting(Pssh::keyIds)
        .isEqualTo(List.of(B.keyId()));
    assertThat(track.drmSignals()).singleElement().satisfies(RotationTest::requireNoBoxes);
  }

  @Test
  void segmentKey_anyPlace_bringsOneBox() throws Exception {
    for (PsshPlace place : PsshPlace.values()) {
      TrackProtection track = video(rotating(A, B, C).signal(DrmSystem.common().in(place)));

      assertThat(track.segmentKey(4000).headers())
          .singleElement()
          .extracting(Pssh::keyIds)
          .isEqualTo(List.of(C.keyId()));
    }
  }

  @Test
  void segmentKey_oneLicense_noBoxBecauseTheManifestNamesAllKeys() throws Exception {
    TrackProtection track = video(rotating(A, B, C).oneLicense());

    assertThat(track.segmentKey(2000).headers()).isEmpty();
    assertThat(track.segmentKey(2000).keyId()).contains(B.keyId());
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
    TrackProtection track =
        video(rotating(A, B, C).signal(RawPssh.of(forAll.toBox()), server, DrmSystem.common()));

    assertThat(track.drmSignals()).hasSize(3);
    assertThat(track.drmSignals().get(0)).isEqualTo(DrmSignal.of(forAll));
    assertThat(track.drmSignals().get(1).licenseUrl()).isPresent();
    requireNoBoxes(track.drmSignals().get(2));
    assertThat(track.segmentKey(0).headers()).hasSize(1).doesNotContain(forAll);
  }

  @Test
  void drmSignals_boxForALaterKey_namesItsSystem() throws Exception {
    Pssh later = new Pssh(new UUID(1, 2), List.of(), new byte[] {3});
    TrackProtection track =
        video(rotating(A, B, C).signal(RawPssh.of(later.toBox()).onlyFor(B.keyId())));

    assertThat(track.drmSignals())
        .singleElement()
        .satisfies(RotationTest::requireNoBoxes)
        .extracting(DrmSignal::systemId)
        .isEqualTo(new UUID(1, 2));
    assertThat(track.segmentKey(0).headers()).isEmpty();
    assertThat(track.segmentKey(2000).headers()).containsExactly(later);
  }

  @Test
  void protector_eachKey_encryptsDifferently() throws Exception {
    TrackProtection track = video(rotating(A, B, C));
    TrackProtection onlyB =
        video(
            CommonEncryption.builder(Scheme.CENC)
                .key(TrackSelector.all(), B)
                .iv(InitializationVector.of("0000000000000000")));

    assertThat(encrypted(track, track.segmentKey(2000)))
        .isEqualTo(encrypted(onlyB, SegmentKey.DEFAULT))
        .isNotEqualTo(encrypted(track, track.segmentKey(0)));
  }

  private static String encrypted(TrackProtection track, SegmentKey key) {
    ByteBuffer sample = ByteBuffer.allocate(32);
    SubsampleMap map = new SubsampleMap();
    map.beginSample();
    map.add(0, 32);
    map.endSample();
    track.protector(key, /* firstSample= */ 7).encrypt(0, sample, Optional.of(map));
    return HexFormat.of().formatHex(sample.array());
  }

  @Test
  void protector_clearSegmentOrForeignKey_refused() throws Exception {
    TrackProtection track = video(rotating(A, B, C));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> track.protector(SegmentKey.clear(List.of()), 0))
        .withMessage("key: expected one, found a clear segment");
    ContentKey foreign = ContentKey.of("d".repeat(32), KEY);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> track.protector(SegmentKey.named(foreign.keyId(), List.of()), 0))
        .withMessageContaining("dddddddd");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> track.segmentKey(6000))
        .withMessageContaining("found 6000 in crypto period 3");
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
    TitleProtection title =
        CommonEncryption.builder(Scheme.CBCS)
            .key(
                TrackSelector.all(),
                request -> {
                  asked.add(request.period());
                  return keys.get((int) request.period());
                })
            .rotateKeys(TWO_SECONDS)
            .build()
            .begin();

    title.protect(Tracks.video(), 0, 2000);
    title.protect(Tracks.audio(), STARTS);

    assertThat(asked).containsExactly(0L, 1L, 2L);
  }

  @Test
  void protect_tracksThatShareOneOfTheirKeys_vectorsApart() throws Exception {
    TitleProtection title =
        CommonEncryption.builder(Scheme.CBCS)
            .key(TrackSelector.audio(), KeySource.inOrder(List.of(B, A)))
            .key(TrackSelector.video(), KeySource.inOrder(List.of(A, B)))
            .iv(InitializationVector.of("0000000000000000"))
            .rotateKeys(TWO_SECONDS)
            .build()
            .begin();

    assertThat(constantIv(title.protect(Tracks.video(), 0))).isEqualTo("0000000000000000");
    assertThat(constantIv(title.protect(Tracks.audio(), 0))).isEqualTo("0000000000000000");
    assertThat(constantIv(title.protect(Tracks.video(), 0, 2000))).isEqualTo("0000000100000000");
    assertThat(constantIv(title.protect(Tracks.audio(), 0))).isEqualTo("0000000200000000");
  }

  private static String constantIv(Optional<TrackProtection> track) {
    return track.orElseThrow().parameters().constantIv().orElseThrow().toString();
  }

  @Test
  void segmentKey_clearLead_coversWholeSegments() throws Exception {
    TrackProtection track =
        video(
            CommonEncryption.builder(Scheme.CBCS)
                .key(TrackSelector.all(), A)
                .clearLead(Duration.ofMillis(1001)));

    assertThat(track.hasClearSegments()).isTrue();
    assertThat(track.segmentKey(0)).isEqualTo(SegmentKey.clear(List.of()));
    assertThat(track.segmentKey(1000)).isEqualTo(SegmentKey.clear(List.of()));
    assertThat(track.segmentKey(2000)).isEqualTo(SegmentKey.DEFAULT);
    assertThat(track.drmSignals()).allMatch(signal -> signal.manifestPssh().isPresent());
  }

  @Test
  void segmentKey_clearLeadWithRotation_tellsOfTheFirstKeyThatIsNeeded() throws Exception {
    List<Long> asked = new ArrayList<>();
    TrackProtection track =
        CommonEncryption.builder(Scheme.CBCS)
            .key(
                TrackSelector.all(),
                request -> {
                  asked.add(request.period());
                  return request.period() == 1 ? B : C;
                })
            .rotateKeys(TWO_SECONDS)
            .clearLead(TWO_SECONDS)
            .build()
            .begin()
            .protect(Tracks.video(), STARTS)
            .orElseThrow();

    assertThat(asked).containsExactly(1L, 2L);
    assertThat(track.parameters().defaultKeyId()).isEqualTo(B.keyId());
    assertThat(track.segmentKey(1000).isClear()).isTrue();
    assertThat(track.segmentKey(1000).headers()).isEqualTo(track.segmentKey(2000).headers());
  }

  @Test
  void protect_trackWithinTheClearLead_isClear() throws Exception {
    TitleProtection title =
        CommonEncryption.builder(Scheme.CBCS)
            .key(TrackSelector.all(), request -> raise())
            .clearLead(Duration.ofSeconds(6))
            .build()
            .begin();

    assertThat(title.protect(Tracks.video(), STARTS)).isEmpty();
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
                    .key(TrackSelector.video(), KeySource.inOrder(List.of(A, B)))
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

  /** A source is asked period after period, so nothing but the title knows of its other keys. */
  @Test
  void protect_sourceGivesOneKeyIdTwoKeysInTwoPeriods_refusedByName() {
    ContentKey other = ContentKey.of("a".repeat(32), "3" + KEY.substring(1));
    TitleProtection title = of(request -> request.period() == 2 ? other : A);

    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(() -> title.protect(Tracks.video(), STARTS))
        .withMessage(
            "the key source for all tracks gave another key for key id "
                + A.keyId()
                + " than the title has");
  }

  @Test
  void protect_anotherTracksSourceGivesOneKeyIdAnotherKeyLater_refusedByName() throws Exception {
    ContentKey other = ContentKey.of("b".repeat(32), "3" + KEY.substring(1));
    TitleProtection title =
        CommonEncryption.builder(Scheme.CENC)
            .key(TrackSelector.video(), KeySource.inOrder(List.of(A, B, C)))
            .key(TrackSelector.audio(), request -> request.period() == 0 ? A : other)
            .rotateKeys(TWO_SECONDS)
            .build()
            .begin();
    title.protect(Tracks.video(), STARTS);

    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(() -> title.protect(Tracks.audio(), STARTS))
        .withMessageContaining("key source for audio")
        .withMessageContaining(other.keyId().toString());
  }

  /** One key under two ids is one key: its second track must not begin where the first one did. */
  @Test
  void protect_oneKeyUnderTwoIdsInTwoPeriods_vectorsGoOnAndApart() throws Exception {
    ContentKey renamed = ContentKey.of("d".repeat(32), KEY);
    TitleProtection title = of(request -> request.period() == 0 ? A : renamed);

    TrackProtection video = title.protect(Tracks.video(), STARTS).orElseThrow();
    TrackProtection audio = title.protect(Tracks.audio(), 2000).orElseThrow();

    assertThat(vector(video, 0, /* firstSample= */ 0)).isEqualTo("0000000000000000");
    assertThat(vector(video, 2000, /* firstSample= */ 50)).isEqualTo("0000000000000032");
    assertThat(vector(audio, 2000, /* firstSample= */ 0)).isEqualTo("0000000100000000");
  }

  @Test
  void protect_keyComesAgainInALaterPeriod_vectorsGoOn() throws Exception {
    TrackProtection video = video(rotating(A, B, A));

    assertThat(video.segmentKey(5000).keyId()).isEqualTo(video.segmentKey(0).keyId());
    assertThat(vector(video, 0, /* firstSample= */ 0)).isEqualTo("0000000000000000");
    assertThat(vector(video, 5000, /* firstSample= */ 100)).isEqualTo("0000000000000064");
  }

  private static TitleProtection of(KeySource source) {
    return CommonEncryption.builder(Scheme.CENC)
        .key(TrackSelector.all(), source)
        .iv(InitializationVector.of("0000000000000000"))
        .rotateKeys(TWO_SECONDS)
        .build()
        .begin();
  }

  private static String vector(TrackProtection track, long startTicks, long firstSample) {
    ByteBuffer iv = ByteBuffer.allocate(track.parameters().perSampleIvBytes());
    track.protector(track.segmentKey(startTicks), firstSample).putIv(/* sampleInSegment= */ 0, iv);
    return HexFormat.of().formatHex(iv.array());
  }

  @Test
  void inOrder_noKeys_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> KeySource.inOrder(List.of()));
  }
}
