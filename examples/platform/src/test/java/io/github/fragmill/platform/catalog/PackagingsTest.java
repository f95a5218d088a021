package io.github.fragmill.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.platform.database.Database;
import io.github.fragmill.platform.database.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PackagingsTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00.123Z");

  private final Database database = TestDatabase.inMemory();
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final Packagings packagings = new Packagings(database.jdbi(), clock);
  private final Attempts attempts = new Attempts(database.jdbi(), clock);
  private final long uploadId =
      new Uploads(database.jdbi(), clock).add(Samples.upload("uploads/a")).id();
  private final long id = packagings.add(uploadId, Samples.options()).id();

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  @Test
  void add_all_comesBack() {
    Packaging packaging = packaging();

    assertThat(packaging.uploadId()).isEqualTo(uploadId);
    assertThat(packaging.title()).isEqualTo("Title");
    assertThat(packaging.status()).isEqualTo(Status.INGESTED);
    assertThat(packaging.options()).isEqualTo(Samples.options());
    assertThat(packaging.createdAt()).isEqualTo(NOW);
    assertThat(packaging.startedAt()).isEmpty();
  }

  @Test
  void add_clear_hasNoKey() {
    PackagingOptions clear =
        new PackagingOptions(
            Scheme.CENC,
            EncryptedTracks.NONE,
            Optional.empty(),
            Optional.empty(),
            Profile.LIVE,
            Duration.ofMillis(2_500),
            true);

    assertThat(packagings.add(uploadId, clear).options()).isEqualTo(clear);
  }

  @Test
  void add_keyServer_hasTheNumberOfItsTitle() {
    PackagingOptions options =
        new PackagingOptions(
            Scheme.CENC,
            EncryptedTracks.ALL,
            Optional.empty(),
            Optional.of("studio-{number}"),
            Profile.LIVE,
            Duration.ofMillis(2_500),
            false);

    PackagingOptions added = packagings.add(uploadId, options).options();

    assertThat(added.contentId()).contains("studio-" + uploadId);
    assertThat(added.key()).isEmpty();
    assertThat(added.keyOrigin()).isEqualTo(KeyOrigin.KEY_SERVER);
  }

  @Test
  void restart_onlyWhatDidNotSucceed() {
    assertThat(packagings.restart(id)).isFalse();
    attempts.fail(attempts.claim(id, "here").orElseThrow(), FailureKind.TITLE, "damaged");
    assertThat(packaging().status()).isEqualTo(Status.FAILED);
    assertThat(packaging().failureKind()).contains(FailureKind.TITLE);

    assertThat(packagings.restart(id)).isTrue();

    assertThat(packaging().status()).isEqualTo(Status.INGESTED);
    assertThat(packaging().failure()).isEmpty();
    assertThat(packaging().failureKind()).isEmpty();
    assertThat(packaging().attempts()).isZero();
  }

  @Test
  void changedSince_before_isNotIn() {
    assertThat(packagings.changedSince(NOW.toEpochMilli())).hasSize(1);
    assertThat(packagings.changedSince(NOW.toEpochMilli() + 1)).isEmpty();
  }

  @Test
  void delete_twice_onlyOnce() {
    assertThat(packagings.delete(id)).isTrue();
    assertThat(packagings.delete(id)).isFalse();
  }

  private Packaging packaging() {
    return packagings.find(id).orElseThrow();
  }
}
