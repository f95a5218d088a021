package io.github.fragmill.platform.service;

import io.github.fragmill.platform.callback.CallbackJob;
import io.github.fragmill.platform.catalog.Encoding;
import io.github.fragmill.platform.catalog.Encodings;
import io.github.fragmill.platform.catalog.Packagings;
import io.github.fragmill.platform.config.Configuration.JobSettings;
import io.github.fragmill.platform.encoding.EncodingException;
import io.github.fragmill.platform.encoding.EncodingJob;
import io.github.fragmill.platform.encoding.EncodingOutcomes;
import io.github.fragmill.platform.error.Sentences;
import io.github.fragmill.platform.packaging.PackagingJob;
import io.github.fragmill.platform.queue.JobQueue;
import io.github.fragmill.platform.queue.JobQueue.Recurring;
import io.github.fragmill.platform.queue.QueuedJob;
import io.github.fragmill.platform.queue.RunningJobs;
import io.github.fragmill.platform.queue.TryLaterException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * The jobs of the platform: long ones (packaging, encoding), and short ones (callbacks, clean-up)
 * that need not wait for them. Thread-safe.
 */
public final class Jobs implements AutoCloseable {

  private static final String PACKAGE = "package";
  private static final String ENCODE = "encode";
  private static final String CALLBACK = "callback";
  private static final Duration RESUME = Duration.ofMinutes(1);
  private static final int SHORT_AT_ONCE = 2;

  private final Packagings packagings;
  private final Encodings encodings;
  private final PackagingJob packagingJob;
  private final EncodingJob encodingJob;
  private final EncodingOutcomes outcomes;
  private final RunningJobs running;
  private final int maxAttempts;
  private final JobQueue longOnes;
  private final JobQueue shortOnes;

  Jobs(
      DataSource database,
      JobSettings settings,
      Duration cleanUpEvery,
      String instance,
      Packagings packagings,
      Encodings encodings,
      PackagingJob packagingJob,
      EncodingJob encodingJob,
      CallbackJob callbackJob,
      CleanUp cleanUp,
      RunningJobs running) {
    this.packagings = packagings;
    this.encodings = encodings;
    this.packagingJob = packagingJob;
    this.encodingJob = encodingJob;
    this.outcomes = new EncodingOutcomes(packagings, encodings);
    this.running = running;
    this.maxAttempts = settings.attempts();
    longOnes =
        new JobQueue(
            database,
            "long_job",
            settings,
            instance,
            settings.atOnce(),
            Map.of(PACKAGE, this::runPackaging, ENCODE, this::runEncoding),
            Map.of());
    shortOnes =
        new JobQueue(
            database,
            "short_job",
            settings,
            instance,
            SHORT_AT_ONCE,
            Map.of(CALLBACK, callbackJob::run),
            Map.of(
                "cleanup", new Recurring(cleanUpEvery, cleanUp::run),
                "resume", new Recurring(RESUME, this::recover)));
  }

  /** Begins to work. */
  public void start() {
    running.start();
    recover();
    longOnes.start();
    shortOnes.start();
  }

  /** Queues unfinished work that is not in the queue because a process died. */
  private void recover() {
    packagings.unfinished().forEach(this::packageTitle);
    for (Encoding task : encodings.unfinished()) {
      if (task.isWaiting()) {
        encode(task.taskId());
      } else {
        outcomes.settle(task).ifPresent(this::report);
      }
    }
    encodings.callbacksDue().forEach(this::report);
  }

  /** Queues a packaging, unless it is there. */
  public void packageTitle(long packagingId) {
    longOnes.add(PACKAGE, Long.toString(packagingId));
  }

  /** Queues a task of encoding, unless it is there. */
  public void encode(String taskId) {
    longOnes.add(ENCODE, taskId);
  }

  private void report(String taskId) {
    shortOnes.add(CALLBACK, taskId);
  }

  /** Ends the task of a packaging that has ended. */
  public void ended(long packagingId) {
    outcomes.settle(packagingId).ifPresent(this::report);
  }

  private void runPackaging(String name, int failuresBefore) {
    long packagingId = Long.parseLong(name);
    packagingJob.run(packagingId);
    ended(packagingId);
  }

  private void runEncoding(String taskId, int failuresBefore) {
    try {
      encodingJob.run(taskId).ifPresent(this::packageTitle);
    } catch (EncodingException e) {
      failed(taskId, Sentences.of(e));
    } catch (TryLaterException e) {
      if (failuresBefore + 1 < maxAttempts) {
        throw e;
      }
      failed(taskId, Sentences.of(e.getCause() == null ? e : e.getCause()));
    }
  }

  private void failed(String taskId, String reason) {
    encodings
        .find(taskId)
        .flatMap(task -> outcomes.end(task, Optional.of(reason)))
        .ifPresent(this::report);
  }

  /** Returns what is in the queue, of all processes. */
  public List<QueuedJob> list() {
    return Stream.concat(longOnes.list().stream(), shortOnes.list().stream()).toList();
  }

  /** Stops working: what runs is put back into the queue. */
  @Override
  public void close() {
    running.close();
    longOnes.close();
    shortOnes.close();
  }
}
