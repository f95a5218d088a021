package io.github.fragmill.platform.queue;

import io.github.fragmill.core.control.Cancellation;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The jobs that run in this process. Checks each second whether they may go on; stops those that
 * may not, and all of them with the process. Thread-safe.
 */
public final class RunningJobs implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RunningJobs.class);

  private final Map<Cancellation, BooleanSupplier> running = new ConcurrentHashMap<>();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "watch");
            thread.setDaemon(true);
            return thread;
          });
  private volatile boolean stopping;

  /** Starts the checks. */
  public void start() {
    var unused = watch.scheduleWithFixedDelay(this::check, 1, 1, TimeUnit.SECONDS);
  }

  private void check() {
    running.forEach(
        (cancellation, mayGoOn) -> {
          try {
            if (!mayGoOn.getAsBoolean()) {
              cancellation.cancel();
            }
          } catch (RuntimeException e) {
            LOG.warn("cannot check whether a job may go on: {}", e.toString());
          }
        });
  }

  /** Begins a job that only the end of the process stops. */
  public Cancellation begin() {
    return begin(() -> true);
  }

  /**
   * Begins a job.
   *
   * @param mayGoOn is asked each second; when it returns false, the job is stopped
   * @return stops the job; given to {@link #end} when the job has ended
   */
  public Cancellation begin(BooleanSupplier mayGoOn) {
    Cancellation cancellation = Cancellation.create();
    running.put(cancellation, mayGoOn);
    // Jobs that begin while all are stopped may be missed by close.
    if (stopping) {
      cancellation.cancel();
    }
    return cancellation;
  }

  /** Ends a job. */
  public void end(Cancellation cancellation) {
    running.remove(cancellation);
  }

  /** Stops all jobs; they end within the segment that they are at. */
  @Override
  public void close() {
    stopping = true;
    watch.shutdownNow();
    running.keySet().forEach(Cancellation::cancel);
  }
}
