package io.github.fragmill.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.core.error.PackagingCancelledException;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.protect.TitleProtection;
import io.github.fragmill.crypto.testing.Tracks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a title makes of the sources of its keys. */
final class KeySourceTest {

  private static final String KEY = "00112233445566778899aabbccddeeff";
  private static final ContentKey FIRST = ContentKey.of("a".repeat(32), KEY);
  private static final ContentKey SECOND = ContentKey.of("b".repeat(32), "1" + KEY.substring(1));

  @Test
  void contentKey_severalTracksOfASelector_askedOnce() throws Exception {
    RecordingSource video = new RecordingSource(FIRST);
    RecordingSource audio = new RecordingSource(SECOND);
    CommonEncryption protection =
        CommonEncryption.builder(Scheme.CENS)
            .key(TrackSelector.video(), video)
            .key(TrackSelector.audio(), audio)
            .build();
    assertThat(video.requests).isEmpty();

    TitleProtection title = protection.begin();
    assertThat(keyOf(title)).isEqualTo("a".repeat(32));
    assertThat(keyOf(title)).isEqualTo("a".repeat(32));
    assertThat(keyOf(protection.begin())).isEqualTo("a".repeat(32));

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
    TitleProtection title =
        CommonEncryption.builder(Scheme.CBCS)
            .key(TrackSelector.video(), source)
            .key(TrackSelector.audio(), source)
            .build()
            .begin();

    title.protect(Tracks.audio());
    title.protect(Tracks.video());
    title.protect(Tracks.audio());

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
    KeySourceException refused = new KeySourceException("no licence for this title");
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
  void contentKey_oneKeyIdWithTwoKeys_refusedWithoutTheKeys() throws Exception {
    TitleProtection title =
        CommonEncryption.builder(Scheme.CBCS)
            .key(TrackSelector.video(), FIRST)
            .key(
                TrackSelector.audio(),
                request -> ContentKey.of("a".repeat(32), "1" + KEY.substring(1)))
            .build()
            .begin();
    title.protect(Tracks.video());

    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(() -> title.protect(Tracks.audio()))
        .withMessage(
            "the key source for audio gave another key for key id"
                + " aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa than the title has");
  }

  @Test
  void protect_sourceFails_nextTrackAsksAgain() throws Exception {
    List<ContentKey> keys = new ArrayList<>();
    TitleProtection title =
        CommonEncryption.builder(Scheme.CBCS)
            .key(TrackSelector.all(), request -> keys.get(0))
            .build()
            .begin();
    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(() -> title.protect(Tracks.video()));

    keys.add(FIRST);

    assertThat(keyOf(title)).isEqualTo("a".repeat(32));
  }

  @Test
  void toString_ofProtection_nothingOfTheSource() {
    record Telling(String secret) implements KeySource {
      @Override
      public ContentKey contentKey(KeyRequest request) {
        return FIRST;
      }
    }

    assertThat(
            CommonEncryption.builder(Scheme.CBCS)
                .key(TrackSelector.video(), new Telling(KEY))
                .key(TrackSelector.audio(), SECOND)
                .build())
        .hasToString("cbcs with [a key source, content key bbbbbbbb-bbbb-bbbb-bbbb-bbbbbbbbbbbb]");
  }

  private static ContentKey raise(IOException failure) throws IOException {
    throw failure;
  }

  private static void protect(KeySource source) throws IOException {
    CommonEncryption.builder(Scheme.CBCS)
        .key(TrackSelector.video(), source)
        .build()
        .begin()
        .protect(Tracks.video());
  }

  private static String keyOf(TitleProtection title) throws IOException {
    return title.protect(Tracks.video()).orElseThrow().parameters().defaultKeyId().toHex();
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
