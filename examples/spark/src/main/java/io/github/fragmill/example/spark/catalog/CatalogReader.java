package io.github.fragmill.example.spark.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.fragmill.core.output.OutputNames;
import io.github.fragmill.core.protect.KeyId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads lines strictly: a field that is not known is refused, because it would say something that
 * nobody does. Messages repeat no value but titles, for it may be a key that is in the wrong place.
 *
 * <pre>{@code
 * {"title": "film-7", "sources": ["s3://films/7-1080.mp4", "7-720.mp4"], "scheme": "cbcs",
 *  "keyId": "…", "profile": "live", "segment-seconds": 4}
 * }</pre>
 */
final class CatalogReader {

  private static final String TITLE = "title";
  private static final String SOURCES = "sources";
  private static final String SCHEME = "scheme";
  private static final String KEY_ID = "keyId";
  private static final String CLEAR = "none";

  /** Options of the command line that a title may have. Those of keys are the executors' own. */
  private static final Set<String> OPTIONS =
      Set.of(
          "profile",
          "segment-seconds",
          "alignment",
          "trick-play",
          "time-names",
          "manifest",
          "hls",
          "hls-text",
          "lang",
          "role",
          "accessibility",
          "captions",
          "label",
          "default",
          "text",
          "sidecar-text",
          "clear",
          "clear-lead",
          "key-rotation",
          "pattern",
          "iv",
          "system",
          "pssh",
          "pssh-place",
          "one-license",
          "clearkey-url",
          "content-id",
          "speke-contract");

  private static final int MAX_SOURCES = 64;
  private static final int MAX_TITLE_BYTES = 200;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final long line;

  CatalogReader(long line) {
    this.line = line;
  }

  /**
   * @throws IllegalArgumentException when the line says something else
   */
  CatalogEntry read(String text) {
    JsonNode fields = parse(text);
    String title = title(fields.path(TITLE));
    List<String> options = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      if (!Set.of(TITLE, SOURCES, SCHEME, KEY_ID).contains(field.getKey())) {
        addOption(options, field.getKey(), field.getValue());
      }
    }
    boolean isEncrypted = true;
    if (fields.has(SCHEME)) {
      String scheme = text(SCHEME, fields.get(SCHEME));
      isEncrypted = !scheme.equals(CLEAR);
      if (isEncrypted) {
        options.add("--scheme=" + scheme);
      }
    }
    List<String> keyIds = keyIds(fields.path(KEY_ID));
    if (!isEncrypted && !keyIds.isEmpty()) {
      throw new IllegalArgumentException("keyId: expected none with scheme none");
    }
    return new CatalogEntry(
        line, title, sources(fields.path(SOURCES)), isEncrypted, keyIds, List.copyOf(options));
  }

  private static JsonNode parse(String text) {
    JsonNode fields;
    try {
      fields = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("expected a JSON object, found another text");
    }
    if (!fields.isObject()) {
      throw new IllegalArgumentException("expected a JSON object, found something else");
    }
    return fields;
  }

  private static String title(JsonNode value) {
    String title = value.asText();
    if (!value.isTextual() || title.isBlank()) {
      throw new IllegalArgumentException("title: expected a text");
    }
    boolean isSafe =
        OutputNames.isPlain(title)
            && !title.contains("/")
            && !title.startsWith(".")
            && title.getBytes(StandardCharsets.UTF_8).length <= MAX_TITLE_BYTES;
    if (!isSafe) {
      throw new IllegalArgumentException(
          "title: expected the name of a folder of at most 200 bytes, without separators, control"
              + " characters and a dot at its beginning or end");
    }
    return title;
  }

  private static List<String> sources(JsonNode value) {
    if (!value.isArray() || value.isEmpty() || value.size() > MAX_SOURCES) {
      throw new IllegalArgumentException("sources: expected a list of 1 to 64 texts");
    }
    List<String> sources = new ArrayList<>();
    value.forEach(it -> sources.add(text(SOURCES, it)));
    return List.copyOf(sources);
  }

  private static List<String> keyIds(JsonNode value) {
    List<String> ids = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(it -> ids.add(keyId(it)));
    } else if (!value.isMissingNode()) {
      ids.add(keyId(value));
    }
    return List.copyOf(ids);
  }

  private static String keyId(JsonNode value) {
    try {
      return KeyId.of(text(KEY_ID, value)).toString();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("keyId: expected a UUID or 32 hexadecimal digits");
    }
  }

  private static void addOption(List<String> options, String name, JsonNode value) {
    if (!OPTIONS.contains(name)) {
      throw new IllegalArgumentException(
          OutputNames.isPlain(name) && name.length() < 32
              ? name + ": no field of a title; keys are never in a catalogue"
              : "a field of another name than those of a title");
    }
    if (value.isArray()) {
      value.forEach(it -> addOption(options, name, it));
    } else if (value.isBoolean()) {
      if (value.booleanValue()) {
        options.add("--" + name);
      }
    } else if (value.isNumber()) {
      options.add("--" + name + "=" + value.decimalValue().toPlainString());
    } else {
      options.add("--" + name + "=" + text(name, value));
    }
  }

  private static String text(String name, JsonNode value) {
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw new IllegalArgumentException(name + ": expected a text");
    }
    return value.textValue();
  }
}
