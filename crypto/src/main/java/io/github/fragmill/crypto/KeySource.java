package io.github.fragmill.crypto;

import java.io.IOException;
import java.util.List;

/**
 * Port: where content keys come from, for example a key server of the application's.
 *
 * <pre>{@code
 * CommonEncryption.builder(Scheme.CBCS)
 *     .key(TrackSelector.audio(), request -> keyServer.fetch(titleId, "AUDIO"))
 *     .key(TrackSelector.video(), request -> keyServer.fetch(titleId, "VIDEO"))
 * }</pre>
 *
 * <p>Thread-safe when titles are planned on several threads.
 */
@FunctionalInterface
public interface KeySource {

  /**
   * Returns the key for the tracks of a selector. Asked once in a title for each selector and, with
   * rotation, crypto period, when the first track that needs it is planned; never for a selector
   * that counts for none, nor for a period in which all segments are clear.
   *
   * @return a key that is not destroyed while the plan is in use
   * @throws IOException when there is no key. A failure of the library's own types ends the
   *     planning as it is, for example a {@link io.github.fragmill.core.error.KeySourceException};
   *     any other becomes the cause of one, whose message does not repeat it, because nobody can
   *     tell whether it holds a key.
   */
  ContentKey contentKey(KeyRequest request) throws IOException;

  /** Returns a source of one key, which serves a title without rotation. */
  static KeySource of(ContentKey key) {
    return inOrder(List.of(key));
  }

  /**
   * Returns a source with a key for each crypto period, from the first on. Planning a title that
   * has more periods fails.
   *
   * @param keys at least one; a key may come again
   */
  static KeySource inOrder(List<ContentKey> keys) {
    return new FixedKeys(keys);
  }
}
