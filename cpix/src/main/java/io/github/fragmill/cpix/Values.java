package io.github.fragmill.cpix;

import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.cpix.internal.xml.XmlNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads the simple types of documents. No message repeats what may be a key. */
final class Values {

  static final String NAMESPACE = "urn:dashif:org:cpix";

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
  private static final Pattern INTEGER = Pattern.compile("\\+?[0-9]{1,18}");
  private static final Pattern SPACE = Pattern.compile("[ \\t\\r\\n]+");
  private static final int MAX_TEXT = 1_000;

  private Values() {}

  static KeySourceException wrong(XmlNode node, String reason) {
    return new KeySourceException("CPIX document: " + node.name() + ": " + reason);
  }

  static UUID uuid(XmlNode node, String attribute) throws KeySourceException {
    String text =
        node.attribute(attribute)
            .filter(it -> UUID_FORM.matcher(it).matches())
            .orElseThrow(() -> wrong(node, "expected a UUID as " + attribute));
    return UUID.fromString(text);
  }

  static KeyId keyId(XmlNode node, String attribute) throws KeySourceException {
    return new KeyId(uuid(node, attribute));
  }

  /** Returns a short text on one line. */
  static Optional<String> text(XmlNode node, String attribute) throws KeySourceException {
    Optional<String> text = node.attribute(attribute).filter(it -> !it.isEmpty());
    if (text.isPresent()
        && (text.get().length() > MAX_TEXT
            || text.get().chars().anyMatch(Character::isISOControl))) {
      throw wrong(node, "expected at most " + MAX_TEXT + " characters as " + attribute);
    }
    return text;
  }

  static OptionalLong integer(XmlNode node, String attribute) throws KeySourceException {
    Optional<String> text = node.attribute(attribute);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!INTEGER.matcher(text.get()).matches()) {
      throw wrong(node, "expected a whole number of 0 or more as " + attribute);
    }
    return OptionalLong.of(Long.parseLong(text.get()));
  }

  static Optional<Boolean> truth(XmlNode node, String attribute) throws KeySourceException {
    Optional<String> text = node.attribute(attribute);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return switch (text.get()) {
      case "true", "1" -> Optional.of(true);
      case "false", "0" -> Optional.of(false);
      default -> throw wrong(node, "expected true or false as " + attribute);
    };
  }

  /** Returns a duration of days and smaller units: months have none. */
  static Optional<Duration> duration(XmlNode node, String attribute) throws KeySourceException {
    Optional<String> text = node.attribute(attribute);
    try {
      Optional<Duration> duration = text.map(Duration::parse);
      if (duration.filter(Duration::isNegative).isPresent()) {
        throw wrong(node, "expected zero or more as " + attribute);
      }
      return duration;
    } catch (DateTimeException | ArithmeticException e) {
      throw wrong(node, "expected a duration such as PT10S as " + attribute);
    }
  }

  /** Returns a time; without a zone, it is that of UTC. */
  static Optional<Instant> time(XmlNode node, String attribute) throws KeySourceException {
    Optional<String> text = node.attribute(attribute);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      TemporalAccessor time =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text.get(), OffsetDateTime::from, LocalDateTime::from);
      return Optional.of(
          time instanceof OffsetDateTime it
              ? it.toInstant()
              : ((LocalDateTime) time).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      throw wrong(node, "expected a time such as 2026-01-31T12:00:00Z as " + attribute);
    }
  }

  static byte[] base64(XmlNode node, String text) throws KeySourceException {
    try {
      return Base64.getDecoder().decode(SPACE.matcher(text).replaceAll(""));
    } catch (IllegalArgumentException e) {
      throw wrong(node, "expected base64, found something else");
    }
  }

  /** Returns what an element holds, or empty when it is not there or holds nothing. */
  static Optional<String> base64Text(Optional<XmlNode> node) throws KeySourceException {
    if (node.isEmpty() || node.get().text().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(Base64.getEncoder().encodeToString(base64(node.get(), node.get().text())));
  }

  /** Returns the UTF-8 text that an element holds in base64, or empty when there is none. */
  static Optional<String> encodedText(Optional<XmlNode> node) throws KeySourceException {
    if (node.isEmpty() || node.get().text().isEmpty()) {
      return Optional.empty();
    }
    byte[] bytes = base64(node.get(), node.get().text());
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw wrong(node.get(), "expected UTF-8 in base64");
    }
  }
}
