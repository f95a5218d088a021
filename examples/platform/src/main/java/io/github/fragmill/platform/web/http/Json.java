package io.github.fragmill.platform.web.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.fragmill.platform.error.RequestRefusedException;
import io.github.fragmill.platform.error.RequestRefusedException.Reason;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;

/** The JSON of the programming interface: names with underscores, times in ISO 8601. */
public final class Json {

  /** Far more than any request needs. */
  private static final int MAX_BODY_BYTES = 1 << 16;

  public static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads the body of a request. Refusals do not repeat the body: it may contain keys.
   *
   * @throws RequestRefusedException when it is malformed or has another type
   */
  public static <T> T read(Context context, Class<T> type)
      throws IOException, RequestRefusedException {
    byte[] body = context.req().getInputStream().readNBytes(MAX_BODY_BYTES + 1);
    if (body.length > MAX_BODY_BYTES) {
      throw refusal("The body is larger than " + MAX_BODY_BYTES + " bytes.");
    }
    try {
      T value = MAPPER.readValue(body, type);
      if (value == null) {
        throw refusal("The body is not a JSON object.");
      }
      return value;
    } catch (UnrecognizedPropertyException e) {
      throw refusal("There is no field named " + e.getPropertyName() + ".");
    } catch (JsonMappingException e) {
      throw refusal(path(e) + "expected another kind of value.");
    } catch (JsonProcessingException e) {
      throw refusal("The body is not JSON.");
    }
  }

  private static String path(JsonMappingException failure) {
    String path =
        failure.getPath().stream()
            .map(
                step ->
                    step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
            .collect(Collectors.joining("."));
    return path.isEmpty() ? "The body: " : path + ": ";
  }

  private static RequestRefusedException refusal(String message) {
    return new RequestRefusedException(Reason.INVALID, message);
  }
}
