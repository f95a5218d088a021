package io.github.fragmill.platform.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The description of the HTTP API. */
final class OpenApiTest {

  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

  private final JsonNode api = read();

  private static JsonNode read() {
    try {
      return new ObjectMapper().readTree(PageFiles.ROOT.resolve("openapi.json").toFile());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void references_all_leadSomewhere() {
    List<JsonNode> references = api.findValues("$ref");
    assertThat(references)
        .hasSizeGreaterThan(50)
        .allSatisfy(
            it -> assertThat(api.at(it.asText().substring(1)).isObject()).as(it.asText()).isTrue());
  }

  @Test
  void operations_all_areDescribedAndInAGroup() {
    Set<String> tags = new TreeSet<>(api.get("tags").findValuesAsText("name"));
    Set<String> ids = new TreeSet<>();
    for (JsonNode operation : operations()) {
      String id = operation.get("operationId").asText();
      assertThat(ids.add(id)).as(id + " is the name of one operation").isTrue();
      assertThat(operation.get("summary").asText()).as(id).matches("[A-Z].*[^.]");
      assertThat(tags).as(id).contains(operation.at("/tags/0").asText());
      assertThat(operation.get("responses")).as(id).isNotEmpty();
    }
    assertThat(ids).hasSizeGreaterThan(30);
  }

  private List<JsonNode> operations() {
    List<JsonNode> operations = new ArrayList<>();
    for (JsonNode path : api.get("paths")) {
      path.properties().stream()
          .filter(entry -> METHODS.contains(entry.getKey()))
          .forEach(entry -> operations.add(entry.getValue()));
    }
    return operations;
  }

  @Test
  void parameters_inPaths_areDescribed() {
    api.get("paths")
        .properties()
        .forEach(
            entry -> {
              String described = entry.getValue().findValues("parameters").toString();
              for (String part : entry.getKey().split("/", -1)) {
                if (part.startsWith("{")) {
                  assertThat(described)
                      .as(entry.getKey())
                      .containsAnyOf("\"name\":\"" + part.substring(1, part.length() - 1), "Id\"");
                }
              }
            });
  }

  @Test
  void examples_ofAnswers_haveTheFieldsOfTheirSchemas() {
    int compared = 0;
    for (JsonNode content : api.findValues("application/json")) {
      JsonNode example = content.path("example");
      JsonNode schema = resolve(content.path("schema"));
      if (schema.path("type").asText().equals("array")) {
        schema = resolve(schema.get("items"));
        example = example.path(0);
      }
      if (example.isObject() && schema.has("required")) {
        assertThat(example.fieldNames())
            .toIterable()
            .as(example.toString())
            .containsAll(schema.get("required").valueStream().map(JsonNode::asText).toList());
        assertThat(schema.get("properties").fieldNames())
            .toIterable()
            .containsAll(() -> example(content).fieldNames());
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(10);
  }

  private static JsonNode example(JsonNode content) {
    JsonNode example = content.get("example");
    return example.isArray() ? example.get(0) : example;
  }

  private JsonNode resolve(JsonNode schema) {
    return schema.has("$ref") ? api.at(schema.get("$ref").asText().substring(1)) : schema;
  }
}
