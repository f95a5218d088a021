package io.github.fragmill.example.origin.access;

import io.github.fragmill.example.origin.config.Secret;
import io.github.fragmill.origin.OriginRequest;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses that give access to one title until a time: {@code /s/{expiry}/{signature}/{title}/…}.
 * The expiry is in seconds since 1970, the signature an HMAC-SHA256 of title and expiry in
 * base64url. It stands before the title, so it reaches all that manifests refer to. Immutable and
 * thread-safe.
 */
public final class SignedPaths implements AccessCheck {

  private static final Pattern FORM =
      Pattern.compile("/s/([1-9][0-9]{0,11})/([A-Za-z0-9_-]{43})(/([^/]+)/.*)");

  private static final String PREFIX = "/s/";
  private static final Pattern SIGNATURE = Pattern.compile("^/s/[^/]*/[^/]*");

  private final Secret secret;
  private final Clock clock;

  /**
   * @param secret shared by all nodes, and by those who sign
   */
  public SignedPaths(Secret secret, Clock clock) {
    this.secret = Objects.requireNonNull(secret, "secret");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Returns what stands before the name of a file of a title, with a slash at its end.
   *
   * @param validity how long it gives access, at least a second
   */
  public String prefix(String title, Duration validity) {
    long expirySeconds = clock.instant().plus(validity).getEpochSecond();
    return PREFIX
        + expirySeconds
        + "/"
        + signature(title, expirySeconds)
        + "/"
        + encoded(title)
        + "/";
  }

  @Override
  public Access check(OriginRequest request) {
    Matcher path = FORM.matcher(request.rawPath());
    Optional<String> title = path.matches() ? decoded(path.group(4)) : Optional.empty();
    if (title.isEmpty()) {
      return Access.DENIED;
    }
    long expirySeconds = Long.parseLong(path.group(1));
    boolean isSigned =
        MessageDigest.isEqual(ascii(path.group(2)), ascii(signature(title.get(), expirySeconds)));
    Duration left = Duration.between(clock.instant(), Instant.ofEpochSecond(expirySeconds));
    if (!isSigned || left.isNegative() || left.isZero()) {
      return Access.DENIED;
    }
    OriginRequest inner =
        OriginRequest.of(request.method(), path.group(3), name -> request.field(name).orElse(null));
    return new Access(Optional.of(inner), Optional.of(left));
  }

  @Override
  public String loggedPath(String rawPath) {
    return rawPath.startsWith(PREFIX) ? SIGNATURE.matcher(rawPath).replaceFirst("/s/-/-") : rawPath;
  }

  @Override
  public boolean isOpen() {
    return false;
  }

  private String signature(String title, long expirySeconds) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(secret.sign("fragmill path\n" + expirySeconds + "\n" + title));
  }

  private static Optional<String> decoded(String segment) {
    try {
      return Optional.of(URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String encoded(String title) {
    return URLEncoder.encode(title, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
