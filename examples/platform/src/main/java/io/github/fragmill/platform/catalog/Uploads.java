package io.github.fragmill.platform.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
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
                + " role) VALUES (:upload, :position, :name, :stored, :size, :language, :label, :role)");
    for (int position = 0; position < files.size(); position++) {
      UploadFile file = files.get(position);
      batch
          .bind("upload", id)
          .bind("position", position)
          .bind("name", file.name())
          .bind("stored", file.stored())
          .bind("size", file.sizeBytes())
          .bind("language", file.language())
          .bind("label", file.label())
          .bind("role", file.role())
          .add();
    }
    batch.execute();
  }

  private static void insertTracks(Handle handle, long id, List<UploadTrack> tracks) {
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO upload_track (upload_id, file, track_number, type, codec, width, height,"
                + " frame_rate, channels, sample_rate, language, duration_ms) VALUES (:upload, :file,"
                + " :number, :type, :codec, :width, :height, :frameRate, :channels, :sampleRate,"
                + " :language, :duration)");
    for (UploadTrack track : tracks) {
      batch
          .bind("upload", id)
          .bind("file", track.file())
          .bind("number", track.number())
          .bind("type", track.type())
          .bind("codec", track.codec())
          .bind("width", track.width())
          .bind("height", track.height())
          .bind("frameRate", track.frameRate())
          .bind("channels", track.channels())
          .bind("sampleRate", track.sampleRate())
          .bind("language", track.language())
          .bind("duration", track.duration().toMillis())
          .add();
    }
    batch.execute();
  }

  /** Finds an upload. */
  public Optional<Upload> find(long id) {
    return database.inTransaction(
        handle ->
            handle
                .createQuery("SELECT * FROM upload WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> read(handle, row))
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
                .createQuery(
                    "SELECT * FROM upload WHERE id < :before ORDER BY id DESC LIMIT :limit")
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> read(handle, row))
                .list());
  }

  /** Returns the numbers of all uploads. */
  public List<Long> ids() {
    return database.withHandle(
        handle -> handle.createQuery("SELECT id FROM upload").mapTo(Long.class).list());
  }

  /** Returns how many uploads there are. */
  public long count() {
    return database.withHandle(
        handle -> handle.createQuery("SELECT COUNT(*) FROM upload").mapTo(Long.class).one());
  }

  /** Tells whether an item of the input storage belongs to an upload. */
  public boolean hasItem(String item) {
    return database.withHandle(
        handle ->
            handle
                    .createQuery("SELECT COUNT(*) FROM upload WHERE item = :item")
                    .bind("item", item)
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
    return database.inTransaction(
        handle ->
            handle.createUpdate("DELETE FROM upload WHERE id = :id").bind("id", id).execute() > 0);
  }

  private static Upload read(Handle handle, ResultSet row) throws SQLException {
    long id = row.getLong("id");
    return new Upload(
        id,
        row.getString("title"),
        row.getString("item"),
        row.getLong("size_bytes"),
        Rows.duration(row, "duration_ms"),
        row.getLong("video_track_number"),
        row.getString("notes").lines().toList(),
        Rows.instant(row, "created_at"),
        files(handle, id),
        tracks(handle, id));
  }

  private static List<UploadFile> files(Handle handle, long id) {
    return handle
        .createQuery("SELECT * FROM upload_file WHERE upload_id = :id ORDER BY position")
        .bind("id", id)
        .map(
            (row, context) ->
                new UploadFile(
                    row.getString("name"),
                    row.getString("stored"),
                    row.getLong("size_bytes"),
                    Rows.text(row, "language"),
                    Rows.text(row, "label"),
                    Rows.text(row, "role")))
        .list();
  }

  private static List<UploadTrack> tracks(Handle handle, long id) {
    return handle
        .createQuery("SELECT * FROM upload_track WHERE upload_id = :id ORDER BY file, track_number")
        .bind("id", id)
        .map(
            (row, context) ->
                new UploadTrack(
                    row.getInt("file"),
                    row.getLong("track_number"),
                    row.getString("type"),
                    row.getString("codec"),
                    Rows.number(row, "width"),
                    Rows.number(row, "height"),
                    Rows.fraction(row, "frame_rate"),
                    Rows.number(row, "channels"),
                    Rows.number(row, "sample_rate"),
                    Rows.text(row, "language"),
                    Rows.duration(row, "duration_ms")))
        .list();
  }
}
