package io.github.fragmill.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.protect.TrackEncryption;
import io.github.fragmill.core.protect.port.PresentationTrack;
import io.github.fragmill.crypto.testing.Tracks;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a presentation makes of a source that decides which track has which key. */
final class TrackKeySourceTest {

  private static final String KEY = "00112233445566778899aabbccddeeff";
  private static final ContentKey FIRST = ContentKey.of("a".repeat(32), KEY);
  private static final ContentKey SECOND = ContentKey.of("b".repeat(32), "1" + KEY.substring(1));

  private final List<List<TrackKeyRequest>> asked = new ArrayList<>();

  @Test
  void trackKeys_severalTracksAndPeriods_askedOnceForAll() throws Exception {
    TrackKeySource source =
        requests -> {
          asked.add(requests);
          return requests.stream()
              .map(it -> Optional.of(KeyGrant.of(it.period() == 0 ? FIRST : SECOND)))
              .toList();
        };

    List<Optional<TrackEncryption>> tracks =
        protect(
            CommonEncryption.builder(Scheme.CBCS).keys(source).rotateKeys(Duration.ofMillis(500)),
            PresentationTrack.of(Tracks.video(), 0, 500),
            PresentationTrack.of(Tracks.audio(), 0, 500));

    assertThat(asked).hasSize(1);
    assertThat(asked.get(0)).extracting(TrackKeyRequest::period).containsExactly(0L, 1L, 0L, 1L);
    assertThat(tracks)
        .allSatisfy(
            track -> {
              assertThat(track.orElseThrow().keyId(0)).isEqualTo(FIRST.keyId());
              assertThat(track.orElseThrow().keyId(1)).isEqualTo(SECOND.keyId());
            });
  }

  @Test
  void trackKeys_trickPlay_asksForItsVideoOnce() throws Exception {
    Track video = Tracks.video();
    TrackKeySource source =
        requests -> {
          asked.add(requests);
          return requests.stream().map(it -> Optional.of(KeyGrant.of(FIRST))).toList();
        };

    protect(
        CommonEncryption.builder(Scheme.CBCS).keys(source),
        new PresentationTrack("video", video, video, 0),
        new PresentationTrack("trick play", video, Tracks.video(), 0));

    assertThat(asked.get(0)).extracting(TrackKeyRequest::name).containsExactly("video");
  }

  @Test
  void keys_trackOfARuleBefore_isNotAskedFor() throws Exception {
    TrackKeySource source =
        requests -> {
          asked.add(requests);
          return List.of(Optional.of(KeyGrant.of(SECOND)));
        };

    List<Optional<TrackEncryption>> tracks =
        protect(
            CommonEncryption.builder(Scheme.CBCS).leaveClear(TrackSelector.audio()).keys(source),
            PresentationTrack.of(Tracks.video(), 0),
            PresentationTrack.of(Tracks.audio(), 0));

    assertThat(asked.get(0)).hasSize(1);
    assertThat(tracks.get(0)).isPresent();
    assertThat(tracks.get(1)).isEmpty();
  }

  @Test
  void trackKeys_noKeyInOnePeriod_refused() {
    refused(
        requests -> List.of(Optional.of(KeyGrant.of(FIRST)), Optional.empty()),
        "the key source for track 1 gave no key for the crypto period of index 1: expected one for"
            + " each period of the track or for none");
  }

  @Test
  void trackKeys_fewerAnswers_refused() {
    refused(requests -> List.of(), "expected one answer for each of 2 requests, found 0");
  }

  @Test
  void trackKeys_failure_typedWithoutItsMessage() {
    refused(
        requests -> {
          throw new IOException(KEY);
        },
        "the key source for track 1 failed: java.io.IOException");
  }

  @Test
  void periodStarts_ofAnyLength_keysChangeThere() throws Exception {
    List<Optional<TrackEncryption>> tracks =
        protect(
            CommonEncryption.builder(Scheme.CBCS).keys(Starting.at(0L, 100L, 700L)),
            PresentationTrack.of(Tracks.video(), 0, 99, 100, 699, 700, 5_000));

    assertThat(List.of(0, 1, 2, 3, 4, 5))
        .map(tracks.get(0).orElseThrow()::keyId)
        .containsExactly(
            FIRST.keyId(),
            FIRST.keyId(),
            SECOND.keyId(),
            SECOND.keyId(),
            FIRST.keyId(),
            FIRST.keyId());
  }

  @Test
  void periodStarts_thatDoNotAscendFromZero_refused() {
    for (Starting starting : List.of(Starting.at(1L), Starting.at(0L, 2L, 2L))) {
      assertThatIllegalStateException()
          .isThrownBy(() -> CommonEncryption.builder(Scheme.CBCS).keys(starting).build())
          .withMessageContaining("expected crypto periods that begin at zero and ascend");
    }
  }

  /** Has the first key in even periods, and periods that begin after milliseconds. */
  private record Starting(List<Long> millis) implements TrackKeySource {

    static Starting at(Long... millis) {
      return new Starting(List.of(millis));
    }

    @Override
    public List<Optional<KeyGrant>> trackKeys(List<TrackKeyRequest> requests) {
      return requests.stream()
          .map(it -> Optional.of(KeyGrant.of(it.period() % 2 == 0 ? FIRST : SECOND)))
          .toList();
    }

    @Override
    public List<Duration> periodStarts() {
      List<Duration> starts = new ArrayList<>();
      for (long start : millis) {
        starts.add(Duration.ofMillis(start));
      }
      return starts;
    }
  }

  private static void refused(TrackKeySource source, String reason) {
    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(
            () ->
                protect(
                    CommonEncryption.builder(Scheme.CBCS)
                        .keys(source)
                        .rotateKeys(Duration.ofMillis(500)),
                    PresentationTrack.of(Tracks.video(), 0, 500)))
        .withMessageContaining(reason)
        .withMessageNotContaining(KEY);
  }

  private static List<Optional<TrackEncryption>> protect(
      CommonEncryption.Builder builder, PresentationTrack... tracks) throws Exception {
    return builder.build().protect(List.of(tracks)).tracks();
  }
}
