package io.github.fragmill.platform.packaging;

import io.github.fragmill.core.PackagingResult;
import io.github.fragmill.core.control.Cancellation;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.core.error.KeySourceUnavailableException;
import io.github.fragmill.core.error.OutputException;
import io.github.fragmill.core.error.PackagingCancelledException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.platform.catalog.Attempts;
import io.github.fragmill.platform.catalog.Claim;
import io.github.fragmill.platform.catalog.FailureKind;
import io.github.fragmill.platform.catalog.Packaging;
import io.github.fragmill.platform.catalog.Packagings;
import io.github.fragmill.platform.catalog.Upload;
import io.github.fragmill.platform.catalog.Uploads;
import io.github.fragmill.platform.error.Sentences;
import io.github.fragmill.platform.keys.KeyVaultException;
import io.github.fragmill.platform.queue.JobStoppedException;
import io.github.fragmill.platform.queue.RunningJobs;
import io.github.fragmill.platform.queue.TryLaterException;
import io.github.fragmill.platform.storage.Storage;
import io.github.fragmill.platform.title.MissingFileException;
import io.github.fragmill.platform.title.TitlePackager;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Packages one title, from the first status to the last. What an attempt writes is not visible
 * until the catalogue says that it is ready; so a process may die at any point.
 */
public record PackagingJob(
    Uploads uploads,
    Packagings packagings,
    Attempts attempts,
    Storage output,
    TitlePackager packager,
    RunningJobs running,
    String instance,
    int maxAttempts) {

  private static final Logger LOG = LoggerFactory.getLogger(PackagingJob.class);

  /**
   * Makes one attempt.
   *
   * @throws TryLaterException when another one is to follow
   * @throws JobStoppedException when the process is about to end
   */
  public void run(long packagingId) {
    Optional<Claim> claim = attempts.claim(packagingId, instance);
    if (claim.isPresent()) {
      attempt(claim.get());
    }
  }

  private void attempt(Claim claim) {
    Packaging packaging = packagings.find(claim.packagingId()).orElseThrow();
    if (packaging.attempts() > maxAttempts) {
      attempts.fail(
          claim,
          FailureKind.PLATFORM,
          "All " + maxAttempts + " attempts ended with their processes.");
      return;
    }
    Cancellation cancellation = running.begin(() -> attempts.holds(claim));
    try {
      Upload upload = uploads.find(packaging.uploadId()).orElseThrow();
      LOG.info("packaging {} begins, attempt {}", packaging.id(), packaging.attempts());
      PackagingResult result =
          packager.run(
              upload.files(),
              packaging.options(),
              output.output(claim.item()),
              cancellation,
              new AttemptProgress(attempts, claim, cancellation));
      complete(claim, result);
    } catch (PackagingCancelledException e) {
      stopped(claim, e);
    } catch (KeySourceUnavailableException e) {
      failed(claim, packaging, FailureKind.KEY_SERVER, e);
    } catch (KeySourceException e) {
      failedForGood(claim, FailureKind.KEY_SERVER, e);
    } catch (SourceException | OutputException e) {
      failed(claim, packaging, FailureKind.PLATFORM, e);
    } catch (MissingFileException | FragmillException e) {
      failedForGood(claim, FailureKind.TITLE, e);
    } catch (KeyVaultException e) {
      failedForGood(claim, FailureKind.PLATFORM, e);
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      failed(claim, packaging, FailureKind.PLATFORM, e);
    } finally {
      running.end(cancellation);
    }
  }

  private void complete(Claim claim, PackagingResult result) throws IOException {
    boolean hasHls = result.manifestNames().contains(TitlePackager.PLAYLIST);
    if (attempts.complete(claim, hasHls)) {
      LOG.info(
          "packaging {} is ready: {} bytes in {} ms",
          claim.packagingId(),
          result.totalBytes(),
          result.elapsed().toMillis());
    } else {
      output.delete(claim.item());
    }
  }

  private void stopped(Claim claim, PackagingCancelledException stop) {
    if (attempts.leave(claim)) {
      throw new JobStoppedException("packaging " + claim.packagingId() + " was stopped", stop);
    }
    LOG.info("packaging {} was cancelled or taken over", claim.packagingId());
  }

  private void failed(Claim claim, Packaging packaging, FailureKind kind, Throwable failure) {
    if (packaging.attempts() >= maxAttempts) {
      failedForGood(claim, kind, failure);
    } else if (attempts.giveBack(claim, kind, Sentences.of(failure))) {
      throw new TryLaterException("packaging " + claim.packagingId() + " did not succeed", failure);
    }
  }

  private void failedForGood(Claim claim, FailureKind kind, Throwable failure) {
    LOG.warn("packaging {} failed: {}", claim.packagingId(), Sentences.of(failure));
    attempts.fail(claim, kind, Sentences.of(failure));
  }
}
