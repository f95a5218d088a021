package io.github.fragmill.platform.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fragmill.platform.process.Launch;
import io.github.fragmill.platform.process.Multipart;
import io.github.fragmill.platform.process.PlatformProcess;
import io.github.fragmill.platform.server.DatabaseServer;
import io.github.fragmill.platform.server.MariaDbServer;
import io.github.fragmill.platform.server.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of a title is the same on every database, and what is known outlives the process. */
@Tag("any-jdk")
final class DatabasesIT {

  /** Words of several scripts, with what has a meaning in SQL, and beyond 16 bits. */
  private static final String TITLE = "Фильм '; DROP TABLE upload; -- \\ 映画 \uD83C\uDFAC";

  private final Path folder;

  DatabasesIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void wayOfATitle_h2_works() throws Exception {
    assertWayOfATitle(Map.of());
    try (Stream<Path> files = Files.list(folder.resolve("data"))) {
      assertThat(files).anyMatch(file -> file.toString().endsWith(".mv.db"));
    }
  }

  @Test
  void wayOfATitle_postgres_works() throws Exception {
    try (PostgresServer server = PostgresServer.start()) {
      assertWayOfATitle(server.environment());
      assertTablesOf(server);
    }
  }

  @Test
  void wayOfATitle_mariaDb_works() throws Exception {
    try (MariaDbServer server = MariaDbServer.start()) {
      assertWayOfATitle(server.environment());
      assertTablesOf(server);
    }
  }

  /** A platform that does not know of the server would use its own database. */
  private static void assertTablesOf(DatabaseServer server) throws Exception {
    try (var connection = server.connect();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT title, wrapped_key FROM upload JOIN packaging ON upload.id = upload_id")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString("title")).isEqualTo(TITLE);
      assertThat(rows.getString("wrapped_key")).hasSize(48);
    }
  }

  private void assertWayOfATitle(Map<String, String> database) throws Exception {
    try (PlatformProcess first = Launch.in(folder.resolve("data")).with(database).start()) {
      Api api = Api.of(first);
      JsonNode upload =
          api.upload(new Multipart().field("title", TITLE).file("file", Clips.SAMPLE));
      assertThat(upload.path("title").asText()).isEqualTo(TITLE);
      long id = upload.path("id").asLong();
      JsonNode ready = api.ready(api.packageTitle(id, ""));
      api.ready(api.packageTitle(id, "\"encrypt\": \"none\", \"profile\": \"live\""));
      long gone = api.upload(Clips.SAMPLE);
      api.ready(api.packageTitle(gone, ""));
      api.http().delete("/uploads/" + gone).assertStatus(204);

      assertThat(first.stop()).isIn(0, 143);
      try (PlatformProcess second = first.restart()) {
        assertKept(Api.of(second), id, ready);
      }
      assertThat(first.log()).doesNotContain(" ERROR ", " WARN ");
    }
  }

  private static void assertKept(Api api, long id, JsonNode ready) throws Exception {
    assertThat(api.uploads()).hasSize(1);
    assertThat(api.uploads().at("/0/title").asText()).isEqualTo(TITLE);
    assertThat(api.uploads().at("/0/packaged_content")).hasSize(2);
    assertThat(api.packaging(ready.path("packaged_content_id").asLong())).isEqualTo(ready);
    api.http().get(ready.path("url").asText()).assertStatus(200);
    api.ready(api.packageTitle(id, ""));
  }
}
