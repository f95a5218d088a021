package io.github.fragmill.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.TitleProtection;
import io.github.fragmill.core.protect.TrackProtection;
import io.github.fragmill.crypto.testing.Tracks;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CommonTitleTest {

  private static final String KEY = "00112233445566778899aabbccddeeff";
  private static final ContentKey FIRST = ContentKey.of("a".repeat(32), KEY);
  private static final ContentKey SECOND = ContentKey.of("b".repeat(32), "1" + KEY.substring(1));

  @Test
  void protect_severalSelectorsMatch_firstKeyWins() throws Exception {
    TitleProtection title =
        CommonEncryption.builder(Scheme.CBCS)
            .key(TrackSelector.audio(), FIRST)
            .key(TrackSelector.all(), SECOND)
            .build()
            .begin();

    assertThat(title.protect(Tracks.audio()).orElseThrow().parameters().defaultKeyId())
        .isEqualTo(FIRST.keyId());
    assertThat(title.protect(Tracks.video()).orElseThrow().parameters().defaultKeyId())
        .isEqualTo(SECOND.keyId());
  }

  @Test
  void protect_destroyedKey_refusedByName() {
    ContentKey key = ContentKey.of("a".repeat(32), KEY);
    TitleProtection title = CommonEncryption.cbcs(key).begin();
    key.close();

    assertThatIllegalStateException()
        .isThrownBy(() -> title.protect(Tracks.video()))
        .withMessage("content key " + key.keyId() + " has been destroyed");
  }

  @Test
  void protect_videoAndAudio_patternForSubsamplesOnly() throws Exception {
    TitleProtection title = CommonEncryption.cbcs(FIRST).begin();

    assertThat(title.protect(Tracks.video()).orElseThrow().parameters().skipByteBlock())
        .isEqualTo(9);
    assertThat(title.protect(Tracks.audio()).orElseThrow().parameters().skipByteBlock()).isZero();
  }

  @Test
  void protect_cbcsTracksUnderOneKey_vectorsApart() throws Exception {
    TitleProtection title = begin(Scheme.CBCS, "000000000000000100000000000000ff");

    assertThat(constantIv(title)).isEqualTo("000000000000000100000000000000ff");
    assertThat(constantIv(title)).isEqualTo("000000010000000100000000000000ff");
    assertThat(constantIv(title)).isEqualTo("000000020000000100000000000000ff");
  }

  @Test
  void protect_cencTracksUnderOneKey_rangesApart() throws Exception {
    TitleProtection title = begin(Scheme.CENC, "fffffffffffffffe");

    assertThat(sampleIv(title, 0)).isEqualTo("fffffffffffffffe");
    assertThat(sampleIv(title, 5)).isEqualTo("0000000100000003");
    assertThat(sampleIv(title, 0)).isEqualTo("00000001fffffffe");
  }

  @Test
  void protect_longVectorInCenc_lastEightBytesBelongToTheCounter() throws Exception {
    TitleProtection title = begin(Scheme.CENC, "0000000000000001ffffffffffffffff");

    assertThat(sampleIv(title, 0)).isEqualTo("0000000000000001ffffffffffffffff");
    assertThat(sampleIv(title, 7)).isEqualTo("0000000100000008ffffffffffffffff");
  }

  @Test
  void protect_censTracksUnderOneKey_rangesApart() throws Exception {
    TitleProtection title = begin(Scheme.CENS, "fffffffffffffffe");

    assertThat(sampleIv(title, 0)).isEqualTo("fffffffffffffffe");
    assertThat(sampleIv(title, 5)).isEqualTo("0000000100000003");
  }

  @Test
  void protect_cbc1TracksUnderOneKey_rangesApart() throws Exception {
    TitleProtection title = begin(Scheme.CBC1, "0000000000000001000000000000ffff");

    assertThat(sampleIv(title, 0)).isEqualTo("0000000000000001000000000000ffff");
    assertThat(sampleIv(title, 7)).isEqualTo("0000000100000008000000000000ffff");
  }

  @Test
  void protect_keyForEachQuality_firstSelectorThatChoosesThePicture() throws Exception {
    TitleProtection title =
        CommonEncryption.builder(Scheme.CBCS)
            .key(TrackSelector.video().upToHeight(360), FIRST)
            .key(TrackSelector.video().aboveHeight(360).upToHeight(720), SECOND)
            .build()
            .begin();

    assertThat(keyId(title, Tracks.video(/* heightPixels= */ 240))).contains(FIRST.keyId());
    assertThat(keyId(title, Tracks.video(/* heightPixels= */ 360))).contains(FIRST.keyId());
    assertThat(keyId(title, Tracks.video(/* heightPixels= */ 361))).contains(SECOND.keyId());
    assertThat(keyId(title, Tracks.video(/* heightPixels= */ 720))).contains(SECOND.keyId());
  }

  @Test
  void protect_otherPattern_forSubsamplesOnly() throws Exception {
    for (Scheme scheme : List.of(Scheme.CENS, Scheme.CBCS)) {
      TitleProtection title =
          CommonEncryption.builder(scheme)
              .key(TrackSelector.all(), FIRST)
              .pattern(5, 4)
              .build()
              .begin();
      EncryptionParameters video = title.protect(Tracks.video()).orElseThrow().parameters();
      EncryptionParameters audio = title.protect(Tracks.audio()).orElseThrow().parameters();

      assertThat(video.cryptByteBlock()).isEqualTo(5);
      assertThat(video.skipByteBlock()).isEqualTo(4);
      assertThat(audio.cryptByteBlock()).isZero();
      assertThat(audio.skipByteBlock()).isZero();
    }
  }

  @Test
  void protect_tracksUnderTwoKeys_eachCountedByItself() throws Exception {
    TitleProtection title =
        CommonEncryption.builder(Scheme.CENC)
            .key(TrackSelector.video(), FIRST)
            .key(TrackSelector.audio(), SECOND)
            .iv(InitializationVector.parse("0000000000000000"))
            .build()
            .begin();

    assertThat(sampleIv(title.protect(Tracks.video()).orElseThrow(), 0))
        .isEqualTo("0000000000000000");
    assertThat(sampleIv(title.protect(Tracks.audio()).orElseThrow(), 0))
        .isEqualTo("0000000000000000");
    assertThat(sampleIv(title.protect(Tracks.video()).orElseThrow(), 0))
        .isEqualTo("0000000100000000");
  }

  @Test
  void protect_oneKeyUnderTwoIds_rangesApart() throws Exception {
    TitleProtection title =
        CommonEncryption.builder(Scheme.CENC)
            .key(TrackSelector.video(), FIRST)
            .key(TrackSelector.audio(), ContentKey.of("c".repeat(32), KEY))
            .iv(InitializationVector.parse("0000000000000000"))
            .build()
            .begin();

    assertThat(sampleIv(title.protect(Tracks.video()).orElseThrow(), 0))
        .isEqualTo("0000000000000000");
    assertThat(sampleIv(title.protect(Tracks.audio()).orElseThrow(), 0))
        .isEqualTo("0000000100000000");
  }

  @Test
  void protect_clearTrackBetween_notCounted() throws Exception {
    TitleProtection title =
        CommonEncryption.builder(Scheme.CENC)
            .key(TrackSelector.video(), FIRST)
            .leaveClear(TrackSelector.audio())
            .iv(InitializationVector.parse("0000000000000000"))
            .build()
            .begin();
    assertThat(title.protect(Tracks.audio())).isEmpty();

    assertThat(sampleIv(title.protect(Tracks.video()).orElseThrow(), 0))
        .isEqualTo("0000000000000000");
  }

  private static TitleProtection begin(Scheme scheme, String iv) {
    return CommonEncryption.builder(scheme)
        .key(TrackSelector.all(), FIRST)
        .iv(InitializationVector.parse(iv))
        .build()
        .begin();
  }

  private static String constantIv(TitleProtection title) throws Exception {
    TrackProtection track = title.protect(Tracks.video()).orElseThrow();
    return track.parameters().constantIv().orElseThrow().toString();
  }

  private static String sampleIv(TitleProtection title, long sample) throws Exception {
    return sampleIv(title.protect(Tracks.video()).orElseThrow(), sample);
  }

  private static String sampleIv(TrackProtection track, long sample) {
    ByteBuffer iv = ByteBuffer.allocate(track.parameters().perSampleIvBytes());
    track.protector(sample).putIv(/* sampleInSegment= */ 0, iv);
    return HexFormat.of().formatHex(iv.array());
  }

  private static Optional<KeyId> keyId(TitleProtection title, Track track) throws Exception {
    return title.protect(track).map(it -> it.parameters().defaultKeyId());
  }

  private static Track longer(Track track) {
    SampleTable samples =
        new SampleTableBuilder(/* expectedCount= */ 1)
            .add(
                /* sizeBytes= */ 101,
                /* offsetBytes= */ 0,
                /* durationTicks= */ 1,
                /* compositionOffsetTicks= */ 0,
                /* isSync= */ true)
            .build();
    return track.withSamples(samples);
  }

  /** Planning again is what a given base is for. */
  @Test
  void protect_sameTitleAgainWithGivenBase_sameVectors() throws Exception {
    CommonEncryption encryption = withGivenBase(KeySource.of(FIRST));
    TitleProtection first = encryption.begin();
    TitleProtection second = encryption.begin();

    for (Track track : List.of(Tracks.video(), Tracks.audio())) {
      assertThat(second.protect(track).orElseThrow().parameters())
          .isEqualTo(first.protect(track).orElseThrow().parameters());
    }
  }

  @Test
  void protect_otherTitleWithGivenBase_refusedByName() throws Exception {
    CommonEncryption encryption = withGivenBase(KeySource.of(FIRST));
    assertThat(encryption.begin().protect(Tracks.video())).isPresent();
    TitleProtection second = encryption.begin();

    assertThatIllegalStateException()
        .isThrownBy(() -> second.protect(longer(Tracks.video())))
        .withMessageStartingWith("iv(InitializationVector): the same vectors would be used twice")
        .withMessageContaining(FIRST.keyId().toString())
        .withMessageNotContaining(KEY);
  }

  /**
   * What a track is in its title decides its vectors, and the other title had another one there.
   */
  @Test
  void protect_otherTracksOfTheTitleWithGivenBase_refused() throws Exception {
    CommonEncryption encryption = withGivenBase(KeySource.of(FIRST));
    assertThat(encryption.begin().protect(Tracks.video())).isPresent();
    TitleProtection second = encryption.begin();

    assertThatIllegalStateException().isThrownBy(() -> second.protect(Tracks.audio()));
  }

  /** The value of the key counts, under whichever id and in whichever object. */
  @Test
  void protect_otherTitleWithGivenBaseAndSameKeyUnderOtherId_refused() throws Exception {
    Deque<ContentKey> keys = new ArrayDeque<>();
    keys.add(ContentKey.of("a".repeat(32), KEY));
    keys.add(ContentKey.of("b".repeat(32), KEY));
    CommonEncryption encryption = withGivenBase(request -> keys.remove());
    assertThat(encryption.begin().protect(Tracks.video())).isPresent();
    TitleProtection second = encryption.begin();

    assertThatIllegalStateException().isThrownBy(() -> second.protect(longer(Tracks.video())));
  }

  @Test
  void protect_otherTitleWithGivenBaseAndOtherKey_protected() throws Exception {
    Deque<ContentKey> keys = new ArrayDeque<>(List.of(FIRST, SECOND));
    CommonEncryption encryption = withGivenBase(request -> keys.remove());

    assertThat(encryption.begin().protect(Tracks.video())).isPresent();
    assertThat(encryption.begin().protect(longer(Tracks.video()))).isPresent();
  }

  @Test
  void protect_otherTitleWithRandomBase_protected() throws Exception {
    CommonEncryption encryption = CommonEncryption.cenc(FIRST);

    assertThat(encryption.begin().protect(Tracks.video())).isPresent();
    assertThat(encryption.begin().protect(longer(Tracks.video()))).isPresent();
  }

  private static CommonEncryption withGivenBase(KeySource source) {
    return CommonEncryption.builder(Scheme.CENC)
        .key(TrackSelector.all(), source)
        .iv(InitializationVector.parse("0000000000000000"))
        .build();
  }
}
