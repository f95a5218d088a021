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
 * What changes in the catalogue, told to pages that listen. Looks at the catalogue while somebody
 * does, because other processes change it too. Thread-safe.
 */
public final class LiveEvents implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LiveEvents.class);
  private static final long BETWEEN_MILLIS = 500;

  /** The clocks of processes differ, and transactions take a while. */
  private static final Duration LOOK_BACK = Duration.ofMinutes(2);

  /** Somebody who listens. */
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
        executor.scheduleWithFixedDelay(this::look, 0, BETWEEN_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      if (listeners.isEmpty()) {
        wasIdle = true;
        return;
      }
      Set<Listener> told = wasIdle ? Set.of() : listeners;
      wasIdle = false;
      lookAtUploads(told);
      lookAtPackagings(told);
    } catch (RuntimeException e) {
      LOG.warn("cannot look for changes: {}", e.toString());
    }
  }

  private void lookAtUploads(Set<Listener> told) {
    Set<Long> now = new HashSet<>(uploads.ids());
    if (!told.isEmpty()) {
      for (long id : without(now, uploadIds)) {
        uploads.find(id).ifPresent(upload -> told.forEach(it -> it.onUpload(upload)));
      }
      for (long id : without(uploadIds, now)) {
        told.forEach(it -> it.onRemoved("input_content_id", id));
      }
    }
    uploadIds = now;
  }

  private void lookAtPackagings(Set<Listener> told) {
    Map<Long, Packaging> changed = new HashMap<>();
    List<Packaging> recent = packagings.changedSince(clock.millis() - LOOK_BACK.toMillis());
    for (Packaging packaging : recent) {
      changed.put(packaging.id(), packaging);
      if (!packaging.equals(knownPackagings.get(packaging.id()))) {
        told.forEach(it -> it.onPackaging(packaging));
      }
    }
    knownPackagings = changed;
    // What was told of just now may be gone already.
    packagingIds.addAll(changed.keySet());
    Set<Long> now = new HashSet<>(packagings.ids());
    for (long id : without(packagingIds, now)) {
      told.forEach(it -> it.onRemoved("packaged_content_id", id));
    }
    packagingIds = now;
  }

  private static Set<Long> without(Set<Long> all, Set<Long> others) {
    Set<Long> rest = new HashSet<>(all);
    rest.removeAll(others);
    return rest;
  }

  /** Adds a listener, who hears of all that changes from now on. */
  void add(Listener listener) throws InterruptedException {
    listeners.add(listener);
    try {
      // The first look after a while without listeners only finds out what there is.
      executor.submit(this::look).get();
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
