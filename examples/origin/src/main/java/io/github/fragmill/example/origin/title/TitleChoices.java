package io.github.fragmill.example.origin.title;

import io.github.fragmill.core.protect.KeyId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one title has otherwise than the options say. Immutable.
 *
 * @param scheme how it is encrypted
 * @param keyId the one key of all its tracks; the key itself comes from the options
 * @param contentId the name by which the key server knows it
 * @param cpix the CPIX document with its keys
 * @param layout how its files are laid out
 * @param segmentDuration the duration that segments aim at
 */
public record TitleChoices(
    Optional<SchemeChoice> scheme,
    Optional<KeyId> keyId,
    Optional<String> contentId,
    Optional<Path> cpix,
    Optional<LayoutChoice> layout,
    Optional<Duration> segmentDuration) {

  /** As the options say. */
  public static final TitleChoices NONE =
      new TitleChoices(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Returns whether it says where its keys come from, so that it is to be encrypted. */
  boolean hasKeys() {
    return keyId.isPresent() || contentId.isPresent() || cpix.isPresent();
  }

  /**
   * Returns the same with a document of keys.
   *
   * @throws IllegalArgumentException when it has keys already
   */
  public TitleChoices withCpix(Path file) {
    return new TitleChoices(scheme, keyId, contentId, Optional.of(file), layout, segmentDuration);
  }

  public TitleChoices {
    Objects.requireNonNull(scheme, "scheme");
    Objects.requireNonNull(keyId, "keyId");
    Objects.requireNonNull(contentId, "contentId");
    Objects.requireNonNull(cpix, "cpix");
    Objects.requireNonNull(layout, "layout");
    Objects.requireNonNull(segmentDuration, "segmentDuration");
    if (Stream.of(keyId, contentId, cpix).filter(Optional::isPresent).count() > 1) {
      throw new IllegalArgumentException("expected one of keyId, contentId and cpix");
    }
  }
}
