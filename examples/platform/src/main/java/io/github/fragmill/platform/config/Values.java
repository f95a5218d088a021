package io.github.fragmill.platform.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The texts of settings, and their values. */
final class Values {

  private static final int MIN_SECRET_CHARACTERS = 16;

  private final Map<Setting, String> given = new EnumMap<>(Setting.class);

  Values(Map<String, String> environment) {
    for (Setting setting : Setting.values()) {
      Optional.ofNullable(environment.get(setting.variable()))
          .ifPresent(text -> given.put(setting, text.strip()));
    }
  }

  String text(Setting setting) {
    return optional(setting).orElse(setting.defaultText());
  }

  Optional<String> optional(Setting setting) {
    return Optional.ofNullable(given.get(setting)).filter(text -> !text.isEmpty());
  }

  long number(Setting setting, long min, long max) {
    try {
      long number = Long.parseLong(text(setting));
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw ConfigurationException.of(setting, "a whole number from " + min + " to " + max);
  }

  Duration duration(Setting setting, ChronoUnit unit, long max) {
    return Duration.of(number(setting, /* min= */ 1, max), unit);
  }

  boolean isTrue(Setting setting) {
    requireOneOf(setting, "true", "false");
    return text(setting).equals("true");
  }

  void requireOneOf(Setting setting, String one, String other) {
    if (!text(setting).equals(one) && !text(setting).equals(other)) {
      throw ConfigurationException.of(setting, one + " or " + other);
    }
  }

  Optional<String> secret(Setting setting) {
    Optional<String> secret = optional(setting);
    if (secret.isPresent() && secret.get().length() < MIN_SECRET_CHARACTERS) {
      throw ConfigurationException.of(setting, MIN_SECRET_CHARACTERS + " characters or more");
    }
    return secret;
  }

  Path path(Setting setting) {
    try {
      return Path.of(text(setting));
    } catch (InvalidPathException e) {
      throw ConfigurationException.of(setting, "a path");
    }
  }

  Optional<URI> webAddress(Setting setting) {
    return optional(setting)
        .map(
            text -> {
              try {
                URI uri = new URI(text);
                if (uri.getHost() != null
                    && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                  return uri;
                }
              } catch (URISyntaxException e) {
                // Said below.
              }
              throw ConfigurationException.of(setting, "an address that begins with http or https");
            });
  }
}
