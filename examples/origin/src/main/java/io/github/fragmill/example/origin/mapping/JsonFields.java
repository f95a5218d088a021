package io.github.fragmill.example.origin.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An object of JSON with the fields that it may have. Messages name the place of what is wrong.
 *
 * @param place where it is in its document
 * @param values by the names of fields
 */
record JsonFields(String place, Map<?, ?> values) {

  /**
   * Makes one.
   *
   * @param names the fields that it may have
   * @throws IllegalArgumentException when it is no object, or has another field
   */
  static JsonFields of(String place, Object json, Set<String> names) {
    if (!(json instanceof Map<?, ?> values)) {
      throw new IllegalArgumentException(place + ": expected an object");
    }
    Set<String> unknown = new TreeSet<>();
    values.keySet().forEach(it -> unknown.add(String.valueOf(it)));
    unknown.removeAll(names);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          place + ": expected " + new TreeSet<>(names) + ", found also " + unknown);
    }
    return new JsonFields(place, values);
  }

  /** Returns a text, or empty when the field is absent. */
  Optional<String> text(String name) {
    return value(name)
        .map(
            it -> {
              if (it instanceof String text && !text.isBlank()) {
                return text;
              }
              throw new IllegalArgumentException(place + "." + name + ": expected a text");
            });
  }

  /** Returns a number, or empty when the field is absent. */
  Optional<Double> number(String name) {
    return value(name)
        .map(
            it -> {
              if (it instanceof Number number) {
                return number.doubleValue();
              }
              throw new IllegalArgumentException(place + "." + name + ": expected a number");
            });
  }

  /** Returns a list, which must be there. */
  List<?> list(String name) {
    if (value(name).orElse("") instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException(place + "." + name + ": expected a list");
  }

  private Optional<Object> value(String name) {
    if (values.containsKey(name) && values.get(name) == null) {
      throw new IllegalArgumentException(place + "." + name + ": expected a value, found null");
    }
    return Optional.ofNullable(values.get(name));
  }
}
