package io.github.fragmill.platform.queue;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.github.fragmill.platform.config.Configuration.JobSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A table of jobs in the database. All processes that share it work at it, each job in one of them;
 * a job whose process is silent for too long goes to another one. A job that ends is removed, one
 * that throws waits for another try, and one that was stopped ({@link JobStoppedException}) is due
 * again at once, which counts as no failure. Thread-safe.
 */
public final class JobQueue implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JobQueue.class);
  private static final Duration POLL = Duration.ofSeconds(2);
  private static final Duration MAX_STOP = Duration.ofSeconds(20);

  /** The least that db-scheduler takes. */
  private static final int MISSED_HEARTBEATS = 4;

  /** The work of one kind of job. */
  @FunctionalInterface
  public interface Work {

    /**
     * Makes one try.
     *
     * @param name the job's name
     * @param failuresBefore how often the job failed in a row
     */
    void run(String name, int failuresBefore);
  }

  /** Work that is repeated, in one process at a time. */
  public record Recurring(Duration every, Runnable work) {}

  private final Map<String, CustomTask<Void>> tasks = new HashMap<>();
  private final Scheduler scheduler;

  /**
   * @param instance the name of this process
   * @param threads how many jobs run at once in this process
   * @param kinds the work of jobs, by the names of their kinds
   * @param recurring by the name of its kind
   */
  public JobQueue(
      DataSource database,
      String table,
      JobSettings settings,
      String instance,
      int threads,
      Map<String, Work> kinds,
      Map<String, Recurring> recurring) {
    Retry retry = new Retry(settings.firstRetry());
    kinds.forEach((kind, work) -> tasks.put(kind, task(kind, work, retry)));
    List<RecurringTask<Void>> repeated = new ArrayList<>();
    recurring.forEach((kind, work) -> repeated.add(task(kind, work)));
    scheduler =
        Scheduler.create(database, List.<Task<?>>copyOf(tasks.values()))
            .startTasks(repeated)
            .tableName(table)
            .threads(threads)
            .schedulerName(new SchedulerName.Fixed(instance))
            .pollingInterval(POLL)
            .heartbeatInterval(settings.heartbeat())
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .enableImmediateExecution()
            .shutdownMaxWait(MAX_STOP)
            .alwaysPersistTimestampInUTC()
            .build();
  }

  private static CustomTask<Void> task(String kind, Work work, Retry retry) {
    return Tasks.custom(kind, Void.class)
        .onFailure(retry)
        .onDeadExecutionRevive()
        .execute((job, context) -> run(work, job, context.getExecution().consecutiveFailures));
  }

  private static RecurringTask<Void> task(String kind, Recurring recurring) {
    return Tasks.recurring(kind, FixedDelay.of(recurring.every()))
        .execute((job, context) -> recurring.work().run());
  }

  private static CompletionHandler<Void> run(
      Work work, TaskInstance<Void> job, int failuresBefore) {
    try {
      work.run(job.getId(), failuresBefore);
      return new CompletionHandler.OnCompleteRemove<>();
    } catch (JobStoppedException e) {
      LOG.info("{}", e.getMessage());
      return (done, operations) -> operations.reschedule(done, Instant.now());
    }
  }

  /** Begins to work. */
  public void start() {
    scheduler.start();
  }

  /** Adds a job, unless it is there. */
  public void add(String kind, String name) {
    CustomTask<Void> task = tasks.get(kind);
    if (task == null) {
      throw new IllegalArgumentException("kind: expected one of " + tasks.keySet());
    }
    scheduler.scheduleIfNotExists(task.instance(name), Instant.now());
  }

  /** Returns the jobs of all processes. */
  public List<QueuedJob> list() {
    List<QueuedJob> jobs = new ArrayList<>();
    scheduler.fetchScheduledExecutions(execution -> jobs.add(job(execution)));
    return jobs;
  }

  private static QueuedJob job(ScheduledExecution<Object> execution) {
    return new QueuedJob(
        execution.getTaskInstance().getTaskName(),
        execution.getTaskInstance().getId(),
        execution.getConsecutiveFailures(),
        execution.getExecutionTime(),
        execution.isPicked() ? Optional.ofNullable(execution.getPickedBy()) : Optional.empty());
  }

  /** Waits until the jobs of this process have ended, for some seconds. */
  @Override
  public void close() {
    scheduler.stop();
  }
}
