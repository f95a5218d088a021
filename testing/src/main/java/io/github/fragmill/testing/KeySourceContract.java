package io.github.fragmill.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.KeyRequest;
import io.github.fragmill.crypto.KeySource;
import io.github.fragmill.crypto.Scheme;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * What every {@link KeySource} must do. A test class of an implementation extends this one:
 *
 * <pre>{@code
 * class KeyServerTest extends KeySourceContract {
 *
 *   @Override
 *   protected KeySource keySource() {
 *     return new KeyServer(fake, "film-7");
 *   }
 * }
 * }</pre>
 */
public abstract class KeySourceContract {

  /** For the test class of an implementation. */
  protected KeySourceContract() {}

  /** Returns a key source that has a key for each of {@link #requests()}. */
  protected abstract KeySource keySource();

  /**
   * Returns what the key source is asked for: unless it is overridden, the keys of video and of
   * audio for {@link Scheme#CBCS}, in one crypto period.
   */
  protected List<KeyRequest> requests() {
    return List.of(
        new KeyRequest(Scheme.CBCS, TrackSelector.video(), /* period= */ 0),
        new KeyRequest(Scheme.CBCS, TrackSelector.audio(), /* period= */ 0));
  }

  @Test
  public void contentKey_eachRequest_isAnsweredWithAUsableKey() throws IOException {
    KeySource source = keySource();
    for (KeyRequest request : requests()) {
      assertUsable(source.contentKey(request), request);
    }
  }

  @Test
  public void contentKey_laterRequests_leaveEarlierKeysUsable() throws IOException {
    KeySource source = keySource();
    List<ContentKey> keys = new ArrayList<>();
    for (int title = 0; title < 2; title++) {
      for (KeyRequest request : requests()) {
        keys.add(source.contentKey(request));
      }
    }
    assertThat(keys).as("keys that were destroyed").noneMatch(ContentKey::isDestroyed);
  }

  /** Players look for a key by its id: two keys of one id cannot both be found. */
  @Test
  public void contentKey_sameKeyId_isTheSameKey() throws IOException {
    KeySource source = keySource();
    List<ContentKey> keys = new ArrayList<>();
    for (KeyRequest request : requests()) {
      keys.add(source.contentKey(request));
    }
    for (ContentKey one : keys) {
      assertThat(keys)
          .as("keys of id %s", one.keyId())
          .filteredOn(other -> other.keyId().equals(one.keyId()))
          .allMatch(one::equals);
    }
  }

  @Test
  public void contentKey_severalThreadsAtOnce_eachGetsAUsableKey() throws Exception {
    KeySource source = keySource();
    ExecutorService executor = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int worker = 0; worker < 4; worker++) {
        workers.add(
            executor.submit(
                () -> {
                  for (KeyRequest request : requests()) {
                    assertUsable(source.contentKey(request), request);
                  }
                  return null;
                }));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
    } finally {
      executor.shutdownNow();
    }
  }

  private static void assertUsable(ContentKey key, KeyRequest request) {
    assertThat(key).as("key for %s", request).isNotNull();
    assertThat(key.isDestroyed()).as("key for %s is destroyed", request).isFalse();
  }
}
