package io.github.fragmill.origin.internal.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What distinguishes one state of a file from another (RFC 9110, 8.8), and what the conditions of a
 * request mean for it (RFC 9110, 13).
 *
 * @param entityTag strong, with its quotes
 * @param lastModified in whole seconds, or empty when it is not known
 */
public record Validators(String entityTag, Optional<Instant> lastModified) {

  /** {@code IMF-fixdate}: two digits for the day, unlike the formatter of the JDK. */
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  public Validators {
    lastModified = lastModified.map(it -> it.truncatedTo(ChronoUnit.SECONDS));
  }

  /** Makes them of the content of a tag, which must be plain ASCII without quotes. */
  public static Validators of(String tag, Optional<Instant> lastModified) {
    return new Validators('"' + tag + '"', lastModified);
  }

  /** Returns the value of {@code Last-Modified}, or empty. */
  public Optional<String> lastModifiedField() {
    return lastModified.map(HTTP_DATE::format);
  }

  /**
   * Returns whether the client has this state already: {@code If-None-Match}, or without it {@code
   * If-Modified-Since}. The answer is 304.
   */
  public boolean isNotModified(Optional<String> ifNoneMatch, Optional<String> ifModifiedSince) {
    if (ifNoneMatch.isPresent()) {
      return matches(ifNoneMatch.get(), /* isWeakAllowed= */ true);
    }
    return lastModified.isPresent()
        && ifModifiedSince
            .flatMap(Validators::date)
            .filter(since -> !lastModified.get().isAfter(since))
            .isPresent();
  }

  /**
   * Returns whether the client demands another state: {@code If-Match}, or without it {@code
   * If-Unmodified-Since}. The answer is 412.
   */
  public boolean isDemandFailed(Optional<String> ifMatch, Optional<String> ifUnmodifiedSince) {
    if (ifMatch.isPresent()) {
      return !matches(ifMatch.get(), /* isWeakAllowed= */ false);
    }
    return lastModified.isPresent()
        && ifUnmodifiedSince
            .flatMap(Validators::date)
            .filter(since -> lastModified.get().isAfter(since))
            .isPresent();
  }

  /** Returns whether a range may be answered: {@code If-Range} is absent or names this state. */
  public boolean allowsRange(Optional<String> ifRange) {
    if (ifRange.isEmpty()) {
      return true;
    }
    String text = ifRange.get().strip();
    if (text.startsWith("\"")) {
      return text.equals(entityTag);
    }
    return lastModified.isPresent() && date(text).equals(lastModified);
  }

  private boolean matches(String field, boolean isWeakAllowed) {
    if (field.strip().equals("*")) {
      return true;
    }
    // A comma within a tag would need a parser; no tag of an origin has one.
    return Stream.of(field.split(",", -1))
        .map(String::strip)
        .map(it -> isWeakAllowed && it.startsWith("W/") ? it.substring(2) : it)
        .anyMatch(entityTag::equals);
  }

  private static Optional<Instant> date(String field) {
    try {
      return Optional.of(HTTP_DATE.parse(field.strip(), Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty(); // a field that is no date is ignored
    }
  }
}
