package io.github.fragmill.core.internal.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class TurnsTest {

  private final Turns turns = new Turns();
  private final ExecutorService executor = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  @Test
  void await_threadsInAnyOrder_takeTurnsInOrder() throws Exception {
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    List<Integer> segments = new ArrayList<>(IntStream.range(0, 16).boxed().toList());
    Collections.reverse(segments);
    List<Future<?>> workers = new ArrayList<>();
    for (int segment : segments) {
      workers.add(
          executor.submit(
              () -> {
                turns.await(segment);
                order.add(segment);
                turns.pass();
              }));
    }
    for (Future<?> worker : workers) {
      worker.get();
    }
    assertThat(order).isEqualTo(IntStream.range(0, 16).boxed().toList());
  }

  @Test
  void await_firstSegment_doesNotWait() {
    turns.await(0);
    turns.pass();
    turns.await(1);
  }

  @Test
  void cancel_waitingThreads_areLetGo() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    Future<?> waiting =
        executor.submit(
            () -> {
              started.countDown();
              turns.await(7);
            });
    started.await();
    turns.cancel();
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(waiting::get)
        .withCauseInstanceOf(CancellationException.class);
  }

  @Test
  void await_afterCancel_isRefused() {
    turns.cancel();
    assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> turns.await(0));
  }

  @Test
  void await_interruptedThread_waitsOnAndKeepsTheStatus() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    List<Boolean> status = Collections.synchronizedList(new ArrayList<>());
    Thread waiting =
        new Thread(
            () -> {
              started.countDown();
              turns.await(1);
              status.add(Thread.currentThread().isInterrupted());
            });
    waiting.start();
    started.await();
    waiting.interrupt();
    turns.await(0);
    turns.pass();
    waiting.join();
    assertThat(status).containsExactly(true);
  }
}
