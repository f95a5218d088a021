package io.github.fragmill.platform.packaging;

import java.util.Optional;

/**
 * The options of a requested packaging, as they were written. An empty option has its default.
 *
 * @param key the content key, in a form that {@link io.github.fragmill.core.protect.KeyText} takes;
 *     generated unless it is given
 * @param kid the key ID, in the same forms
 * @param contentId the name of the title for the key server
 */
public record RequestedOptions(
    Optional<String> key,
    Optional<String> kid,
    Optional<String> contentId,
    Optional<String> scheme,
    Optional<String> encrypt,
    Optional<String> profile,
    Optional<Double> segmentSeconds,
    boolean trickPlay) {

  @Override
  public String toString() {
    return "RequestedOptions[" + scheme + ", " + encrypt + ", " + profile + "]";
  }
}
