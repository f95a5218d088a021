package io.github.fragmill.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.platform.config.Configuration.DatabaseSettings;
import io.github.fragmill.platform.config.ConfigurationException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseTest {

  private static final DatabaseSettings EMBEDDED = new DatabaseSettings(Optional.empty(), "", "");

  @Test
  void open_again_keepsWhatIsThere(@TempDir Path data) {
    try (Database database = Database.open(EMBEDDED, data)) {
      database
          .jdbi()
          .useHandle(
              it ->
                  it.execute(
                      "INSERT INTO encoding VALUES ('task', 'film.mp4', NULL, FALSE, 'CBCS', 'NONE', 'LIVE', 4000, FALSE, NULL, NULL, NULL, 'PROCESSING', NULL, 1, NULL, NULL)"));
    }
    try (Database database = Database.open(EMBEDDED, data)) {
      assertThat(TestDatabase.number(database, "SELECT COUNT(*) FROM encoding")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:oracle:thin:x", "postgres://x", "x"})
  void open_unknownDatabase_isRefused(String url, @TempDir Path data) {
    DatabaseSettings settings = new DatabaseSettings(Optional.of(url), "", "");

    assertThatThrownBy(() -> Database.open(settings, data).close())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("FRAGMILL_DB_URL: expected jdbc:postgresql:");
  }

  @Test
  void open_nobodyListens_saysSo(@TempDir Path data) {
    DatabaseSettings settings =
        new DatabaseSettings(
            Optional.of("jdbc:postgresql://127.0.0.1:1/none?connectTimeout=1"), "user", "a-secret");

    assertThatThrownBy(() -> Database.open(settings, data).close())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("The database does not answer")
        .hasMessageNotContaining("a-secret");
  }

  @Test
  void address_ofMySql_isForTheDriverThatIsThere() {
    assertThat(Dialect.address("jdbc:mysql://host/db")).isEqualTo("jdbc:mariadb://host/db");
    assertThat(Dialect.address("jdbc:postgresql://host/db")).isEqualTo("jdbc:postgresql://host/db");
  }
}
