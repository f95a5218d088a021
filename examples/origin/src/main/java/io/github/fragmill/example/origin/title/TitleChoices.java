package io.github.fragmill.example.origin.title;

import io.github.fragmill.core.protect.KeyId;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What one title has otherwise than the options say. Immutable.
 *
 * @param scheme how it is encrypted
 * @param keyId the one key of all its tracks; the key itself comes from the options
 * @param layout how its files are laid out
 * @param segmentDuration the duration that segments aim at
 */
public record TitleChoices(
    Optional<SchemeChoice> scheme,
    Optional<KeyId> keyId,
    Optional<LayoutChoice> layout,
    Optional<Duration> segmentDuration) {

  /** As the options say. */
  public static final TitleChoices NONE =
      new TitleChoices(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  public TitleChoices {
    Objects.requireNonNull(scheme, "scheme");
    Objects.requireNonNull(keyId, "keyId");
    Objects.requireNonNull(layout, "layout");
    Objects.requireNonNull(segmentDuration, "segmentDuration");
  }
}
