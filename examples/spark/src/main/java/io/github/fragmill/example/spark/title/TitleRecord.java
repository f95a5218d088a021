package io.github.fragmill.example.spark.title;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.fragmill.example.spark.catalog.CatalogEntry;
import io.github.fragmill.example.spark.place.OutputPlace;
import io.github.fragmill.example.spark.report.TitleRow;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of a title from run to run: which plan is at its place. It is written when the work
 * begins, and again before the commit with all that a report says; so when the work is over, the
 * record says what it was.
 *
 * @param run which run has written it
 * @param planId of which plan
 * @param bytes of the presentation; 0 when the work was only begun
 * @param manifests the files that players open; none when the work was only begun
 * @param isDeferred whether tasks after the one that has begun the title say what became of it
 */
record TitleRecord(
    String run,
    String planId,
    long bytes,
    double seconds,
    List<String> manifests,
    List<String> notes,
    boolean isDeferred) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

  static TitleRecord begun(String run, String planId) {
    return new TitleRecord(run, planId, 0, 0, List.of(), List.of(), /* isDeferred= */ false);
  }

  boolean isComplete() {
    return !manifests.isEmpty();
  }

  TitleRecord withBytes(long other) {
    return new TitleRecord(run, planId, other, seconds, manifests, notes, isDeferred);
  }

  TitleRow row(CatalogEntry entry, TitleRow.State state) {
    return new TitleRow(entry.title(), entry.line(), state, bytes, seconds, manifests, notes, "");
  }

  static Optional<TitleRecord> find(OutputPlace place, String title) throws IOException {
    Optional<byte[]> content = place.state(name(title));
    return content.isPresent() ? Optional.of(parse(content.get())) : Optional.empty();
  }

  void keep(OutputPlace place, String title) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("run", run);
    fields.put("plan", planId);
    fields.put("bytes", bytes);
    fields.put("seconds", seconds);
    fields.put("manifests", manifests);
    fields.put("notes", notes);
    fields.put("deferred", isDeferred);
    place.putState(name(title), JSON.writeValueAsBytes(fields));
  }

  private static TitleRecord parse(byte[] content) throws IOException {
    Map<String, Object> fields = JSON.readValue(content, FIELDS);
    return new TitleRecord(
        String.valueOf(fields.get("run")),
        String.valueOf(fields.get("plan")),
        fields.get("bytes") instanceof Number bytes ? bytes.longValue() : 0,
        fields.get("seconds") instanceof Number seconds ? seconds.doubleValue() : 0,
        texts(fields.get("manifests")),
        texts(fields.get("notes")),
        Boolean.TRUE.equals(fields.get("deferred")));
  }

  private static List<String> texts(@org.jspecify.annotations.Nullable Object value) {
    return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }

  private static String name(String title) {
    return "titles/" + title + ".json";
  }
}
