package io.github.fragmill.platform.catalog;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The uploads. Thread-safe. */
public final class Uploads {

  private final Jdbi database;
  private final Clock clock;

  public Uploads(Jdbi database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Adds an upload and returns it with its number. */
  public Upload add(NewUpload upload) {
    long id = database.inTransaction(handle -> insert(handle, upload, clock.millis()));
    return find(id).orElseThrow();
  }

  static long insert(Handle handle, NewUpload upload, long now) {
    long id =
        handle
            .createUpdate(
                "INSERT INTO upload (title, item, size_bytes, duration_ms, video_track_number, notes,"
                    + " created_at) VALUES (:title, :item, :size, :duration, :track, :notes, :now)")
            .bind("title", upload.title())
            .bind("item", upload.item())
            .bind("size", upload.sizeBytes())
            .bind("duration", upload.duration().toMillis())
            .bind("track", upload.videoTrackNumber())
            .bind("notes", String.join("\n", upload.notes()))
            .bind("now", now)
            .executeAndReturnGeneratedKeys("id")
            .mapTo(Long.class)
            .one();
    insertFiles(handle, id, upload.files());
    insertTracks(handle, id, upload.tracks());
    return id;
  }

  private static void insertFiles(Handle handle, long id, List<UploadFile> files) {
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO upload_file (upload_id, position, name, stored, size_bytes, language, label,"
                + " role) VALUES (:upload, :position, :name, :stored, :sizeBytes, :language, :label, :role)");
    for (int position = 0; position < files.size(); position++) {
      UploadFile file = files.get(position);
      batch.bind("upload", id).bind("position", position).bindMethods(file).add();
    }
    batch.execute();
  }

  private static void insertTracks(Handle handle, long id, List<UploadTrack> tracks) {
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO upload_track (upload_id, file, track_number, type, codec, width, height,"
                + " frame_rate, channels, sample_rate, language, duration_ms) VALUES (:upload, :file,"
                + " :number, :type, :codec, :width, :height, :frameRate, :channels, :sampleRate,"
                + " :language, :millis)");
    for (UploadTrack track : tracks) {
      batch.bind("upload", id).bindMethods(track).bind("millis", track.duration().toMillis()).add();
    }
    batch.execute();
  }

  /** Finds an upload. */
  public Optional<Upload> find(long id) {
    return database.inTransaction(
        handle ->
            handle
                .select("SELECT * FROM upload WHERE id = ?", id)
                .map(row -> read(handle, row))
                .findOne());
  }

  /**
   * Returns uploads, the newest first.
   *
   * @param before only those with lower numbers
   * @param limit how many at most
   */
  public List<Upload> list(long before, int limit) {
    return database.inTransaction(
        handle ->
            handle
                .select("SELECT * FROM upload WHERE id < ? ORDER BY id DESC LIMIT ?", before, limit)
                .map(row -> read(handle, row))
                .list());
  }

  /** Returns the numbers of all uploads. */
  public List<Long> ids() {
    return database.withHandle(
        handle -> handle.select("SELECT id FROM upload").mapTo(Long.class).list());
  }

  /** Returns how many uploads there are. */
  public long count() {
    return database.withHandle(
        handle -> handle.select("SELECT COUNT(*) FROM upload").mapTo(Long.class).one());
  }

  /** Returns whether an item of the input storage belongs to an upload. */
  public boolean hasItem(String item) {
    return database.withHandle(
        handle ->
            handle
                    .select("SELECT COUNT(*) FROM upload WHERE item = ?", item)
                    .mapTo(Long.class)
                    .one()
                > 0);
  }

  /**
   * Deletes an upload with all its packagings.
   *
   * @return false when there was none
   */
  public boolean delete(long id) {
    return database.withHandle(handle -> handle.execute("DELETE FROM upload WHERE id = ?", id) > 0);
  }

  private static Upload read(Handle handle, RowView row) {
    long id = Rows.number(row, "id");
    return new Upload(
        id,
        Rows.text(row, "title"),
        Rows.text(row, "item"),
        Rows.number(row, "size_bytes"),
        Rows.duration(row, "duration_ms"),
        Rows.number(row, "video_track_number"),
        Rows.text(row, "notes").lines().toList(),
        Rows.instant(row, "created_at"),
        files(handle, id),
        tracks(handle, id));
  }

  private static List<UploadFile> files(Handle handle, long id) {
    return handle
        .select("SELECT * FROM upload_file WHERE upload_id = ? ORDER BY position", id)
        .map(
            row ->
                new UploadFile(
                    Rows.text(row, "name"),
                    Rows.text(row, "stored"),
                    Rows.number(row, "size_bytes"),
                    Rows.optional(row, "language", String.class),
                    Rows.optional(row, "label", String.class),
                    Rows.optional(row, "role", String.class)))
        .list();
  }

  private static List<UploadTrack> tracks(Handle handle, long id) {
    return handle
        .select("SELECT * FROM upload_track WHERE upload_id = ? ORDER BY file, track_number", id)
        .map(
            row ->
                new UploadTrack(
                    row.getColumn("file", Integer.class),
                    Rows.number(row, "track_number"),
                    Rows.text(row, "type"),
                    Rows.text(row, "codec"),
                    Rows.optional(row, "width", Integer.class),
                    Rows.optional(row, "height", Integer.class),
                    Rows.optional(row, "frame_rate", Double.class),
                    Rows.optional(row, "channels", Integer.class),
                    Rows.optional(row, "sample_rate", Integer.class),
                    Rows.optional(row, "language", String.class),
                    Rows.duration(row, "duration_ms")))
        .list();
  }
}
