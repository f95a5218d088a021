package io.github.fragmill.integration.browser;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * What a playback came to, by names that the script gives. A fact that it never came to is not
 * there.
 *
 * @param values facts as text
 */
record Facts(Map<String, String> values) {

  /** Of a playback that came to nothing. */
  static final Facts NONE = new Facts(Map.of());

  Facts {
    values = Map.copyOf(values);
  }

  /** Reads what {@link #toText()} wrote. */
  static Facts parse(String text) {
    Properties lines = new Properties();
    try {
      lines.load(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> values = new HashMap<>();
    lines.forEach((fact, value) -> values.put((String) fact, (String) value));
    return new Facts(values);
  }

  /** Returns the facts as lines of Java properties. */
  String toText() {
    Properties lines = new Properties();
    lines.putAll(values);
    StringWriter text = new StringWriter();
    try {
      lines.store(text, /* comments= */ null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Returns the same with one more fact. */
  Facts with(String fact, String value) {
    Map<String, String> more = new HashMap<>(values);
    more.put(fact, value);
    return new Facts(more);
  }

  /** Returns whether a fact is there. */
  boolean has(String fact) {
    return values.containsKey(fact);
  }

  /** Returns whether a fact is true; false when it is not there. */
  boolean is(String fact) {
    return Boolean.parseBoolean(text(fact));
  }

  /** Returns a number; NaN when it is not there. */
  double number(String fact) {
    return Double.parseDouble(values.getOrDefault(fact, "NaN"));
  }

  /** Returns a text; empty when it is not there. */
  String text(String fact) {
    return values.getOrDefault(fact, "");
  }
}
