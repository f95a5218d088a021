package io.github.fragmill.core.protect.port;

import io.github.fragmill.core.protect.TrackEncryption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a protection decided for a presentation: the decisions, which are data, and what carries
 * them out. Immutable and thread-safe.
 *
 * @param tracks how each track is encrypted, in the order in which they were given; empty for a
 *     track that stays clear
 * @param encryption what encrypts them
 */
public record ProtectedPresentation(List<Optional<TrackEncryption>> tracks, Encryption encryption) {

  public ProtectedPresentation {
    tracks = List.copyOf(tracks);
    Objects.requireNonNull(encryption, "encryption");
  }
}
