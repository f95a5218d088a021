package io.github.fragmill.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.ProtectionMismatchException;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.protect.TitleProtection;
import io.github.fragmill.core.protect.TitleTrack;
import io.github.fragmill.core.protect.TrackProtection;
import io.github.fragmill.crypto.testing.Tracks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which tracks of a title are encrypted, and with what. */
final class TrackRulesTest {

  private static final String KEY = "00112233445566778899aabbccddeeff";
  private static final ContentKey FIRST = ContentKey.of("a".repeat(32), KEY);
  private static final ContentKey SECOND = ContentKey.of("b".repeat(32), "1" + KEY.substring(1));
  private static final Track LOW = Tracks.video(/* heightPixels= */ 360);
  private static final Track HIGH = Tracks.video(/* heightPixels= */ 1080);

  private static CommonEncryption.Builder builder() {
    return CommonEncryption.builder(Scheme.CBCS);
  }

  private static Optional<TrackProtection> protect(TitleProtection title, Track track)
      throws FragmillException {
    return title.protect(new TitleTrack("film.mp4: track 7", track, track), 0);
  }

  private static void assertKey(ContentKey key, Optional<TrackProtection> protection) {
    assertThat(protection).map(it -> it.parameters().defaultKeyId()).contains(key.keyId());
  }

  @Test
  void protect_noRuleChoosesTheTrack_refusedByName() throws Exception {
    TitleProtection title =
        builder()
            .key(TrackSelector.video().upToHeight(720), FIRST)
            .leaveClear(TrackSelector.audio().language("sv"))
            .build()
            .begin();
    assertKey(FIRST, protect(title, LOW));

    assertThatExceptionOfType(ProtectionMismatchException.class)
        .isThrownBy(() -> protect(title, HIGH))
        .withMessage(
            "film.mp4: track 7, video 640x1080 would be clear: no rule chooses it, found key for"
                + " video, height up to 720; clear for audio, language sv; give a key for it, or"
                + " leave it clear explicitly");
    assertThatExceptionOfType(ProtectionMismatchException.class)
        .isThrownBy(() -> protect(title, Tracks.audio()));
  }

  /** It would be all clear anyway; whoever lengthens the film must not find it published. */
  @Test
  void protect_noRuleChoosesATrackWithinTheClearLead_refused() throws Exception {
    TitleProtection title =
        builder().key(TrackSelector.video(), FIRST).clearLead(Duration.ofHours(1)).build().begin();

    assertThat(protect(title, HIGH)).isEmpty();
    assertThatExceptionOfType(ProtectionMismatchException.class)
        .isThrownBy(() -> protect(title, Tracks.audio()));
    title.complete();
  }

  @Test
  void protect_leaveClear_staysClear() throws Exception {
    TitleProtection title =
        builder()
            .key(TrackSelector.video(), FIRST)
            .leaveClear(TrackSelector.audio())
            .build()
            .begin();

    assertKey(FIRST, protect(title, HIGH));
    assertThat(protect(title, Tracks.audio())).isEmpty();
    title.complete();
  }

  @Test
  void protect_keyAndLeaveClearChooseTheTrack_firstGivenCounts() throws Exception {
    TitleProtection title =
        builder()
            .leaveClear(TrackSelector.video().upToHeight(360))
            .key(TrackSelector.video(), FIRST)
            .leaveClear(TrackSelector.all())
            .build()
            .begin();

    assertThat(protect(title, LOW)).isEmpty();
    assertKey(FIRST, protect(title, HIGH));
    assertThat(protect(title, Tracks.audio())).isEmpty();
    title.complete();
  }

  @Test
  void complete_rulesWithoutATrack_refusedByName() throws Exception {
    TitleProtection title =
        builder()
            .key(TrackSelector.video().upToHeight(720), FIRST)
            .key(TrackSelector.video().aboveHeight(720), request -> SECOND)
            .leaveClear(TrackSelector.audio())
            .build()
            .begin();
    protect(title, LOW);

    assertThatExceptionOfType(ProtectionMismatchException.class)
        .isThrownBy(title::complete)
        .withMessage(
            "no track left for key for video, height above 720; clear for audio:"
                + " found film.mp4: track 7, video 640x360, for each of which one rule counts;"
                + " remove what is not needed");
  }

  /** A slip in the order would encrypt the high quality with the key for the low one. */
  @Test
  void complete_anEarlierRuleTookAllItsTracks_refused() throws Exception {
    TitleProtection title =
        builder()
            .leaveClear(TrackSelector.video())
            .key(TrackSelector.video().aboveHeight(720), FIRST)
            .build()
            .begin();
    assertThat(protect(title, HIGH)).isEmpty();

    assertThatExceptionOfType(ProtectionMismatchException.class)
        .isThrownBy(title::complete)
        .withMessageStartingWith("no track left for key for video, height above 720: ");
  }

  /** Subtitles by themselves, for example. */
  @Test
  void complete_titleWithoutAudioAndVideo_hasNothingToProtect() throws Exception {
    CommonEncryption.cbcs(FIRST).begin().complete();
  }

  @Test
  void complete_optionalRulesWithoutATrack_accepted() throws Exception {
    CommonEncryption protection =
        builder()
            .keyIfPresent(TrackSelector.audio().language("sv"), KeySource.of(SECOND))
            .key(TrackSelector.video(), FIRST)
            .leaveClearIfPresent(TrackSelector.audio())
            .build();

    TitleProtection silent = protection.begin();
    assertKey(FIRST, protect(silent, HIGH));
    silent.complete();

    TitleProtection swedish = protection.begin();
    assertKey(FIRST, protect(swedish, HIGH));
    assertKey(SECOND, protect(swedish, Tracks.audio().withLanguage("sv")));
    assertThat(protect(swedish, Tracks.audio().withLanguage("en"))).isEmpty();
    swedish.complete();
  }

  @Test
  void protect_optionalRules_otherTracksAreRefusedNevertheless() {
    TitleProtection title =
        builder().keyIfPresent(TrackSelector.audio(), KeySource.of(FIRST)).build().begin();

    assertThatExceptionOfType(ProtectionMismatchException.class)
        .isThrownBy(() -> protect(title, HIGH));
  }

  /** Selectors may ask for what trick play has less of. */
  @Test
  void protect_trickPlay_hasTheRuleOfItsMainTrack() throws Exception {
    TrackSelector largeOnes = track -> track.samples().totalBytes() > 50;
    TitleProtection title =
        builder().key(largeOnes, FIRST).leaveClear(TrackSelector.audio()).build().begin();
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

    Optional<TrackProtection> main = protect(title, HIGH);
    assertKey(FIRST, title.protect(new TitleTrack("trick", HIGH, trickPlay), 0));
    assertKey(FIRST, main);

    assertThatExceptionOfType(ProtectionMismatchException.class)
        .isThrownBy(title::complete)
        .withMessageContaining(": found film.mp4: track 7, video 640x1080, for each");
  }

  @Test
  void protect_rotatedKeysOfOtherTracks_areNotAskedFor() throws Exception {
    List<Long> asked = new ArrayList<>();
    TitleProtection title =
        builder()
            .leaveClear(TrackSelector.audio())
            .key(
                TrackSelector.all(),
                request -> {
                  asked.add(request.period());
                  return request.period() == 0 ? FIRST : SECOND;
                })
            .rotateKeys(Duration.ofSeconds(2))
            .build()
            .begin();

    assertThat(title.protect(Tracks.audio(), 0, 2000)).isEmpty();
    assertThat(asked).isEmpty();
    assertThat(title.protect(HIGH, 0, 2000)).isPresent();
    assertThat(asked).hasSize(2);
    title.complete();
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
