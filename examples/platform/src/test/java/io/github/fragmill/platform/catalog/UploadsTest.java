package io.github.fragmill.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.platform.database.Database;
import io.github.fragmill.platform.database.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class UploadsTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00.123Z");

  private final Database database = TestDatabase.inMemory();
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final Uploads uploads = new Uploads(database.jdbi(), clock);
  private final Packagings packagings = new Packagings(database.jdbi(), clock);

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  @Test
  void add_all_comesBack() {
    NewUpload given = Samples.upload("uploads/a");

    Upload upload = uploads.add(given);

    assertThat(upload.title()).isEqualTo(given.title());
    assertThat(upload.sizeBytes()).isEqualTo(77);
    assertThat(upload.duration()).isEqualTo(given.duration());
    assertThat(upload.notes()).isEqualTo(given.notes());
    assertThat(upload.files()).isEqualTo(given.files());
    assertThat(upload.tracks()).isEqualTo(given.tracks());
    assertThat(upload.createdAt()).isEqualTo(NOW);
    assertThat(uploads.find(upload.id())).contains(upload);
  }

  @Test
  void list_pages_newestFirst() {
    long first = uploads.add(Samples.upload("uploads/a")).id();
    long second = uploads.add(Samples.upload("uploads/b")).id();
    long third = uploads.add(Samples.upload("uploads/c")).id();

    assertThat(uploads.list(Long.MAX_VALUE, 2))
        .extracting(Upload::id)
        .containsExactly(third, second);
    assertThat(uploads.list(second, 2)).extracting(Upload::id).containsExactly(first);
    assertThat(uploads.ids()).containsExactlyInAnyOrder(first, second, third);
    assertThat(uploads.count()).isEqualTo(3);
  }

  @Test
  void delete_withPackagings_leavesNothing() {
    long id = uploads.add(Samples.upload("uploads/a")).id();
    packagings.add(id, Samples.options());

    assertThat(uploads.delete(id)).isTrue();

    assertThat(uploads.delete(id)).isFalse();
    assertThat(uploads.find(id)).isEmpty();
    assertThat(packagings.ids()).isEmpty();
    assertThat(TestDatabase.number(database, "SELECT COUNT(*) FROM upload_file")).isZero();
    assertThat(TestDatabase.number(database, "SELECT COUNT(*) FROM upload_track")).isZero();
  }

  @Test
  void hasItem_onlyOfUploads() {
    uploads.add(Samples.upload("uploads/a"));

    assertThat(uploads.hasItem("uploads/a")).isTrue();
    assertThat(uploads.hasItem("uploads/b")).isFalse();
  }
}
