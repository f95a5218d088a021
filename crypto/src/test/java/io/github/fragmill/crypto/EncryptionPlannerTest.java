package io.github.fragmill.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.TrackEncryption;
import io.github.fragmill.core.protect.port.PresentationTrack;
import io.github.fragmill.crypto.testing.ProtectedTrack;
import io.github.fragmill.crypto.testing.Tracks;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What follows from keys for the tracks of a presentation. */
final class EncryptionPlannerTest {

  private static final String KEY = "00112233445566778899aabbccddeeff";
  private static final ContentKey FIRST = ContentKey.of("a".repeat(32), KEY);
  private static final ContentKey SECOND = ContentKey.of("b".repeat(32), "1" + KEY.substring(1));

  @Test
  void protect_severalSelectorsMatch_firstKeyWins() throws Exception {
    CommonEncryption protection =
        CommonEncryption.builder(Scheme.CBCS)
            .key(TrackSelector.audio(), FIRST)
            .key(TrackSelector.all(), SECOND)
            .build();

    assertThat(keyIds(protection, Tracks.audio(), Tracks.video()))
        .containsExactly(FIRST.keyId(), SECOND.keyId());
  }

  @Test
  void protect_destroyedKey_refusedByName() {
    ContentKey key = ContentKey.of("a".repeat(32), KEY);
    CommonEncryption protection = CommonEncryption.cbcs(key);
    key.close();

    assertThatIllegalStateException()
        .isThrownBy(() -> ProtectedTrack.of(protection, Tracks.video()))
        .withMessage("content key " + key.keyId() + " has been destroyed");
  }

  @Test
  void protect_videoAndAudio_patternForSubsamplesOnly() throws Exception {
    List<ProtectedTrack> tracks =
        ProtectedTrack.allOf(CommonEncryption.cbcs(FIRST), Tracks.video(), Tracks.audio());

    assertThat(tracks.get(0).parameters().skipByteBlock()).isEqualTo(9);
    assertThat(tracks.get(0).track().hasSubsamples()).isTrue();
    assertThat(tracks.get(1).parameters().skipByteBlock()).isZero();
    assertThat(tracks.get(1).track().hasSubsamples()).isFalse();
  }

  @Test
  void protect_cbcsTracksUnderOneKey_ivsApart() throws Exception {
    assertThat(threeVideos(Scheme.CBCS, "000000000000000100000000000000ff"))
        .extracting(ProtectedTrack::constantIv)
        .containsExactly(
            "000000000000000100000000000000ff",
            "000000010000000100000000000000ff",
            "000000020000000100000000000000ff");
  }

  @Test
  void protect_cencTracksUnderOneKey_rangesApart() throws Exception {
    List<ProtectedTrack> tracks = threeVideos(Scheme.CENC, "fffffffffffffffe");

    assertThat(tracks.get(0).sampleIv(0)).isEqualTo("fffffffffffffffe");
    assertThat(tracks.get(1).sampleIv(5)).isEqualTo("0000000100000003");
    assertThat(tracks.get(2).sampleIv(0)).isEqualTo("00000001fffffffe");
  }

  @Test
  void protect_longIvInCenc_lastEightBytesBelongToTheCounter() throws Exception {
    List<ProtectedTrack> tracks = threeVideos(Scheme.CENC, "0000000000000001ffffffffffffffff");

    assertThat(tracks.get(0).sampleIv(0)).isEqualTo("0000000000000001ffffffffffffffff");
    assertThat(tracks.get(1).sampleIv(7)).isEqualTo("0000000100000008ffffffffffffffff");
  }

  @Test
  void protect_censTracksUnderOneKey_rangesApart() throws Exception {
    List<ProtectedTrack> tracks = threeVideos(Scheme.CENS, "fffffffffffffffe");

    assertThat(tracks.get(0).sampleIv(0)).isEqualTo("fffffffffffffffe");
    assertThat(tracks.get(1).sampleIv(5)).isEqualTo("0000000100000003");
  }

  @Test
  void protect_cbc1TracksUnderOneKey_rangesApart() throws Exception {
    List<ProtectedTrack> tracks = threeVideos(Scheme.CBC1, "0000000000000001000000000000ffff");

    assertThat(tracks.get(0).sampleIv(0)).isEqualTo("0000000000000001000000000000ffff");
    assertThat(tracks.get(1).sampleIv(7)).isEqualTo("0000000100000008000000000000ffff");
  }

  @Test
  void protect_keyForEachQuality_firstSelectorThatChoosesTheVideo() throws Exception {
    CommonEncryption protection =
        CommonEncryption.builder(Scheme.CBCS)
            .key(TrackSelector.video().upToHeight(360), FIRST)
            .key(TrackSelector.video().aboveHeight(360).upToHeight(720), SECOND)
            .build();

    assertThat(
            keyIds(
                protection,
                Tracks.video(/* heightPixels= */ 240),
                Tracks.video(/* heightPixels= */ 360),
                Tracks.video(/* heightPixels= */ 361),
                Tracks.video(/* heightPixels= */ 720)))
        .containsExactly(FIRST.keyId(), FIRST.keyId(), SECOND.keyId(), SECOND.keyId());
  }

  @Test
  void protect_otherPattern_forSubsamplesOnly() throws Exception {
    for (Scheme scheme : List.of(Scheme.CENS, Scheme.CBCS)) {
      CommonEncryption protection =
          CommonEncryption.builder(scheme).key(TrackSelector.all(), FIRST).pattern(5, 4).build();
      List<ProtectedTrack> tracks =
          ProtectedTrack.allOf(protection, Tracks.video(), Tracks.audio());

      assertThat(tracks.get(0).parameters().cryptByteBlock()).isEqualTo(5);
      assertThat(tracks.get(0).parameters().skipByteBlock()).isEqualTo(4);
      assertThat(tracks.get(1).parameters().cryptByteBlock()).isZero();
      assertThat(tracks.get(1).parameters().skipByteBlock()).isZero();
    }
  }

  @Test
  void protect_tracksUnderTwoKeys_eachCountedByItself() throws Exception {
    assertThat(
            firstIvs(
                cenc().key(TrackSelector.video(), FIRST).key(TrackSelector.audio(), SECOND),
                Tracks.video(),
                Tracks.audio(),
                Tracks.video()))
        .containsExactly("0000000000000000", "0000000000000000", "0000000100000000");
  }

  @Test
  void protect_oneKeyUnderTwoIds_rangesApart() throws Exception {
    ContentKey renamed = ContentKey.of("c".repeat(32), KEY);

    assertThat(
            firstIvs(
                cenc().key(TrackSelector.video(), FIRST).key(TrackSelector.audio(), renamed),
                Tracks.video(),
                Tracks.audio()))
        .containsExactly("0000000000000000", "0000000100000000");
  }

  @Test
  void protect_clearTrackBetween_notCounted() throws Exception {
    CommonEncryption protection =
        cenc().key(TrackSelector.video(), FIRST).leaveClear(TrackSelector.audio()).build();

    List<Optional<TrackEncryption>> tracks =
        protection
            .protect(
                Stream.of(Tracks.audio(), Tracks.video())
                    .map(track -> PresentationTrack.of(track, 0))
                    .toList())
            .tracks();

    assertThat(tracks.get(0)).isEmpty();
    assertThat(tracks.get(1)).map(it -> it.firstIv().toString()).contains("0000000000000000");
  }

  /** Planning again is what a given base is for. */
  @Test
  void protect_samePresentationAgainWithGivenBase_equalDecisions() throws Exception {
    CommonEncryption protection = cenc().key(TrackSelector.all(), FIRST).build();

    assertThat(ProtectedTrack.allOf(protection, Tracks.video(), Tracks.audio()))
        .extracting(ProtectedTrack::track)
        .isEqualTo(
            ProtectedTrack.allOf(protection, Tracks.video(), Tracks.audio()).stream()
                .map(ProtectedTrack::track)
                .toList());
  }

  private static CommonEncryption.Builder cenc() {
    return CommonEncryption.builder(Scheme.CENC).iv(InitializationVector.of("0".repeat(16)));
  }

  private static List<ProtectedTrack> threeVideos(Scheme scheme, String iv) throws Exception {
    CommonEncryption protection =
        CommonEncryption.builder(scheme)
            .key(TrackSelector.all(), FIRST)
            .iv(InitializationVector.of(iv))
            .build();
    return ProtectedTrack.allOf(protection, Tracks.video(), Tracks.video(), Tracks.video());
  }

  private static List<KeyId> keyIds(CommonEncryption protection, Track... tracks) throws Exception {
    return ProtectedTrack.allOf(protection, tracks).stream()
        .map(track -> track.parameters().defaultKeyId())
        .toList();
  }

  private static List<String> firstIvs(CommonEncryption.Builder builder, Track... tracks)
      throws Exception {
    return ProtectedTrack.allOf(builder.build(), tracks).stream()
        .map(track -> track.sampleIv(0))
        .toList();
  }
}
