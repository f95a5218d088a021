package io.github.fragmill.cli.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON object that is built field by field. What is not known is left out. Used when JSON is
 * asked for and not before: loading the library takes longer than packaging a short clip.
 */
final class Json {

  private final Map<String, Object> fields = new LinkedHashMap<>();

  Json put(String name, Object value) {
    fields.put(name, value);
    return this;
  }

  Json put(String name, Json object) {
    fields.put(name, object.fields);
    return this;
  }

  Json put(String name, Optional<?> value) {
    value.ifPresent(it -> fields.put(name, it instanceof Json object ? object.fields : it));
    return this;
  }

  Json putSeconds(String name, Duration duration) {
    return putSeconds(name, duration.toNanos() / 1e9);
  }

  Json putSeconds(String name, double seconds) {
    fields.put(name, BigDecimal.valueOf(seconds).setScale(6, RoundingMode.HALF_UP).doubleValue());
    return this;
  }

  Map<String, Object> fields() {
    return fields;
  }

  /** Returns the document, on several lines. */
  String toText() throws IOException {
    // In ASCII, the document is the same in whatever encoding the terminal has.
    JsonFactory ascii = JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    return JSON.builder(ascii).enable(JSON.Feature.PRETTY_PRINT_OUTPUT).build().asString(fields);
  }
}
