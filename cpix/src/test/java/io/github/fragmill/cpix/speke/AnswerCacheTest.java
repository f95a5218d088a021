package io.github.fragmill.cpix.speke;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.KeySourceUnavailableException;
import io.github.fragmill.core.error.PackagingCancelledException;
import io.github.fragmill.cpix.Cpix;
import io.github.fragmill.cpix.CpixDocument;
import io.github.fragmill.crypto.Scheme;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One thread asks, others wait for it, and titles do not wait for each other. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class AnswerCacheTest {

  private static final int CALLERS = 50;

  private final AnswerCache cache = new AnswerCache(Duration.ofHours(1), System::nanoTime);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger asked = new AtomicInteger();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch go = new CountDownLatch(1);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void get_manyAtOnce_oneAsks() throws Exception {
    List<Future<Cpix>> answers = new ArrayList<>();
    for (int caller = 0; caller < CALLERS; caller++) {
      answers.add(threads.submit(() -> cache.get(title("a"), this::slowly)));
    }
    begun.await();
    go.countDown();

    Cpix first = answers.get(0).get();
    for (Future<Cpix> answer : answers) {
      assertThat(answer.get()).isSameAs(first);
    }
    assertThat(asked).hasValue(1);
  }

  @Test
  void get_otherTitle_doesNotWait() throws Exception {
    Future<Cpix> slow = threads.submit(() -> cache.get(title("slow"), this::slowly));
    begun.await();

    Cpix other = cache.get(title("other"), AnswerCacheTest::answer);

    assertThat(slow.isDone()).isFalse();
    go.countDown();
    assertThat(slow.get()).isNotSameAs(other);
  }

  @Test
  void get_failure_isForThoseThatWaitAndIsForgotten() throws Exception {
    Future<Cpix> failing =
        threads.submit(
            () ->
                cache.get(
                    title("a"),
                    () -> {
                      slowly();
                      throw new KeySourceUnavailableException("down");
                    }));
    begun.await();
    Future<Cpix> waiting = threads.submit(() -> cache.get(title("a"), AnswerCacheTest::answer));
    go.countDown();

    assertThat(failing)
        .failsWithin(Duration.ofSeconds(30))
        .withThrowableThat()
        .havingCause()
        .withMessage("down");
    // Either it waited and got the failure, or it came later and asked.
    try {
      waiting.get();
    } catch (java.util.concurrent.ExecutionException e) {
      assertThat(e).hasRootCauseMessage("down");
    }
    assertThat(cache.get(title("a"), AnswerCacheTest::answer)).isNotNull();
  }

  /** A thread that was stopped says nothing of the server. */
  @Test
  void get_askingThreadIsStopped_anotherAsks() throws Exception {
    Future<Cpix> stopped =
        threads.submit(
            () ->
                cache.get(
                    title("a"),
                    () -> {
                      slowly();
                      throw new PackagingCancelledException("interrupted");
                    }));
    begun.await();
    Future<Cpix> waiting = threads.submit(() -> cache.get(title("a"), AnswerCacheTest::answer));
    go.countDown();

    assertThat(waiting.get()).isNotNull();
    assertThat(stopped).failsWithin(Duration.ofSeconds(30));
  }

  private Cpix slowly() throws FragmillException {
    asked.incrementAndGet();
    begun.countDown();
    try {
      go.await();
    } catch (InterruptedException e) {
      throw new PackagingCancelledException("the test ends", e);
    }
    return answer();
  }

  private static Cpix answer() {
    return Cpix.of(
        new CpixDocument(
            Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(), List.of()));
  }

  private static TitleRequest title(String contentId) {
    return TitleRequest.of(
        SpekeVersion.V2_0,
        contentId,
        Scheme.CBCS,
        List.of(),
        Optional.empty(),
        Contract.SHARED,
        new TreeSet<>(List.of(0L)));
  }
}
