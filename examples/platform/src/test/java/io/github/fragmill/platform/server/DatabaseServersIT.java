package io.github.fragmill.platform.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Servers are real, and gone when they are closed. */
@Tag("any-jdk")
final class DatabaseServersIT {

  @Test
  void start_postgres_emptyDatabaseOfItsOwn() throws Exception {
    PostgresServer server = PostgresServer.start();
    try (server) {
      assertWritable(server, "PostgreSQL");
    }
    assertThatThrownBy(server::connect).isInstanceOf(SQLException.class);
  }

  @Test
  void start_mariaDb_emptyDatabaseOfItsOwn() throws Exception {
    MariaDbServer server = MariaDbServer.start();
    try (server) {
      assertWritable(server, "MariaDB");
    }
    assertThatThrownBy(server::connect).isInstanceOf(SQLException.class);
  }

  private static void assertWritable(DatabaseServer server, String product) throws SQLException {
    try (Connection connection = server.connect();
        var statement = connection.createStatement()) {
      assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo(product);
      statement.execute("CREATE TABLE seen (id INT PRIMARY KEY)");
      assertThat(statement.executeUpdate("INSERT INTO seen VALUES (1), (2)")).isEqualTo(2);
    }
  }
}
