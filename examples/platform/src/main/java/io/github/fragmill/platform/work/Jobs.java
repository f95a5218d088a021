package io.github.fragmill.platform.work;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.github.fragmill.platform.catalog.Encoding;
import io.github.fragmill.platform.catalog.Encodings;
import io.github.fragmill.platform.catalog.Packagings;
import io.github.fragmill.platform.config.Configuration.JobSettings;
import io.github.fragmill.platform.encoding.EncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The queue: what waits in the database, and is worked at by all processes that share it, each job
 * by one of them. A job whose process is silent for too long goes to another one. Thread-safe.
 */
public final class Jobs implements AutoCloseable {

  private static final Duration POLL = Duration.ofSeconds(2);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
  private static final Duration RESUME = Duration.ofMinutes(1);
  private static final int SHORT_AT_ONCE = 2;

  /** The least that db-scheduler takes. */
  private static final int MISSED_HEARTBEATS = 4;

  private final Packagings packagings;
  private final Encodings encodings;
  private final PackagingJob packagingJob;
  private final EncodingJob encodingJob;
  private final Outcomes outcomes;
  private final RunningAttempts running;

  private final CustomTask<Void> packageTask;
  private final CustomTask<Void> encodeTask;
  private final CustomTask<Void> callbackTask;
  private final Scheduler longOnes;
  private final Scheduler shortOnes;

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
      RunningAttempts running) {
    this.packagings = packagings;
    this.encodings = encodings;
    this.packagingJob = packagingJob;
    this.encodingJob = encodingJob;
    this.outcomes = new Outcomes(packagings, encodings);
    this.running = running;

    Retry retry = new Retry(settings.firstRetry());
    packageTask = new JobTask("package", retry, (job, context) -> runPackaging(job)).task();
    encodeTask =
        new JobTask(
                "encode", retry, (job, context) -> runEncoding(job, context, settings.attempts()))
            .task();
    callbackTask =
        new JobTask(
                "callback",
                retry,
                (job, context) ->
                    callbackJob.run(job.getId(), context.getExecution().consecutiveFailures))
            .task();
    RecurringTask<Void> cleanUpTask =
        Tasks.recurring("cleanup", FixedDelay.of(cleanUpEvery))
            .execute((job, context) -> cleanUp.run());
    RecurringTask<Void> resumeTask =
        Tasks.recurring("resume", FixedDelay.of(RESUME)).execute((job, context) -> recover());
    longOnes =
        scheduler(Scheduler.create(database, packageTask, encodeTask), settings, instance)
            .tableName("long_job")
            .threads(settings.atOnce())
            .build();
    shortOnes =
        scheduler(Scheduler.create(database, callbackTask), settings, instance)
            .startTasks(List.of(cleanUpTask, resumeTask))
            .tableName("short_job")
            .threads(SHORT_AT_ONCE)
            .build();
  }

  private static SchedulerBuilder scheduler(
      SchedulerBuilder builder, JobSettings settings, String instance) {
    return builder
        .schedulerName(new SchedulerName.Fixed(instance))
        .pollingInterval(POLL)
        .heartbeatInterval(settings.heartbeat())
        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
        .enableImmediateExecution()
        .shutdownMaxWait(LONGEST_STOP)
        .alwaysPersistTimestampInUTC();
  }

  /** Begins to work. */
  public void start() {
    running.start();
    recover();
    longOnes.start();
    shortOnes.start();
  }

  /** Puts what is not finished back into the queue, where a process died before it could. */
  private void recover() {
    packagings.unfinished().forEach(this::packageTitle);
    for (Encoding task : encodings.unfinished()) {
      if (task.isWaiting()) {
        encode(task.taskId());
      } else {
        outcomes.settle(task).ifPresent(this::tell);
      }
    }
    encodings.callbacksDue().forEach(this::tell);
  }

  /** Queues a packaging, unless it is there. */
  public void packageTitle(long packagingId) {
    queue(longOnes, packageTask.instance(Long.toString(packagingId)));
  }

  /** Queues a task of encoding, unless it is there. */
  public void encode(String taskId) {
    queue(longOnes, encodeTask.instance(taskId));
  }

  private void tell(String taskId) {
    queue(shortOnes, callbackTask.instance(taskId));
  }

  private static void queue(Scheduler scheduler, TaskInstance<Void> job) {
    scheduler.scheduleIfNotExists(job, Instant.now());
  }

  /** Ends the task that a packaging was for, when the packaging was ended from outside. */
  public void ended(long packagingId) {
    outcomes.settle(packagingId).ifPresent(this::tell);
  }

  private void runPackaging(TaskInstance<Void> job) {
    long packagingId = Long.parseLong(job.getId());
    packagingJob.run(packagingId);
    ended(packagingId);
  }

  private void runEncoding(TaskInstance<Void> job, ExecutionContext context, int mostAttempts) {
    String taskId = job.getId();
    try {
      encodingJob.run(taskId).ifPresent(this::packageTitle);
    } catch (EncodingException e) {
      failed(taskId, Sentences.of(e));
    } catch (TryLaterException e) {
      if (context.getExecution().consecutiveFailures + 1 < mostAttempts) {
        throw e;
      }
      failed(taskId, Sentences.of(e.getCause() == null ? e : e.getCause()));
    }
  }

  private void failed(String taskId, String reason) {
    encodings
        .find(taskId)
        .flatMap(task -> outcomes.end(task, Optional.of(reason)))
        .ifPresent(this::tell);
  }

  /** Returns what is in the queue, of all processes. */
  public List<Job> list() {
    List<Job> jobs = new ArrayList<>();
    longOnes.fetchScheduledExecutions(execution -> jobs.add(job(execution)));
    shortOnes.fetchScheduledExecutions(execution -> jobs.add(job(execution)));
    return jobs;
  }

  private static Job job(ScheduledExecution<Object> execution) {
    return new Job(
        execution.getTaskInstance().getTaskName(),
        execution.getTaskInstance().getId(),
        execution.getConsecutiveFailures(),
        execution.getExecutionTime(),
        execution.isPicked() ? Optional.ofNullable(execution.getPickedBy()) : Optional.empty());
  }

  /** Stops working: what runs is put back into the queue. */
  @Override
  public void close() {
    running.close();
    longOnes.stop();
    shortOnes.stop();
  }
}
