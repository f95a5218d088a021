package io.github.fragmill.platform.packaging;

import java.util.Optional;

/**
 * How somebody asks for a packaging, word by word as it was written. What is empty is as usual.
 *
 * @param key in a form that {@link io.github.fragmill.core.protect.KeyText} takes; generated unless
 *     it is given
 * @param kid likewise
 */
public record RequestedOptions(
    Optional<String> key,
    Optional<String> kid,
    Optional<String> scheme,
    Optional<String> encrypt,
    Optional<String> profile,
    Optional<Double> segmentSeconds,
    boolean trickPlay) {

  @Override
  public String toString() {
    return "PackagingWishes[" + scheme + ", " + encrypt + ", " + profile + "]";
  }
}
