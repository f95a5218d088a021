package io.github.fragmill.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.ProtectionMismatchException;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.port.PresentationTrack;
import io.github.fragmill.crypto.testing.Tracks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which tracks of a presentation are encrypted, and with what. */
final class TrackRulesTest {

  private static final String KEY = "00112233445566778899aabbccddeeff";
  private static final ContentKey FIRST = ContentKey.of("a".repeat(32), KEY);
  private static final ContentKey SECOND = ContentKey.of("b".repeat(32), "1" + KEY.substring(1));
  private static final Track LOW = Tracks.video(/* heightPixels= */ 360);
  private static final Track HIGH = Tracks.video(/* heightPixels= */ 1080);

  private static CommonEncryption.Builder builder() {
    return CommonEncryption.builder(Scheme.CBCS);
  }

  /** Returns the key ids of the tracks, empty for one that is clear. */
  private static List<Optional<KeyId>> protect(
      CommonEncryption.Builder builder, PresentationTrack... tracks) throws FragmillException {
    return builder.build().protect(List.of(tracks)).tracks().stream()
        .map(track -> track.map(it -> it.parameters().defaultKeyId()))
        .toList();
  }

  private static List<Optional<KeyId>> protect(CommonEncryption.Builder builder, Track... tracks)
      throws FragmillException {
    return protect(
        builder,
        Stream.of(tracks)
            .map(track -> new PresentationTrack("film.mp4: track 7", track, track, 0))
            .toArray(PresentationTrack[]::new));
  }

  @Test
  void protect_noRuleChoosesTheTrack_refusedByName() {
    CommonEncryption.Builder builder =
        builder()
            .key(TrackSelector.video().upToHeight(720), FIRST)
            .leaveClear(TrackSelector.audio().language("sv"));

    assertThatExceptionOfType(ProtectionMismatchException.class)
        .isThrownBy(() -> protect(builder, LOW, HIGH))
        .withMessage(
            "film.mp4: track 7, video 640x1080 would be clear: no rule chooses it, found key for"
                + " video, height up to 720; clear for audio, language sv; give a key for it, or"
                + " leave it clear explicitly");
    assertThatExceptionOfType(ProtectionMismatchException.class)
        .isThrownBy(() -> protect(builder, LOW, Tracks.audio()));
  }

  /** It would be all clear anyway; whoever lengthens the film must not find it published. */
  @Test
  void protect_noRuleChoosesATrackWithinTheClearLead_refused() throws Exception {
    CommonEncryption.Builder builder =
        builder().key(TrackSelector.video(), FIRST).clearLead(Duration.ofHours(1));

    assertThat(protect(builder, HIGH)).containsExactly(Optional.empty());
    assertThatExceptionOfType(ProtectionMismatchException.class)
        .isThrownBy(() -> protect(builder, HIGH, Tracks.audio()));
  }

  @Test
  void protect_leaveClear_staysClear() throws Exception {
    assertThat(
            protect(
                builder().key(TrackSelector.video(), FIRST).leaveClear(TrackSelector.audio()),
                HIGH,
                Tracks.audio()))
        .containsExactly(Optional.of(FIRST.keyId()), Optional.empty());
  }

  @Test
  void protect_keyAndLeaveClearChooseTheTrack_firstGivenCounts() throws Exception {
    assertThat(
            protect(
                builder()
                    .leaveClear(TrackSelector.video().upToHeight(360))
                    .key(TrackSelector.video(), FIRST)
                    .leaveClear(TrackSelector.all()),
                LOW,
                HIGH,
                Tracks.audio()))
        .containsExactly(Optional.empty(), Optional.of(FIRST.keyId()), Optional.empty());
  }

  /** No source is asked for a key that is not used. */
  @Test
  void protect_rulesWithoutATrack_refusedByNameBeforeKeysAreAskedFor() {
    CommonEncryption.Builder builder =
        builder()
            .key(TrackSelector.video().upToHeight(720), request -> raise())
            .key(TrackSelector.video().aboveHeight(720), request -> raise())
            .leaveClear(TrackSelector.audio());

    assertThatExceptionOfType(ProtectionMismatchException.class)
        .isThrownBy(() -> protect(builder, LOW))
        .withMessage(
            "no track left for key for video, height above 720; clear for audio:"
                + " found film.mp4: track 7, video 640x360, for each of which one rule counts;"
                + " remove what is not needed");
  }

  private static ContentKey raise() {
    throw new AssertionError("no key is needed");
  }

  /** A slip in the order would encrypt the high quality with the key for the low one. */
  @Test
  void protect_anEarlierRuleTookAllTracksOfARule_refused() {
    CommonEncryption.Builder builder =
        builder()
            .leaveClear(TrackSelector.video())
            .key(TrackSelector.video().aboveHeight(720), FIRST);

    assertThatExceptionOfType(ProtectionMismatchException.class)
        .isThrownBy(() -> protect(builder, HIGH))
        .withMessageStartingWith("no track left for key for video, height above 720: ");
  }

  @Test
  void protect_oneRuleTwice_secondRefused() {
    KeySource source = FixedKeys.of(FIRST);
    TrackSelector video = TrackSelector.video();

    assertThatExceptionOfType(ProtectionMismatchException.class)
        .isThrownBy(() -> protect(builder().key(video, source).key(video, source), HIGH))
        .withMessageStartingWith("no track left for key for video: ");
  }

  /** Subtitles by themselves, for example. */
  @Test
  void protect_noAudioAndVideo_hasNothingToProtect() throws Exception {
    assertThat(CommonEncryption.cbcs(FIRST).protect(List.of()).tracks()).isEmpty();
  }

  @Test
  void protect_optionalRulesWithoutATrack_accepted() throws Exception {
    CommonEncryption.Builder builder =
        builder()
            .keyIfPresent(TrackSelector.audio().language("sv"), FixedKeys.of(SECOND))
            .key(TrackSelector.video(), FIRST)
            .leaveClearIfPresent(TrackSelector.audio());

    assertThat(protect(builder, HIGH)).containsExactly(Optional.of(FIRST.keyId()));
    assertThat(
            protect(
                builder,
                HIGH,
                Tracks.audio().withLanguage("sv"),
                Tracks.audio().withLanguage("en")))
        .containsExactly(Optional.of(FIRST.keyId()), Optional.of(SECOND.keyId()), Optional.empty());
  }

  @Test
  void protect_optionalRules_otherTracksAreRefusedNevertheless() {
    CommonEncryption.Builder builder =
        builder().keyIfPresent(TrackSelector.audio(), FixedKeys.of(FIRST));

    assertThatExceptionOfType(ProtectionMismatchException.class)
        .isThrownBy(() -> protect(builder, HIGH));
  }

  /** Selectors may ask for what trick play has less of. */
  @Test
  void protect_trickPlay_hasTheRuleOfItsMainTrack() throws Exception {
    TrackSelector largeOnes = track -> track.samples().totalBytes() > 50;
    Track trickPlay =
        HIGH.withSamples(
            new SampleTableBuilder(/* expectedCount= */ 1)
                .add(
                    /* sizeBytes= */ 50,
                    /* offsetBytes= */ 0,
                    /* durationTicks= */ 1,
                    /* compositionOffsetTicks= */ 0,
                    /* isSync= */ true)
                .build());
    PresentationTrack[] tracks = {
      new PresentationTrack("film", HIGH, HIGH, 0),
      new PresentationTrack("trick", HIGH, trickPlay, 0)
    };

    assertThat(protect(builder().key(largeOnes, FIRST), tracks))
        .containsExactly(Optional.of(FIRST.keyId()), Optional.of(FIRST.keyId()));
    assertThatExceptionOfType(ProtectionMismatchException.class)
        .isThrownBy(
            () ->
                protect(builder().key(largeOnes, FIRST).leaveClear(TrackSelector.audio()), tracks))
        .withMessageContaining(": found film, video 640x1080, for each");
  }

  @Test
  void protect_rotatedKeysOfOtherTracks_areNotAskedFor() throws Exception {
    List<Long> asked = new ArrayList<>();
    CommonEncryption.Builder builder =
        builder()
            .leaveClear(TrackSelector.audio())
            .key(
                TrackSelector.all(),
                request -> {
                  asked.add(request.period());
                  return request.period() == 0 ? FIRST : SECOND;
                })
            .rotateKeys(Duration.ofSeconds(2));

    assertThat(
            protect(
                builder,
                PresentationTrack.of(Tracks.audio(), 0, 2000, 4000),
                PresentationTrack.of(HIGH, 0, 2000)))
        .containsExactly(Optional.empty(), Optional.of(FIRST.keyId()));
    assertThat(asked).containsExactly(0L, 1L);
  }

  @Test
  void build_onlyClearRules_refused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> builder().leaveClear(TrackSelector.all()).build())
        .withMessageStartingWith("key(TrackSelector, ContentKey): expected at least one");
  }

  @Test
  void toString_clearRules_areNoKeys() {
    assertThat(builder().leaveClear(TrackSelector.audio()).key(TrackSelector.all(), FIRST).build())
        .hasToString("cbcs with [content key aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa]");
  }
}
