package io.github.fragmill.platform.browser;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * What a scenario came to, by names that the script gives. A fact that it never came to is missing.
 *
 * @param values facts as text
 */
record Facts(Map<String, String> values) {

  Facts {
    values = Map.copyOf(values);
  }

  static Facts read(Path report) throws IOException {
    Properties lines = new Properties();
    try (Reader reader = Files.newBufferedReader(report)) {
      lines.load(reader);
    }
    Map<String, String> values = new HashMap<>();
    lines.forEach((fact, value) -> values.put((String) fact, (String) value));
    return new Facts(values);
  }

  /** Returns whether a fact is true; false when it is missing. */
  boolean is(String fact) {
    return Boolean.parseBoolean(text(fact));
  }

  /** Returns a number; NaN when it is missing. */
  double number(String fact) {
    return Double.parseDouble(values.getOrDefault(fact, "NaN"));
  }

  /** Returns a text; says so when it is missing. */
  String text(String fact) {
    return values.getOrDefault(fact, "(missing)");
  }

  /** Returns the parts of a list. */
  List<String> list(String fact) {
    return List.of(text(fact).split(",", -1));
  }
}
