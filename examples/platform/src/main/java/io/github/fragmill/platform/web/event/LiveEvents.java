package io.github.fragmill.platform.web.event;

import io.github.fragmill.platform.catalog.Packaging;
import io.github.fragmill.platform.catalog.Packagings;
import io.github.fragmill.platform.catalog.Upload;
import io.github.fragmill.platform.catalog.Uploads;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports changes of the catalogue to listeners. Polls the catalogue while there are listeners,
 * because other processes change it too. Thread-safe.
 */
public final class LiveEvents implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LiveEvents.class);
  private static final long BETWEEN_MILLIS = 500;

  /** Processes have different clocks, and transactions take time. */
  private static final Duration LOOK_BACK = Duration.ofMinutes(2);

  /** Receives changes. */
  interface Listener {
    void onPackaging(Packaging packaging);

    void onUpload(Upload upload);

    void onRemoved(String kind, long id);
  }

  private final Uploads uploads;
  private final Packagings packagings;
  private final Clock clock;
  private final Set<Listener> listeners = new CopyOnWriteArraySet<>();
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "live-events");
            thread.setDaemon(true);
            return thread;
          });

  private Map<Long, Packaging> knownPackagings = new HashMap<>();
  private Set<Long> packagingIds = new HashSet<>();
  private Set<Long> uploadIds = new HashSet<>();
  private boolean wasIdle = true;

  public LiveEvents(Uploads uploads, Packagings packagings, Clock clock) {
    this.uploads = uploads;
    this.packagings = packagings;
    this.clock = clock;
  }

  public void start() {
    var unused =
        executor.scheduleWithFixedDelay(this::poll, 0, BETWEEN_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void poll() {
    try {
      if (listeners.isEmpty()) {
        wasIdle = true;
        return;
      }
      Set<Listener> receivers = wasIdle ? Set.of() : listeners;
      wasIdle = false;
      pollUploads(receivers);
      pollPackagings(receivers);
    } catch (RuntimeException e) {
      LOG.warn("cannot poll for changes: {}", e.toString());
    }
  }

  private void pollUploads(Set<Listener> receivers) {
    Set<Long> now = new HashSet<>(uploads.ids());
    if (!receivers.isEmpty()) {
      for (long id : without(now, uploadIds)) {
        uploads.find(id).ifPresent(upload -> receivers.forEach(it -> it.onUpload(upload)));
      }
      for (long id : without(uploadIds, now)) {
        receivers.forEach(it -> it.onRemoved("input_content_id", id));
      }
    }
    uploadIds = now;
  }

  private void pollPackagings(Set<Listener> receivers) {
    Map<Long, Packaging> changed = new HashMap<>();
    List<Packaging> recent = packagings.changedSince(clock.millis() - LOOK_BACK.toMillis());
    for (Packaging packaging : recent) {
      changed.put(packaging.id(), packaging);
      if (!packaging.equals(knownPackagings.get(packaging.id()))) {
        receivers.forEach(it -> it.onPackaging(packaging));
      }
    }
    knownPackagings = changed;
    // What was reported just now may be deleted already.
    packagingIds.addAll(changed.keySet());
    Set<Long> now = new HashSet<>(packagings.ids());
    for (long id : without(packagingIds, now)) {
      receivers.forEach(it -> it.onRemoved("packaged_content_id", id));
    }
    packagingIds = now;
  }

  private static Set<Long> without(Set<Long> all, Set<Long> others) {
    Set<Long> rest = new HashSet<>(all);
    rest.removeAll(others);
    return rest;
  }

  /** Adds a listener; it receives all changes from now on. */
  void add(Listener listener) throws InterruptedException {
    listeners.add(listener);
    try {
      // The first poll after a while without listeners only records the present state.
      executor.submit(this::poll).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  void remove(Listener listener) {
    listeners.remove(listener);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
