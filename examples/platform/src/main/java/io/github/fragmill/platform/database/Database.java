package io.github.fragmill.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.fragmill.platform.config.Configuration.DatabaseSettings;
import io.github.fragmill.platform.config.ConfigurationException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;

/** The database, with the tables of this version. Thread-safe. */
public final class Database implements AutoCloseable {

  /** For pages, jobs and heartbeats at once; few, because many processes may share a database. */
  private static final int CONNECTIONS = 12;

  private final HikariDataSource pool;
  private final Jdbi jdbi;

  private Database(HikariDataSource pool) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
  }

  /**
   * Connects, and brings the tables up to date. Several processes may do so at once.
   *
   * @param settings the address of the database
   * @param data the folder for the embedded database, used when there is no address
   * @throws ConfigurationException when there is no connection, or the tables are those of a later
   *     version
   */
  public static Database open(DatabaseSettings settings, Path data) {
    Dialect dialect = Dialect.of(settings.url());
    HikariDataSource pool = connect(settings, data);
    try {
      Flyway.configure()
          .dataSource(pool)
          .placeholders(dialect.words())
          .table("schema_version")
          .load()
          .migrate();
      return new Database(pool);
    } catch (FlywayException e) {
      pool.close();
      throw new ConfigurationException(
          "The tables of the database cannot be brought up to date: " + e.getMessage(), e);
    }
  }

  private static HikariDataSource connect(DatabaseSettings settings, Path data) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("database");
    config.setMaximumPoolSize(CONNECTIONS);
    config.setJdbcUrl(settings.url().map(Dialect::address).orElseGet(() -> embedded(data)));
    if (settings.url().isPresent()) {
      config.setUsername(settings.user());
      config.setPassword(settings.password());
    }
    try {
      return new HikariDataSource(config);
    } catch (RuntimeException e) {
      throw new ConfigurationException("The database does not answer" + reason(settings, e), e);
    }
  }

  /** The embedded database belongs to one process. */
  private static String reason(DatabaseSettings settings, RuntimeException failure) {
    String message = String.valueOf(failure.getMessage());
    return settings.url().isEmpty()
            && (message.contains("already in use") || message.contains("locked"))
        ? ": another process uses the same data folder; several need FRAGMILL_DB_URL."
        : ": " + message;
  }

  /** Each commit is written to the file, so that a killed process loses nothing. */
  private static String embedded(Path data) {
    return "jdbc:h2:file:" + data.resolve("database") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
  }

  /** Returns access by SQL. */
  public Jdbi jdbi() {
    return jdbi;
  }

  /** Returns the connections. */
  public DataSource dataSource() {
    return pool;
  }

  @Override
  public void close() {
    pool.close();
  }
}
