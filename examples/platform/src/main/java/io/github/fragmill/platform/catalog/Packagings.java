package io.github.fragmill.platform.catalog;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;

/** The packagings and their states. Thread-safe, and safe among processes. */
public final class Packagings {

  private static final String SELECT =
      "SELECT p.*, u.title FROM packaging p JOIN upload u ON u.id = p.upload_id ";

  static final String UNFINISHED = "status IN ('INGESTED', 'FRAGMENTED', 'ENCRYPTED')";

  private final Jdbi database;
  private final Clock clock;

  public Packagings(Jdbi database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Adds a packaging that waits in the queue. */
  public Packaging add(long uploadId, PackagingOptions options) {
    long id = database.withHandle(handle -> insert(handle, uploadId, options, clock.millis()));
    return find(id).orElseThrow();
  }

  static long insert(Handle handle, long uploadId, PackagingOptions options, long now) {
    return handle
        .createUpdate(
            "INSERT INTO packaging (upload_id, status, progress, attempts, created_at, changed_at, "
                + OptionColumns.NAMES
                + ") VALUES (:upload, 'INGESTED', 0, 0, :now, :now, "
                + OptionColumns.VALUES
                + ")")
        .bind("upload", uploadId)
        .bind("now", now)
        .bindMap(OptionColumns.of(options.ofUpload(uploadId)))
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  /** Finds a packaging. */
  public Optional<Packaging> find(long id) {
    return database.withHandle(
        handle -> handle.select(SELECT + "WHERE p.id = ?", id).map(Packagings::read).findOne());
  }

  /** Returns packagings, the newest first. */
  public List<Packaging> list(long before, int limit) {
    return database.withHandle(
        handle ->
            handle
                .select(SELECT + "WHERE p.id < ? ORDER BY p.id DESC LIMIT ?", before, limit)
                .map(Packagings::read)
                .list());
  }

  /** Returns the packagings of an upload, the newest first. */
  public List<Packaging> ofUpload(long uploadId) {
    return database.withHandle(
        handle ->
            handle
                .select(SELECT + "WHERE p.upload_id = ? ORDER BY p.id DESC", uploadId)
                .map(Packagings::read)
                .list());
  }

  /** Returns the packagings that have changed since a time, in milliseconds since 1970. */
  public List<Packaging> changedSince(long millis) {
    return database.withHandle(
        handle ->
            handle
                .select(SELECT + "WHERE p.changed_at >= ? ORDER BY p.id", millis)
                .map(Packagings::read)
                .list());
  }

  /** Returns the numbers of all packagings. */
  public List<Long> ids() {
    return database.withHandle(
        handle -> handle.select("SELECT id FROM packaging").mapTo(Long.class).list());
  }

  /** Returns the numbers of those that are not finished. */
  public List<Long> unfinished() {
    return database.withHandle(
        handle ->
            handle.select("SELECT id FROM packaging WHERE " + UNFINISHED).mapTo(Long.class).list());
  }

  /** Returns whether an item of the output storage belongs to a packaging. */
  public boolean hasItem(String item) {
    return database.withHandle(
        handle ->
            handle
                    .select("SELECT COUNT(*) FROM packaging WHERE item = ?", item)
                    .mapTo(Long.class)
                    .one()
                > 0);
  }

  /**
   * Cancels a packaging, in whichever process it runs.
   *
   * @return false when it was finished, or does not exist
   */
  public boolean cancel(long id) {
    return change(
        id, "status = 'CANCELLED', claim = NULL, item = NULL, finished_at = :now", UNFINISHED);
  }

  /**
   * Puts a packaging that failed or was cancelled back into the queue.
   *
   * @return false when it neither failed nor was cancelled, or does not exist
   */
  public boolean restart(long id) {
    return change(
        id,
        "status = 'INGESTED', progress = 0, attempts = 0, failure = NULL, failure_kind = NULL, started_at = NULL,"
            + " finished_at = NULL",
        "status IN ('FAILED', 'CANCELLED')");
  }

  private boolean change(long id, String change, String condition) {
    String update =
        "UPDATE packaging SET " + change + ", changed_at = :now WHERE id = :id AND " + condition;
    return database.withHandle(
        handle ->
            handle.createUpdate(update).bind("now", clock.millis()).bind("id", id).execute() == 1);
  }

  /**
   * Deletes a packaging.
   *
   * @return false when there was none
   */
  public boolean delete(long id) {
    return database.withHandle(
        handle -> handle.execute("DELETE FROM packaging WHERE id = ?", id) == 1);
  }

  private static Packaging read(RowView row) {
    return new Packaging(
        Rows.number(row, "id"),
        Rows.number(row, "upload_id"),
        Rows.text(row, "title"),
        row.getColumn("status", Status.class),
        row.getColumn("progress", Integer.class),
        OptionColumns.read(row),
        Rows.optional(row, "item", String.class),
        row.getColumn("hls", Boolean.class),
        Rows.optional(row, "failure", String.class),
        Rows.optional(row, "failure_kind", String.class).map(FailureKind::valueOf),
        row.getColumn("attempts", Integer.class),
        Rows.optional(row, "instance", String.class),
        Rows.instant(row, "created_at"),
        Rows.optionalInstant(row, "started_at"),
        Rows.optionalInstant(row, "finished_at"));
  }
}
