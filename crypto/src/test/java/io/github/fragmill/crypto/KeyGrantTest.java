package io.github.fragmill.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.Pssh;
import io.github.fragmill.core.protect.SegmentKey;
import io.github.fragmill.core.protect.port.PresentationTrack;
import io.github.fragmill.crypto.drm.DrmSystem;
import io.github.fragmill.crypto.drm.Widevine;
import io.github.fragmill.crypto.testing.ProtectedTrack;
import io.github.fragmill.crypto.testing.Tracks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What comes with keys from a source: initialization vectors and DRM signals. */
final class KeyGrantTest {

  private static final String KEY = "00112233445566778899aabbccddeeff";
  private static final ContentKey FIRST = ContentKey.of("a".repeat(32), KEY);
  private static final ContentKey SECOND = ContentKey.of("b".repeat(32), "1" + KEY.substring(1));
  private static final ContentKey RENAMED = ContentKey.of("c".repeat(32), KEY);
  private static final InitializationVector IV = InitializationVector.of("5".repeat(32));
  private static final InitializationVector OTHER_IV = InitializationVector.of("6".repeat(32));
  private static final InitializationVector BASE = InitializationVector.of("0".repeat(32));
  private static final UUID SYSTEM = new UUID(1, 2);

  /** Gives one answer to requests for video and another one for audio. */
  private static CommonEncryption.Builder builder(Scheme scheme, KeyGrant video, KeyGrant audio) {
    BatchKeySource source =
        requests ->
            requests.stream()
                .map(request -> request.tracks().toString().equals("video") ? video : audio)
                .toList();
    return CommonEncryption.builder(scheme)
        .key(TrackSelector.video(), source)
        .key(TrackSelector.audio(), source);
  }

  private static List<ProtectedTrack> protect(CommonEncryption.Builder builder) throws Exception {
    Track[] tracks = {Tracks.video(), Tracks.audio(), Tracks.video()};
    return ProtectedTrack.allOf(builder.build(), tracks);
  }

  private static void assertRefused(CommonEncryption.Builder builder, String message) {
    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(() -> protect(builder))
        .withMessage(message)
        .withMessageNotContaining(KEY);
  }

  @Test
  void iv_ofAKeyInCbcs_isThatOfAllItsTracks() throws Exception {
    CommonEncryption.Builder builder =
        builder(Scheme.CBCS, KeyGrant.of(FIRST).withIv(IV), KeyGrant.of(SECOND)).iv(BASE);

    assertThat(protect(builder))
        .extracting(ProtectedTrack::constantIv)
        .containsExactly(IV.toString(), BASE.toString(), IV.toString());
  }

  @ParameterizedTest
  @EnumSource(names = "CBCS", mode = EnumSource.Mode.EXCLUDE)
  void iv_inSchemesWithAnIvForEachSample_refused(Scheme scheme) {
    assertRefused(
        builder(scheme, KeyGrant.of(FIRST).withIv(IV), KeyGrant.of(SECOND)),
        "the key source for video gave an IV for key id aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa:"
            + " expected none, because only cbcs has a constant IV; other schemes need one for"
            + " each sample");
  }

  @Test
  void iv_twoForOneKeyId_refused() {
    String message =
        "the key source for audio gave another IV for key id aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa"
            + " than the presentation has";

    assertRefused(
        builder(Scheme.CBCS, KeyGrant.of(FIRST).withIv(IV), KeyGrant.of(FIRST).withIv(OTHER_IV)),
        message);
    assertRefused(builder(Scheme.CBCS, KeyGrant.of(FIRST).withIv(IV), KeyGrant.of(FIRST)), message);
  }

  /** The tracks of the other id would have IVs by the base, which may be the given one. */
  @Test
  void iv_withOneOfTwoIdsOfAKey_refused() {
    assertRefused(
        builder(Scheme.CBCS, KeyGrant.of(FIRST).withIv(IV), KeyGrant.of(RENAMED)),
        "the key source for audio: expected an IV with both or none of key ids "
            + FIRST.keyId()
            + " and "
            + RENAMED.keyId()
            + ", which name one key, found one IV");
  }

  @Test
  void iv_thatIsAKey_refused() {
    InitializationVector shown = InitializationVector.of(KEY);

    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(
            () ->
                protect(
                    builder(Scheme.CBCS, KeyGrant.of(SECOND).withIv(shown), KeyGrant.of(FIRST))))
        .withMessage(
            "a key source gave the key of " + FIRST.keyId() + " as an IV, which every file shows");
  }

  @Test
  void iv_withSomeKeysOfATrackOnly_refused() throws Exception {
    List<PresentationTrack> tracks = List.of(PresentationTrack.of(Tracks.video(), 0, 2000));

    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(
            () -> rotating(KeyGrant.of(FIRST).withIv(IV), KeyGrant.of(SECOND)).protect(tracks))
        .withMessage("track 1: expected an IV with each of its 2 keys or with none, found 1");
  }

  /** The track has that of the first key; segments under another key name theirs. */
  @Test
  void iv_anotherInEachPeriod_isNamedBySegments() throws Exception {
    List<PresentationTrack> tracks = List.of(PresentationTrack.of(Tracks.video(), 0, 2000, 3000));

    ProtectedTrack track =
        ProtectedTrack.allOf(
                rotating(KeyGrant.of(FIRST).withIv(IV), KeyGrant.of(SECOND).withIv(OTHER_IV)),
                tracks)
            .get(0);
    ProtectedTrack same =
        ProtectedTrack.allOf(
                rotating(KeyGrant.of(FIRST).withIv(IV), KeyGrant.of(SECOND).withIv(IV)), tracks)
            .get(0);

    assertThat(track.constantIv()).isEqualTo(IV.toString());
    assertThat(track.track().segmentKeys())
        .extracting(SegmentKey::constantIv)
        .containsExactly(Optional.empty(), Optional.of(OTHER_IV), Optional.of(OTHER_IV));
    assertThat(track.track().iv(0)).isEqualTo(IV);
    assertThat(track.track().iv(1)).isEqualTo(OTHER_IV);
    assertThat(same.track().segmentKeys())
        .extracting(SegmentKey::constantIv)
        .containsOnly(Optional.empty());
  }

  private static CommonEncryption rotating(KeyGrant... grants) {
    BatchKeySource source =
        requests -> requests.stream().map(it -> grants[(int) it.period()]).toList();
    return CommonEncryption.builder(Scheme.CBCS)
        .key(TrackSelector.all(), source)
        .rotateKeys(Duration.ofSeconds(2))
        .build();
  }

  private static DrmSignal signal(UUID system, int data) {
    return DrmSignal.of(new Pssh(system, List.of(), new byte[] {(byte) data}));
  }

  @Test
  void signals_ofAKey_takeThePlaceOfOursForTheSameSystem() throws Exception {
    UUID widevine = UUID.fromString("edef8ba9-79d6-4ace-a3c8-27dcd51d21ed");
    KeyGrant video =
        KeyGrant.of(FIRST).withSignals(List.of(signal(SYSTEM, 1), signal(widevine, 2)));
    List<ProtectedTrack> tracks =
        protect(
            builder(Scheme.CENC, video, KeyGrant.of(SECOND))
                .signal(Widevine.keyId(), DrmSystem.common()));

    assertThat(tracks.get(0).track().drmSignals())
        .hasSize(3)
        .endsWith(signal(SYSTEM, 1), signal(widevine, 2));
    assertThat(tracks.get(1).track().drmSignals())
        .hasSize(2)
        .doesNotContain(signal(SYSTEM, 1), signal(widevine, 2));
    assertThat(tracks.get(2).track().drmSignals()).isEqualTo(tracks.get(0).track().drmSignals());
  }

  @Test
  void signals_ofRotatedKeys_rollWithTheSegments() throws Exception {
    CommonEncryption protection =
        rotating(
            KeyGrant.of(FIRST).withSignals(List.of(signal(SYSTEM, 1))),
            KeyGrant.of(SECOND).withSignals(List.of(signal(SYSTEM, 2))));

    ProtectedTrack track = ProtectedTrack.of(protection, Tracks.video(), 0, 2000);

    assertThat(track.track().segmentKeys().get(1).headers())
        .contains(signal(SYSTEM, 2).manifestPssh().orElseThrow())
        .doesNotContain(signal(SYSTEM, 1).manifestPssh().orElseThrow());
  }

  @Test
  void toString_always_withoutTheKey() {
    assertThat(KeyGrant.of(FIRST).withIv(IV).toString())
        .contains(FIRST.keyId().toString(), IV.toString())
        .doesNotContain(KEY);
  }
}
