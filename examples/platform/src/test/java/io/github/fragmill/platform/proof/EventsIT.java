package io.github.fragmill.platform.proof;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.fragmill.platform.process.Launch;
import io.github.fragmill.platform.process.PlatformProcess;
import io.github.fragmill.platform.process.Until;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages receive changes as they happen. */
final class EventsIT {

  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> ORDER = List.of("Ingested", "Fragmented", "Encrypted", "Ready");

  private final Path folder;

  EventsIT(@TempDir Path folder) {
    this.folder = folder;
  }

  private record Event(String name, String data) {

    JsonNode json() {
      try {
        return JSON.readTree(data);
      } catch (IOException e) {
        throw new AssertionError(data, e);
      }
    }
  }

  @Test
  void events_wayOfATitle_allInOrder() throws Exception {
    List<Event> received = new CopyOnWriteArrayList<>();
    try (PlatformProcess platform = Launch.in(folder.resolve("data")).start();
        Stream<String> lines =
            platform.http().with("Accept", "text/event-stream").lines("/events")) {
      Thread listener = new Thread(() -> listen(lines, received));
      listener.setDaemon(true);
      listener.start();
      Until.so("the first event", () -> !received.isEmpty());
      Api api = Api.of(platform);
      long upload = api.upload(Clips.SAMPLE);
      long id = api.packageTitle(upload, "");
      Until.so("a ready title", () -> statuses(received).contains("Ready"));
      api.http().delete("/uploads/" + upload).assertStatus(204);
      Until.so("its end", () -> names(received).contains("removed"));

      assertThat(names(received)).startsWith("hello").contains("upload");
      assertThat(api.http().get("/events").refusal(406)).contains("text/event-stream");
      // Those that pass between two looks are not reported.
      assertThat(statuses(received))
          .endsWith("Ready")
          .isSortedAccordingTo(comparing(ORDER::indexOf));
      Event ready =
          received.stream()
              .filter(event -> event.name().equals("packaging"))
              .filter(event -> event.json().path("status").asText().equals("Ready"))
              .findFirst()
              .orElseThrow();
      assertThat(ready.json().path("packaged_content_id").asLong()).isEqualTo(id);
      assertThat(ready.json().path("url").asText()).endsWith("stream.mpd");
      assertThat(ready.json().path("hls_url").asText()).endsWith("stream.m3u8");
    }
  }

  private static List<String> names(List<Event> received) {
    return received.stream().map(Event::name).toList();
  }

  private static List<String> statuses(List<Event> received) {
    return received.stream()
        .filter(event -> event.name().equals("packaging"))
        .map(event -> event.json().path("status").asText())
        .toList();
  }

  /** As in the HTML standard, 9.2.6: a name, data, an empty line. */
  private static void listen(Stream<String> lines, List<Event> received) {
    String[] name = {""};
    try {
      lines.forEach(
          line -> {
            if (line.startsWith("event:")) {
              name[0] = line.substring("event:".length()).strip();
            } else if (line.startsWith("data:")) {
              received.add(new Event(name[0], line.substring("data:".length()).strip()));
            }
          });
    } catch (UncheckedIOException end) {
      // The platform ends before the test does.
    }
  }
}
