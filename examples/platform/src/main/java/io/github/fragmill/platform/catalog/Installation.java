package io.github.fragmill.platform.catalog;

import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** The values that all processes of an installation must share. Thread-safe. */
public final class Installation {

  private static final String MASTER_KEY = "master key";

  private final Jdbi database;

  public Installation(Jdbi database) {
    this.database = database;
  }

  /**
   * Returns whether the content keys in this database are encrypted with a master key. The first
   * key that is asked for becomes that key.
   *
   * @param fingerprint identifies the master key
   */
  public boolean hasMasterKey(String fingerprint) {
    Optional<String> known = find();
    if (known.isEmpty()) {
      add(fingerprint);
      known = find();
    }
    return known.orElseThrow().equals(fingerprint);
  }

  private Optional<String> find() {
    return database.withHandle(
        handle ->
            handle
                .select("SELECT content FROM installation WHERE fact = ?", MASTER_KEY)
                .mapTo(String.class)
                .findOne());
  }

  /** Another process may be the first at the same time. */
  private void add(String fingerprint) {
    try {
      database.useHandle(
          handle ->
              handle.execute(
                  "INSERT INTO installation (fact, content) VALUES (?, ?)",
                  MASTER_KEY,
                  fingerprint));
    } catch (UnableToExecuteStatementException e) {
      if (find().isEmpty()) {
        throw e;
      }
    }
  }
}
