package io.github.fragmill.platform.web.route;

import io.github.fragmill.platform.packaging.RequestedOptions;
import java.util.Optional;

/** The body of a request for a packaging. */
record PackageRequest(
    Optional<Long> inputContentId,
    Optional<Long> id,
    Optional<String> key,
    Optional<String> kid,
    Optional<String> contentId,
    Optional<String> scheme,
    Optional<String> encrypt,
    Optional<Double> segmentSeconds,
    Optional<String> profile,
    Optional<Boolean> trickPlay) {

  RequestedOptions options() {
    return new RequestedOptions(
        key, kid, contentId, scheme, encrypt, profile, segmentSeconds, trickPlay.orElse(false));
  }

  @Override
  public String toString() {
    return "PackageRequest[" + inputContentId.or(() -> id) + "]";
  }
}
