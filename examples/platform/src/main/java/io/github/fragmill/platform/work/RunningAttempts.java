package io.github.fragmill.platform.work;

import io.github.fragmill.core.control.Cancellation;
import io.github.fragmill.platform.catalog.Attempts;
import io.github.fragmill.platform.catalog.Claim;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The attempts that run in this process. Looks each second whether they still have the right to;
 * stops those that were cancelled or taken over, and all of them with the process. Thread-safe.
 */
final class RunningAttempts implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RunningAttempts.class);

  private final Attempts attempts;
  private final Map<Claim, Cancellation> running = new ConcurrentHashMap<>();
  private final Set<Cancellation> others = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "watch");
            thread.setDaemon(true);
            return thread;
          });
  private volatile boolean stopping;

  RunningAttempts(Attempts attempts) {
    this.attempts = attempts;
  }

  void start() {
    var unused = watch.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
  }

  private void look() {
    running.forEach(
        (claim, cancellation) -> {
          try {
            if (!attempts.holds(claim)) {
              cancellation.cancel();
            }
          } catch (RuntimeException e) {
            LOG.warn("cannot look after packaging {}: {}", claim.packagingId(), e.toString());
          }
        });
  }

  /** Begins to look after an attempt. */
  Cancellation begin(Claim claim) {
    Cancellation cancellation = Cancellation.create();
    running.put(claim, cancellation);
    return unlessStopping(cancellation);
  }

  void end(Claim claim) {
    running.remove(claim);
  }

  /** Begins work that only the end of the process stops. */
  Cancellation begin() {
    Cancellation cancellation = Cancellation.create();
    others.add(cancellation);
    return unlessStopping(cancellation);
  }

  /** What begins while all is stopped may have been missed by {@link #close}. */
  private Cancellation unlessStopping(Cancellation cancellation) {
    if (stopping) {
      cancellation.cancel();
    }
    return cancellation;
  }

  void end(Cancellation cancellation) {
    others.remove(cancellation);
  }

  /** Stops all of them; they end within the segment that they are at. */
  @Override
  public void close() {
    stopping = true;
    watch.shutdownNow();
    running.values().forEach(Cancellation::cancel);
    others.forEach(Cancellation::cancel);
  }
}
