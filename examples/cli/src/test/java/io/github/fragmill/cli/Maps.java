package io.github.fragmill.cli;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.InstanceOfAssertFactory;
import org.assertj.core.api.ListAssert;
import org.assertj.core.api.MapAssert;

/** Looks into parsed JSON. */
public final class Maps {

  public static final InstanceOfAssertFactory<?, ListAssert<Object>> LIST =
      InstanceOfAssertFactories.list(Object.class);
  public static final InstanceOfAssertFactory<?, MapAssert<String, Object>> MAP =
      InstanceOfAssertFactories.map(String.class, Object.class);

  private Maps() {}

  /** Returns the object at an index of the array that a field holds. */
  public static Map<String, Object> at(Map<String, Object> document, String field, int index) {
    Object array = Objects.requireNonNull(document.get(field), field);
    @SuppressWarnings("unchecked") // the keys of a JSON object are strings
    Map<String, Object> object = (Map<String, Object>) ((List<?>) array).get(index);
    return object;
  }
}
