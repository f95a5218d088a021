package io.github.fragmill.platform.catalog;

import io.github.fragmill.platform.catalog.Encoding.State;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;

/** The tasks of encoding. Thread-safe, and safe among processes. */
public final class Encodings {

  private static final String SELECT =
      "SELECT e.*, (SELECT p.hls FROM packaging p WHERE p.id = e.packaging_id) AS hls"
          + " FROM encoding e WHERE ";

  private final Jdbi database;
  private final Clock clock;

  public Encodings(Jdbi database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Adds a task and returns its id. */
  public String add(String videoFilename, Optional<String> callbackUrl, PackagingOptions options) {
    String taskId = UUID.randomUUID().toString();
    database.useHandle(
        handle ->
            handle
                .createUpdate(
                    "INSERT INTO encoding (task_id, video_filename, callback_url, callback_due, status,"
                        + " created_at, "
                        + OptionColumns.NAMES
                        + ") VALUES (:task, :name, :callback, FALSE, 'PROCESSING', :now, "
                        + OptionColumns.VALUES
                        + ")")
                .bind("task", taskId)
                .bind("name", videoFilename)
                .bind("callback", callbackUrl)
                .bind("now", clock.millis())
                .bindMap(OptionColumns.of(options))
                .execute());
    return taskId;
  }

  /** Finds a task. */
  public Optional<Encoding> find(String taskId) {
    return database.withHandle(handle -> find(handle, taskId, ""));
  }

  private static Optional<Encoding> find(Handle handle, String taskId, String lock) {
    return handle.select(SELECT + "e.task_id = ?" + lock, taskId).map(Encodings::read).findOne();
  }

  /** Finds the task that a packaging was made for. */
  public Optional<Encoding> ofPackaging(long packagingId) {
    return database.withHandle(
        handle ->
            handle
                .select(SELECT + "e.packaging_id = ?", packagingId)
                .map(Encodings::read)
                .findFirst());
  }

  /** Returns the tasks that are not finished. */
  public List<Encoding> unfinished() {
    return database.withHandle(
        handle -> handle.select(SELECT + "e.status = 'PROCESSING'").map(Encodings::read).list());
  }

  /**
   * Adds the title that a task has made, and its packaging. Adds nothing when the task is not
   * waiting for it any more.
   *
   * @return the number of the packaging
   */
  public Optional<Long> leadsTo(String taskId, NewUpload upload) {
    return database.inTransaction(handle -> lead(handle, taskId, upload));
  }

  private Optional<Long> lead(Handle handle, String taskId, NewUpload upload) {
    Optional<Encoding> task = find(handle, taskId, " FOR UPDATE");
    if (task.isEmpty() || !task.get().isWaiting()) {
      return Optional.empty();
    }
    long now = clock.millis();
    long uploadId = Uploads.insert(handle, upload, now);
    long packagingId = Packagings.insert(handle, uploadId, task.get().options(), now);
    handle.execute("UPDATE encoding SET packaging_id = ? WHERE task_id = ?", packagingId, taskId);
    return Optional.of(packagingId);
  }

  /**
   * Ends a task; its callback, if it has one, is due from now on.
   *
   * @param failure why it failed; empty when it did not
   * @return false when the task had ended before
   */
  public boolean finish(String taskId, Optional<String> failure) {
    State state = failure.isPresent() ? State.FAILED : State.COMPLETED;
    return database.withHandle(
        handle ->
            handle.execute(
                    "UPDATE encoding SET status = ?, failure = ?, finished_at = ?,"
                        + " callback_due = (callback_url IS NOT NULL)"
                        + " WHERE task_id = ? AND status = 'PROCESSING'",
                    state.name(),
                    failure,
                    clock.millis(),
                    taskId)
                == 1);
  }

  /** Returns the ids of the tasks whose callbacks are still to be sent. */
  public List<String> callbacksDue() {
    return database.withHandle(
        handle ->
            handle
                .select("SELECT task_id FROM encoding WHERE callback_due")
                .mapTo(String.class)
                .list());
  }

  /** Marks the callback of a task as sent, or as one that cannot be sent. */
  public void callbackDone(String taskId) {
    database.useHandle(
        handle ->
            handle.execute("UPDATE encoding SET callback_due = FALSE WHERE task_id = ?", taskId));
  }

  /** Deletes tasks that have ended long ago, and returns how many. */
  public int deleteEnded(Duration age) {
    return database.withHandle(
        handle ->
            handle.execute(
                "DELETE FROM encoding WHERE finished_at < ?", clock.millis() - age.toMillis()));
  }

  private static Encoding read(RowView row) {
    return new Encoding(
        Rows.text(row, "task_id"),
        Rows.text(row, "video_filename"),
        Rows.optional(row, "callback_url", String.class),
        OptionColumns.read(row),
        Rows.optional(row, "packaging_id", Long.class),
        Rows.optional(row, "hls", Boolean.class).orElse(false),
        row.getColumn("status", State.class),
        Rows.optional(row, "failure", String.class),
        Rows.instant(row, "created_at"),
        Rows.optionalInstant(row, "finished_at"));
  }
}
