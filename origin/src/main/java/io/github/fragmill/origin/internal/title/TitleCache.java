package io.github.fragmill.origin.internal.title;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.fragmill.core.error.BusyException;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.PackagingCancelledException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps open titles, those that were used last, within a number of bytes. However many ask for a
 * title that is not open, one of them opens it, and the others wait. Thread-safe.
 */
public final class TitleCache {

  /**
   * How long things are kept.
   *
   * @param titles open titles, and the keys that they have
   * @param failures that a title is absent or cannot be opened
   * @param sourceChecks that sources were looked at
   */
  public record Lifetimes(Duration titles, Duration failures, Duration sourceChecks) {}

  /** An entry, and when its sources were looked at. */
  private record Entry(TitleState state, AtomicLong checkedNanos) {}

  private final TitleOpener opener;
  private final Lifetimes lifetimes;
  private final Ticker ticker;
  private final AsyncCache<String, Entry> entries;

  /**
   * @param maxBytes how much memory open titles take, about
   * @param ticker the clock
   */
  public TitleCache(TitleOpener opener, long maxBytes, Lifetimes lifetimes, Ticker ticker) {
    this.opener = opener;
    this.lifetimes = lifetimes;
    this.ticker = ticker;
    this.entries =
        Caffeine.newBuilder()
            .executor(Runnable::run)
            .ticker(ticker)
            .maximumWeight(maxBytes)
            .weigher((String name, Entry entry) -> entry.state().weightBytes())
            .expireAfter(
                Expiry.creating((String name, Entry entry) -> lifetime(entry.state(), lifetimes)))
            .buildAsync();
  }

  private static Duration lifetime(TitleState state, Lifetimes lifetimes) {
    return state instanceof TitleState.Opened ? lifetimes.titles() : lifetimes.failures();
  }

  /**
   * Returns a title, which is open for now. It may be forgotten at any time, but works on.
   *
   * @param maxWait how long to wait for another caller who opens it
   * @throws BusyException when that takes longer
   * @throws FragmillException when the thread is interrupted
   */
  public TitleState get(String name, Duration maxWait) throws FragmillException {
    Entry entry = entry(name, maxWait);
    if (entry.state() instanceof TitleState.Opened opened
        && isDue(entry)
        && !opener.isCurrent(opened.title())) {
      forget(name, opened.title());
      return entry(name, maxWait).state();
    }
    return entry.state();
  }

  /** Forgets a title, unless another one was opened under its name meanwhile. */
  public void forget(String name, OpenTitle title) {
    CompletableFuture<Entry> found = entries.getIfPresent(name);
    if (found != null
        && found.isDone()
        && !found.isCompletedExceptionally()
        && found.join().state() instanceof TitleState.Opened opened
        && opened.title() == title) {
      entries.asMap().remove(name, found);
    }
  }

  /** Returns about how many titles and failures are kept. */
  public long count() {
    return entries.synchronous().estimatedSize();
  }

  /** Returns about how many bytes open titles take. */
  public long weightBytes() {
    return entries.synchronous().policy().eviction().stream()
        .mapToLong(it -> it.weightedSize().orElse(0))
        .sum();
  }

  /** One of many at once looks at the sources; the others take what is there. */
  private boolean isDue(Entry entry) {
    long now = ticker.read();
    long checked = entry.checkedNanos().get();
    return now - checked >= lifetimes.sourceChecks().toNanos()
        && entry.checkedNanos().compareAndSet(checked, now);
  }

  private Entry entry(String name, Duration maxWait) throws FragmillException {
    CompletableFuture<Entry> own = new CompletableFuture<>();
    CompletableFuture<Entry> found = entries.get(name, (key, executor) -> own);
    if (found == own) {
      open(name, own);
    }
    try {
      return found.get(maxWait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new BusyException(name + " is being opened, which takes longer than " + maxWait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PackagingCancelledException("waiting for " + name + " was interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException(name + " cannot be opened", e.getCause());
    }
  }

  private void open(String name, CompletableFuture<Entry> own) {
    try {
      TitleState state = opener.open(name);
      own.complete(new Entry(state, new AtomicLong(ticker.read())));
      if (state instanceof TitleState.Failed failed
          && failed.failure() instanceof PackagingCancelledException) {
        entries.asMap().remove(name, own); // the next one may not be interrupted
      }
    } catch (RuntimeException | Error e) {
      own.completeExceptionally(e); // the cache forgets it
      throw e;
    }
  }
}
