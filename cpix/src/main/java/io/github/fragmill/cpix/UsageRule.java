package io.github.fragmill.cpix;

import io.github.fragmill.core.protect.KeyId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which tracks have a key ({@code ContentKeyUsageRule}). Of filters of one kind, one must choose a
 * track; of each kind that is there, one must. Immutable.
 *
 * @param keyId the key
 * @param intendedTrackType a name that the key server takes it by, for example {@code HD}; chooses
 *     nothing
 * @param filters none chooses all tracks
 */
public record UsageRule(
    KeyId keyId, Optional<String> intendedTrackType, List<UsageFilter> filters) {

  public UsageRule {
    Objects.requireNonNull(keyId, "keyId");
    Objects.requireNonNull(intendedTrackType, "intendedTrackType");
    filters = List.copyOf(filters);
  }
}
