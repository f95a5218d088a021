package io.github.fragmill.platform.database;

import io.github.fragmill.platform.config.Configuration.DatabaseSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** Databases for tests. */
public final class TestDatabase {

  private TestDatabase() {}

  /** Returns a new database in memory. */
  public static Database inMemory() {
    return Database.open(
        new DatabaseSettings(
            Optional.of("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"), "", ""),
        Path.of("not-used"));
  }

  /** Returns the one number that a question has for an answer. */
  public static long number(Database database, String question) {
    return database
        .jdbi()
        .withHandle(handle -> handle.createQuery(question).mapTo(Long.class).one());
  }
}
