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
            Profile.LIVE,
            Duration.ofMillis(2_500),
            true);

    assertThat(packagings.add(uploadId, clear).options()).isEqualTo(clear);
  }

  @Test
  void claim_toTheEnd_goesThroughTheStatuses() {
    Claim claim = packagings.claim(id, "here").orElseThrow();
    assertThat(packaging().attempts()).isEqualTo(1);
    assertThat(packaging().instance()).contains("here");
    assertThat(packagings.hasItem(claim.item())).isTrue();

    assertThat(packagings.advance(claim, Status.FRAGMENTED, 500)).isTrue();
    assertThat(packaging().status()).isEqualTo(Status.FRAGMENTED);
    assertThat(packaging().progressPermille()).isEqualTo(500);

    assertThat(packagings.complete(claim)).isTrue();
    assertThat(packaging().status()).isEqualTo(Status.READY);
    assertThat(packaging().item()).contains(claim.item());
    assertThat(packaging().finishedAt()).contains(NOW);
    assertThat(packagings.unfinished()).isEmpty();
  }

  /** Who was taken for dead, and is not, must not change what another attempt has made. */
  @Test
  void claim_again_takesTheRightOfTheOneBefore() {
    Claim first = packagings.claim(id, "one").orElseThrow();
    Claim second = packagings.claim(id, "other").orElseThrow();

    assertThat(second.item()).isNotEqualTo(first.item());
    assertThat(packagings.holds(first)).isFalse();
    assertThat(packagings.advance(first, Status.ENCRYPTED, 999)).isFalse();
    assertThat(packagings.complete(first)).isFalse();
    assertThat(packagings.fail(first, "no")).isFalse();
    assertThat(packagings.giveBack(first, "no")).isFalse();
    assertThat(packagings.leave(first)).isFalse();
    assertThat(packagings.holds(second)).isTrue();
    assertThat(packaging().item()).contains(second.item());
  }

  @Test
  void claim_ofWhatHasEnded_isRefused() {
    packagings.complete(packagings.claim(id, "here").orElseThrow());

    assertThat(packagings.claim(id, "here")).isEmpty();
    assertThat(packagings.claim(id + 1, "here")).isEmpty();
  }

  @Test
  void cancel_whileItRuns_endsTheRight() {
    Claim claim = packagings.claim(id, "here").orElseThrow();

    assertThat(packagings.cancel(id)).isTrue();

    assertThat(packagings.holds(claim)).isFalse();
    assertThat(packagings.complete(claim)).isFalse();
    assertThat(packaging().status()).isEqualTo(Status.CANCELLED);
    assertThat(packaging().item()).isEmpty();
    assertThat(packagings.cancel(id)).isFalse();
  }

  @Test
  void giveBack_keepsTheReasonAndTheCount_leaveDoesNot() {
    packagings.giveBack(packagings.claim(id, "here").orElseThrow(), "the disk is full");
    assertThat(packaging().failure()).contains("the disk is full");
    assertThat(packaging().attempts()).isEqualTo(1);

    packagings.leave(packagings.claim(id, "here").orElseThrow());
    assertThat(packaging().failure()).isEmpty();
    assertThat(packaging().attempts()).isEqualTo(1);
    assertThat(packaging().status()).isEqualTo(Status.INGESTED);
  }

  @Test
  void restart_onlyWhatDidNotSucceed() {
    assertThat(packagings.restart(id)).isFalse();
    packagings.fail(packagings.claim(id, "here").orElseThrow(), "damaged");
    assertThat(packaging().status()).isEqualTo(Status.FAILED);

    assertThat(packagings.restart(id)).isTrue();

    assertThat(packaging().status()).isEqualTo(Status.INGESTED);
    assertThat(packaging().failure()).isEmpty();
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
