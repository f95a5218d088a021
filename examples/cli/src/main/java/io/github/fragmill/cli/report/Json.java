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
import java.util.stream.Stream;

/**
 * A JSON object whose fields keep their order, which Jackson does not keep for records. Loaded only
 * when JSON is asked for: loading the library takes longer than packaging a short clip.
 */
final class Json {

  private final Map<String, Object> fields = new LinkedHashMap<>();

  Json put(String name, Object value) {
    fields.put(name, value instanceof Json object ? object.fields : value);
    return this;
  }

  /** Leaves the field out if there is no value. */
  Json put(String name, Optional<?> value) {
    value.ifPresent(it -> put(name, it));
    return this;
  }

  /** Puts an array of objects. */
  Json put(String name, Stream<Json> objects) {
    return put(name, objects.map(it -> it.fields).toList());
  }

  Json putSeconds(String name, Duration duration) {
    return putSeconds(name, duration.toNanos() / 1e9);
  }

  Json putSeconds(String name, double seconds) {
    return put(name, BigDecimal.valueOf(seconds).setScale(6, RoundingMode.HALF_UP).doubleValue());
  }

  /** Returns the document, indented. */
  String toText() throws IOException {
    // ASCII is the same in every encoding of a terminal.
    JsonFactory ascii = JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    return JSON.builder(ascii).enable(JSON.Feature.PRETTY_PRINT_OUTPUT).build().asString(fields);
  }
}
