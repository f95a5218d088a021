package io.github.fragmill.platform.catalog;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * The attempts at packagings. Only the attempt that holds the claim may change a packaging.
 * Thread-safe, and safe among processes.
 */
public final class Attempts {

  private final Jdbi database;
  private final Clock clock;

  public Attempts(Jdbi database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Begins an attempt, and takes the claim from any other.
   *
   * @param instance the process that makes the attempt
   * @return empty when the packaging is finished or deleted
   */
  public Optional<Claim> claim(long id, String instance) {
    String token = UUID.randomUUID().toString();
    Claim claim = new Claim(id, token, Claim.AREA + "/" + id + "-" + token.substring(0, 8));
    int updated =
        database.withHandle(
            handle ->
                handle
                    .createUpdate(
                        "UPDATE packaging SET claim = :token, item = :item, instance = :instance,"
                            + " attempts = attempts + 1, status = 'INGESTED', progress = 0,"
                            + " failure = NULL, failure_kind = NULL, started_at = COALESCE(started_at, :now),"
                            + " changed_at = :now WHERE id = :id AND "
                            + Packagings.UNFINISHED)
                    .bind("token", token)
                    .bind("item", claim.item())
                    .bind("instance", instance)
                    .bind("now", clock.millis())
                    .bind("id", id)
                    .execute());
    return updated == 1 ? Optional.of(claim) : Optional.empty();
  }

  /** Returns whether an attempt still holds its claim. */
  public boolean holds(Claim claim) {
    return database.withHandle(
        handle ->
            handle
                    .select(
                        "SELECT COUNT(*) FROM packaging WHERE id = ? AND claim = ? AND "
                            + Packagings.UNFINISHED,
                        claim.packagingId(),
                        claim.token())
                    .mapTo(Long.class)
                    .one()
                == 1);
  }

  /**
   * Records the progress of an attempt.
   *
   * @return false when the attempt has lost its claim; it should stop
   */
  public boolean advance(Claim claim, Status status, int progressPermille) {
    return update(
        claim,
        "status = :value, progress = " + progressPermille + ", failure = NULL, failure_kind = NULL",
        Optional.of(status.name()));
  }

  /**
   * Ends an attempt: the presentation is complete.
   *
   * @param hasHls whether HLS playlists are among its files
   */
  public boolean complete(Claim claim, boolean hasHls) {
    return update(
        claim,
        "status = :value, progress = 1000, claim = NULL, finished_at = :now, hls = " + hasHls,
        Optional.of(Status.READY.name()));
  }

  /** Ends an attempt: the packaging has failed. */
  public boolean fail(Claim claim, FailureKind kind, String reason) {
    return update(
        claim,
        failureKind(kind)
            + "failure = :value, status = 'FAILED', claim = NULL, item = NULL, finished_at = :now",
        Optional.of(reason));
  }

  /** Ends an attempt that did not succeed; another one follows. */
  public boolean giveBack(Claim claim, FailureKind kind, String reason) {
    return update(
        claim,
        failureKind(kind)
            + "failure = :value, status = 'INGESTED', progress = 0, claim = NULL, item = NULL",
        Optional.of(reason));
  }

  /** Ends an attempt without counting it: its process is about to end. */
  public boolean leave(Claim claim) {
    return update(
        claim,
        "status = :value, progress = 0, claim = NULL, item = NULL, attempts = attempts - 1",
        Optional.of(Status.INGESTED.name()));
  }

  private static String failureKind(FailureKind kind) {
    return "failure_kind = '" + kind.name() + "', ";
  }

  private boolean update(Claim claim, String change, Optional<String> value) {
    return database.withHandle(
        handle ->
            handle
                    .createUpdate(
                        "UPDATE packaging SET "
                            + change
                            + ", changed_at = :now WHERE id = :id AND claim = :token AND "
                            + Packagings.UNFINISHED)
                    .bind("value", value)
                    .bind("now", clock.millis())
                    .bind("id", claim.packagingId())
                    .bind("token", claim.token())
                    .execute()
                == 1);
  }
}
