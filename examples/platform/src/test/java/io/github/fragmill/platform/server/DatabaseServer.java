package io.github.fragmill.platform.server;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** A database server with one empty database. */
public sealed interface DatabaseServer extends AutoCloseable permits PostgresServer, MariaDbServer {

  /** Who may use the database. */
  String USER = "fragmill";

  /** The user's password: of a server for this test alone. */
  String PASSWORD = "only-for-tests";

  String jdbcUrl();

  /** Returns a connection, which the caller closes. */
  default Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(), USER, PASSWORD);
  }

  /** Returns the variables that name the server to the platform. */
  default Map<String, String> environment() {
    return Map.of(
        "FRAGMILL_DB_URL", jdbcUrl(), "FRAGMILL_DB_USER", USER, "FRAGMILL_DB_PASSWORD", PASSWORD);
  }

  @Override
  void close() throws IOException;
}
