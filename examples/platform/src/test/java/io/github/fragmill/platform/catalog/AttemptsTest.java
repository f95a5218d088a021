package io.github.fragmill.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.platform.database.Database;
import io.github.fragmill.platform.database.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AttemptsTest {

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
  void claim_toTheEnd_goesThroughTheStatuses() {
    Claim claim = attempts.claim(id, "here").orElseThrow();
    assertThat(packaging().attempts()).isEqualTo(1);
    assertThat(packaging().instance()).contains("here");
    assertThat(packagings.hasItem(claim.item())).isTrue();

    assertThat(attempts.advance(claim, Status.FRAGMENTED, 500)).isTrue();
    assertThat(packaging().status()).isEqualTo(Status.FRAGMENTED);
    assertThat(packaging().progressPermille()).isEqualTo(500);

    assertThat(packaging().hasHls()).isFalse();
    assertThat(attempts.complete(claim, /* hasHls= */ true)).isTrue();
    assertThat(packaging().status()).isEqualTo(Status.READY);
    assertThat(packaging().item()).contains(claim.item());
    assertThat(packaging().hasHls()).isTrue();
    assertThat(packaging().finishedAt()).contains(NOW);
    assertThat(packagings.unfinished()).isEmpty();
  }

  /** Who was taken for dead, and is not, must not change what another attempt has made. */
  @Test
  void claim_again_takesTheRightOfTheOneBefore() {
    Claim first = attempts.claim(id, "one").orElseThrow();
    Claim second = attempts.claim(id, "other").orElseThrow();

    assertThat(second.item()).isNotEqualTo(first.item());
    assertThat(attempts.holds(first)).isFalse();
    assertThat(attempts.advance(first, Status.ENCRYPTED, 999)).isFalse();
    assertThat(attempts.complete(first, /* hasHls= */ true)).isFalse();
    assertThat(attempts.fail(first, FailureKind.TITLE, "no")).isFalse();
    assertThat(attempts.giveBack(first, FailureKind.PLATFORM, "no")).isFalse();
    assertThat(attempts.leave(first)).isFalse();
    assertThat(attempts.holds(second)).isTrue();
    assertThat(packaging().item()).contains(second.item());
  }

  @Test
  void claim_ofWhatHasEnded_isRefused() {
    attempts.complete(attempts.claim(id, "here").orElseThrow(), /* hasHls= */ false);

    assertThat(attempts.claim(id, "here")).isEmpty();
    assertThat(attempts.claim(id + 1, "here")).isEmpty();
  }

  @Test
  void cancel_whileItRuns_endsTheRight() {
    Claim claim = attempts.claim(id, "here").orElseThrow();

    assertThat(packagings.cancel(id)).isTrue();

    assertThat(attempts.holds(claim)).isFalse();
    assertThat(attempts.complete(claim, /* hasHls= */ true)).isFalse();
    assertThat(packaging().status()).isEqualTo(Status.CANCELLED);
    assertThat(packaging().item()).isEmpty();
    assertThat(packagings.cancel(id)).isFalse();
  }

  @Test
  void giveBack_keepsTheReasonAndTheCount_leaveDoesNot() {
    attempts.giveBack(
        attempts.claim(id, "here").orElseThrow(), FailureKind.PLATFORM, "the disk is full");
    assertThat(packaging().failure()).contains("the disk is full");
    assertThat(packaging().attempts()).isEqualTo(1);

    attempts.leave(attempts.claim(id, "here").orElseThrow());
    assertThat(packaging().failure()).isEmpty();
    assertThat(packaging().attempts()).isEqualTo(1);
    assertThat(packaging().status()).isEqualTo(Status.INGESTED);
  }

  private Packaging packaging() {
    return packagings.find(id).orElseThrow();
  }
}
