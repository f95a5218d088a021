package io.github.fragmill.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.core.error.PackagingCancelledException;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.protect.port.PresentationTrack;
import io.github.fragmill.crypto.testing.ProtectedTrack;
import io.github.fragmill.crypto.testing.Tracks;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a presentation makes of the sources of its keys. */
final class KeySourceTest {

  private static final String KEY = "00112233445566778899aabbccddeeff";
  private static final ContentKey FIRST = ContentKey.of("a".repeat(32), KEY);
  private static final ContentKey SECOND = ContentKey.of("b".repeat(32), "1" + KEY.substring(1));

  @Test
  void contentKey_severalTracksOfASelector_askedOnceInAPresentation() throws Exception {
    RecordingSource video = new RecordingSource(FIRST);
    RecordingSource audio = new RecordingSource(SECOND);
    CommonEncryption protection =
        CommonEncryption.builder(Scheme.CENS)
            .key(TrackSelector.video(), video)
            .keyIfPresent(TrackSelector.audio(), audio)
            .build();
    assertThat(video.requests).isEmpty();

    assertThat(ProtectedTrack.allOf(protection, Tracks.video(), Tracks.video()))
        .allMatch(track -> track.parameters().defaultKeyId().equals(FIRST.keyId()));
    ProtectedTrack.of(protection, Tracks.video());

    assertThat(video.requests)
        .extracting(KeyRequest::toString)
        .containsExactly(
            "KeyRequest[scheme=CENS, tracks=video, period=0]",
            "KeyRequest[scheme=CENS, tracks=video, period=0]");
    assertThat(audio.requests).isEmpty();
  }

  @Test
  void contentKey_oneSourceForTwoSelectors_askedForEach() throws Exception {
    RecordingSource source = new RecordingSource(FIRST);

    protectAll(source, Tracks.audio(), Tracks.video(), Tracks.audio());

    assertThat(source.requests)
        .extracting(request -> request.tracks().toString())
        .containsExactly("audio", "video");
  }

  @Test
  void contentKey_failure_typedWithoutItsMessage() {
    IOException failure = new IOException("403 for " + KEY);

    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(() -> protect(request -> raise(failure)))
        .withMessage("the key source for video failed: java.io.IOException")
        .withCause(failure);
  }

  @Test
  void contentKey_runtimeFailure_typedToo() {
    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(
            () ->
                protect(
                    request -> {
                      throw new IllegalArgumentException(KEY);
                    }))
        .withMessage("the key source for video failed: java.lang.IllegalArgumentException");
  }

  @Test
  @SuppressWarnings("NullAway") // what a caller without such checks might do
  void contentKey_null_refused() {
    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(() -> protect(request -> null))
        .withMessageStartingWith("the key source for video failed");
  }

  @Test
  void contentKey_failureOfTheLibrarysTypes_passedOn() {
    KeySourceException refused = new KeySourceException("no licence for this film");
    PackagingCancelledException cancelled =
        new PackagingCancelledException("waiting for a key", new InterruptedException());

    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(() -> protect(request -> raise(refused)))
        .isSameAs(refused);
    assertThatExceptionOfType(PackagingCancelledException.class)
        .isThrownBy(() -> protect(request -> raise(cancelled)))
        .isSameAs(cancelled);
  }

  @Test
  void contentKey_oneKeyIdWithTwoKeys_refusedWithoutTheKeys() {
    CommonEncryption protection =
        CommonEncryption.builder(Scheme.CBCS)
            .key(TrackSelector.video(), FIRST)
            .key(
                TrackSelector.audio(),
                request -> ContentKey.of("a".repeat(32), "1" + KEY.substring(1)))
            .build();

    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(() -> ProtectedTrack.allOf(protection, Tracks.video(), Tracks.audio()))
        .withMessage(
            "the key source for audio gave another key for key id"
                + " aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa than the presentation has");
  }

  @Test
  void contentKey_failedBefore_nextPresentationAsksAgain() throws Exception {
    List<ContentKey> keys = new ArrayList<>();
    KeySource source = request -> keys.get(0);
    assertThatExceptionOfType(KeySourceException.class).isThrownBy(() -> protect(source));

    keys.add(FIRST);

    protect(source);
  }

  @Test
  void contentKeys_batchForTwoSelectorsAndTwoPeriods_askedOnceForAll() throws Exception {
    List<List<String>> asked = new ArrayList<>();
    BatchKeySource source =
        requests -> {
          asked.add(requests.stream().map(it -> it.tracks() + " " + it.period()).toList());
          return requests.stream()
              .map(it -> KeyGrant.of(it.tracks().toString().equals("audio") ? SECOND : FIRST))
              .toList();
        };
    CommonEncryption protection =
        CommonEncryption.builder(Scheme.CENC)
            .key(TrackSelector.video(), source)
            .key(TrackSelector.audio(), source)
            .rotateKeys(Duration.ofSeconds(2))
            .build();

    List<ProtectedTrack> tracks =
        ProtectedTrack.allOf(
            protection,
            List.of(
                PresentationTrack.of(Tracks.video(), 0, 2000),
                PresentationTrack.of(Tracks.audio(), 0, 1000, 2000),
                PresentationTrack.of(Tracks.video(), 0, 2000)));

    assertThat(asked).containsExactly(List.of("video 0", "video 1", "audio 0", "audio 1"));
    assertThat(tracks)
        .extracting(track -> track.parameters().defaultKeyId())
        .containsExactly(FIRST.keyId(), SECOND.keyId(), FIRST.keyId());
  }

  @Test
  void contentKeys_failure_namesAllSelectors() {
    BatchKeySource source =
        requests -> {
          throw new IOException("403 for " + KEY);
        };

    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(() -> protectAll(source, Tracks.audio(), Tracks.video(), Tracks.audio()))
        .withMessage("the key source for audio; video failed: java.io.IOException");
  }

  @Test
  void contentKeys_fewerAnswersThanRequests_refused() {
    BatchKeySource source = requests -> List.of(KeyGrant.of(FIRST));

    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(() -> protectAll(source, Tracks.audio(), Tracks.video()))
        .withMessage(
            "the key source for audio; video: expected one answer for each of 2 requests, found 1");
  }

  @Test
  void contentKey_ofABatchSource_isItsAnswer() throws Exception {
    BatchKeySource source = requests -> List.of(KeyGrant.of(FIRST));

    assertThat(source.contentKey(new KeyRequest(Scheme.CBCS, TrackSelector.all(), 0)))
        .isSameAs(FIRST);
  }

  @Test
  void toString_ofProtection_nothingOfTheSource() {
    record Talkative(String secret) implements KeySource {
      @Override
      public ContentKey contentKey(KeyRequest request) {
        return FIRST;
      }
    }

    assertThat(
            CommonEncryption.builder(Scheme.CBCS)
                .key(TrackSelector.video(), new Talkative(KEY))
                .key(TrackSelector.audio(), SECOND)
                .build())
        .hasToString("cbcs with [a key source, content key bbbbbbbb-bbbb-bbbb-bbbb-bbbbbbbbbbbb]");
  }

  private static ContentKey raise(IOException failure) throws IOException {
    throw failure;
  }

  private static void protect(KeySource source) throws IOException {
    ProtectedTrack.of(
        CommonEncryption.builder(Scheme.CBCS).key(TrackSelector.video(), source).build(),
        Tracks.video());
  }

  private static void protectAll(KeySource source, Track... tracks) throws IOException {
    ProtectedTrack.allOf(
        CommonEncryption.builder(Scheme.CBCS)
            .key(TrackSelector.video(), source)
            .key(TrackSelector.audio(), source)
            .build(),
        tracks);
  }

  /** Writes down what it is asked. */
  private static final class RecordingSource implements KeySource {

    private final ContentKey key;
    private final List<KeyRequest> requests = new ArrayList<>();

    RecordingSource(ContentKey key) {
      this.key = key;
    }

    @Override
    public ContentKey contentKey(KeyRequest request) {
      requests.add(request);
      return key;
    }
  }
}
