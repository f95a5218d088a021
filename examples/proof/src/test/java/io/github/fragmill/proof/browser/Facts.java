package io.github.fragmill.proof.browser;

import java.util.Map;

/**
 * What a viewing came to, by names that the script gives. A fact that it never came to is not
 * there.
 *
 * @param values facts as text
 */
record Facts(Map<String, String> values) {

  Facts {
    values = Map.copyOf(values);
  }

  /** Tells whether a fact is there. */
  boolean has(String fact) {
    return values.containsKey(fact);
  }

  /** Tells whether a fact is true; false when it is not there. */
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
