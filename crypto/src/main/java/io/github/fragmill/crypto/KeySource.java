package io.github.fragmill.crypto;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Port: where content keys come from. A key at a time is enough for most:
 *
 * <pre>{@code
 * CommonEncryption.builder(Scheme.CBCS)
 *     .key(TrackSelector.audio(), request -> keyServer.fetch(filmId, "AUDIO"))
 *     .key(TrackSelector.video(), request -> keyServer.fetch(filmId, "VIDEO"))
 * }</pre>
 *
 * <p>A source that answers many requests at once, or gives more than keys, is a {@link
 * BatchKeySource}. Keys that are known beforehand are {@link FixedKeys}.
 *
 * <p>Thread-safe when presentations are planned on several threads.
 */
@FunctionalInterface
public interface KeySource {

  /**
   * Returns the key for the tracks of a selector. Asked once in a presentation for each selector
   * and, with rotation, crypto period; never for a selector that counts for no track, nor for a
   * period in which all segments are clear.
   *
   * @return a key that is not destroyed while the plan is in use
   * @throws IOException when there is no key. A failure of the library's own types ends the
   *     planning as it is, for example a {@link io.github.fragmill.core.error.KeySourceException};
   *     any other becomes the cause of one, whose message does not repeat it, because it may hold a
   *     key.
   */
  ContentKey contentKey(KeyRequest request) throws IOException;

  /**
   * Returns the keys for all requests of a presentation. Called once for each presentation that
   * needs a key of this source, however many selectors have it.
   *
   * @param requests at least one, each once
   * @return one answer for each request, in their order
   * @throws IOException as {@link #contentKey} does
   */
  default List<KeyGrant> contentKeys(List<KeyRequest> requests) throws IOException {
    List<KeyGrant> grants = new ArrayList<>();
    for (KeyRequest request : requests) {
      grants.add(KeyGrant.of(contentKey(request)));
    }
    return grants;
  }
}
