package io.github.fragmill.crypto;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Port: a source that itself decides which track has which key, as key servers and their documents
 * do, and answers for all tracks and crypto periods of a presentation at once. {@link
 * CommonEncryption.Builder#keys} takes it; {@link KeySource} is for keys of tracks that the
 * application chooses.
 *
 * <p>Thread-safe when presentations are planned on several threads.
 */
@FunctionalInterface
public interface TrackKeySource {

  /**
   * Returns the keys of a presentation. Called once for each presentation, never for a period in
   * which all segments are clear.
   *
   * @param requests at least one, each once
   * @return one answer for each request, in their order; empty for a track that whoever decides
   *     leaves clear on purpose, in all of its periods
   * @throws IOException when there is no key. A failure of the library's own types ends the
   *     planning as it is: a {@link io.github.fragmill.core.error.KeySourceException}, or a {@link
   *     io.github.fragmill.core.error.ProtectionMismatchException} where it is not decided which
   *     key a track has; any other becomes the cause of a {@link
   *     io.github.fragmill.core.error.KeySourceException}, whose message does not repeat it,
   *     because it may hold a key.
   */
  List<Optional<KeyGrant>> trackKeys(List<TrackKeyRequest> requests) throws IOException;

  /**
   * Returns the scheme that the keys are for, where the source says so; by default, it does not.
   */
  default Optional<Scheme> scheme() {
    return Optional.empty();
  }

  /**
   * Returns when each crypto period begins to be presented, where the source decides it: the first
   * at zero, ascending. By default empty: then {@link CommonEncryption.Builder#rotateKeys} does.
   */
  default List<Duration> periodStarts() {
    return List.of();
  }
}
