package io.github.fragmill.core.internal.fragment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.fragmill.core.error.BusyException;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.PackagingCancelledException;
import io.github.fragmill.core.internal.work.Deadline;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class BufferPoolTest {

  private static final int MEBIBYTE = 1024 * 1024;

  @Test
  void lend_new_holdsTheMediaAndALittle() throws FragmillException {
    try (BufferPool.Lease lease = new BufferPool(MEBIBYTE).lend(100)) {
      assertThat(lease.buffer().remaining()).isBetween(100, 100 + 128 * 1024);
      assertThat(lease.buffer().isDirect()).isTrue();
    }
  }

  @Test
  void lend_afterOneWasGivenBack_isTheSameBufferCleared() throws FragmillException {
    BufferPool pool = new BufferPool(MEBIBYTE);
    BufferPool.Lease first = pool.lend(100);
    ByteBuffer buffer = first.buffer();
    int capacity = buffer.remaining();
    buffer.position(30).limit(40);
    first.close();
    try (BufferPool.Lease second = pool.lend(90)) {
      assertThat(second.buffer()).isSameAs(buffer);
      assertThat(second.buffer().position()).isZero();
      assertThat(second.buffer().remaining()).isEqualTo(capacity);
    }
  }

  @Test
  void lend_twice_givesTwoBuffers() throws FragmillException {
    BufferPool pool = new BufferPool(MEBIBYTE);
    assertThat(pool.lend(100).buffer()).isNotSameAs(pool.lend(100).buffer());
  }

  @Test
  void close_twice_givesBackOnce() throws FragmillException {
    BufferPool pool = new BufferPool(MEBIBYTE);
    BufferPool.Lease lease = pool.lend(100);
    lease.close();
    lease.close();
    assertThat(pool.lend(100).buffer()).isNotSameAs(pool.lend(100).buffer());
  }

  @Test
  void buffer_afterClose_isRefused() throws FragmillException {
    BufferPool.Lease lease = new BufferPool(MEBIBYTE).lend(100);
    lease.close();
    assertThatIllegalStateException()
        .isThrownBy(lease::buffer)
        .withMessage("the memory was given back");
  }

  @Test
  void lend_keptOneIsMuchTooLarge_makesAnother() throws FragmillException {
    BufferPool pool = new BufferPool(64L * MEBIBYTE);
    pool.lend(16 * MEBIBYTE).close();
    try (BufferPool.Lease small = pool.lend(100)) {
      assertThat(small.buffer().capacity()).isLessThan(MEBIBYTE);
    }
  }

  @Test
  void totalBytes_manySizes_staysWithinTheBudget() throws FragmillException {
    BufferPool pool = new BufferPool(8L * MEBIBYTE);
    for (int size = 1; size < 4 * MEBIBYTE; size += 300_000) {
      try (BufferPool.Lease first = pool.lend(size);
          BufferPool.Lease second = pool.lend(size / 2)) {
        assertThat(first.buffer().capacity()).isGreaterThan(second.buffer().capacity() / 2);
        assertThat(pool.totalBytes()).isLessThanOrEqualTo(8L * MEBIBYTE);
      }
    }
    assertThat(pool.totalBytes()).isBetween(1L, 8L * MEBIBYTE);
  }

  @Test
  void lend_moreThanTheBudget_isPossibleAlone() throws FragmillException {
    BufferPool pool = new BufferPool(100);
    try (BufferPool.Lease lease = pool.lend(MEBIBYTE)) {
      assertThat(lease.buffer().remaining()).isGreaterThanOrEqualTo(MEBIBYTE);
    }
    assertThat(pool.totalBytes()).isZero();
  }

  @Test
  void lend_budgetIsLent_waitsUntilSomeIsGivenBack() throws Exception {
    BufferPool pool = new BufferPool(100);
    BufferPool.Lease first = pool.lend(MEBIBYTE);
    CompletableFuture<BufferPool.Lease> second = inBackground(pool);
    assertThatExceptionOfType(TimeoutException.class)
        .isThrownBy(() -> second.get(200, TimeUnit.MILLISECONDS));
    first.close();
    assertThat(second.get(30, TimeUnit.SECONDS).buffer().remaining()).isPositive();
  }

  @Test
  void lend_interruptedWhileItWaits_isCancelled() throws FragmillException {
    BufferPool pool = new BufferPool(100);
    try (BufferPool.Lease first = pool.lend(MEBIBYTE)) {
      assertThat(first.buffer().hasRemaining()).isTrue();
      Thread.currentThread().interrupt();
      assertThatExceptionOfType(PackagingCancelledException.class).isThrownBy(() -> pool.lend(1));
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void lend_nothingComesBackInTime_isBusyWithTheFigures() throws FragmillException {
    BufferPool pool = new BufferPool(200_000);
    try (BufferPool.Lease first = pool.lend(1)) {
      long lentBytes = first.buffer().capacity();
      assertThatExceptionOfType(BusyException.class)
          .isThrownBy(() -> pool.lend(1, Deadline.after(Duration.ofMillis(2))))
          .withMessageContainingAll(
              "within 2 ms",
              "needed " + lentBytes + " bytes",
              lentBytes + " in use of a budget of 200000",
              "maxBufferBytes");
      assertThat(pool.lentBytes()).isEqualTo(lentBytes);
    }
    assertThat(pool.lentBytes()).isZero();
    pool.lend(1, Deadline.after(Duration.ZERO)).close();
  }

  @Test
  void lend_rangeAndWindow_areLentAtOnceOrNotAtAll() throws FragmillException {
    BufferPool pool = new BufferPool(300_000);
    BufferPool.Pair pair = pool.lend(10_000, 1, Deadline.never());
    assertThat(pair.range().buffer().remaining()).isBetween(10_000, 12_288);
    assertThat(pair.window().buffer().remaining()).isGreaterThanOrEqualTo(1);
    ByteBuffer range = pair.range().buffer();
    ByteBuffer window = pair.window().buffer();
    pair.window().close();
    assertThat(pool.lentBytes()).isEqualTo(range.capacity());
    assertThatExceptionOfType(BusyException.class)
        .isThrownBy(() -> pool.lend(200_000, 1, Deadline.after(Duration.ZERO)));
    assertThat(pool.lentBytes()).isEqualTo(range.capacity());
    pair.range().close();
    assertThat(pool.lentBytes()).isZero();
    BufferPool.Pair again = pool.lend(10_000, 1, Deadline.never());
    assertThat(again.range().buffer()).isSameAs(range);
    assertThat(again.window().buffer()).isSameAs(window);
  }

  @Test
  void lend_range_isNotGivenALargerBuffer() throws FragmillException {
    BufferPool pool = new BufferPool(MEBIBYTE);
    pool.lend(1).close();
    BufferPool.Pair pair = pool.lend(100, 1, Deadline.never());
    assertThat(pair.range().buffer().capacity()).isEqualTo(4096);
  }

  @Test
  void lendIfPlenty_halfIsInUse_isEmpty() throws FragmillException {
    BufferPool pool = new BufferPool(600_000);
    BufferPool.Lease first = pool.lendIfPlenty(1).orElseThrow();
    BufferPool.Lease second = pool.lendIfPlenty(1).orElseThrow();
    assertThat(pool.lendIfPlenty(1)).isEmpty();
    pool.lend(1).close();
    first.close();
    assertThat(pool.lendIfPlenty(1)).isPresent();
    assertThat(pool.lendIfPlenty(MEBIBYTE)).isEmpty();
    second.close();
  }

  @Test
  void lend_severalWait_areServedInTurn() throws Exception {
    BufferPool pool = new BufferPool(1_000_000);
    BufferPool.Lease held = pool.lend(100_000);
    CompletableFuture<BufferPool.Lease> large = inBackground(pool, 800_000);
    awaitWaiting(pool);
    // There is room for this one, but others were first.
    assertThatExceptionOfType(BusyException.class)
        .isThrownBy(() -> pool.lend(1, Deadline.after(Duration.ZERO)));
    assertThat(pool.lendIfPlenty(1)).isEmpty();
    held.close();
    large.get(30, TimeUnit.SECONDS).close();
    pool.lend(1, Deadline.after(Duration.ZERO)).close();
    assertThat(pool.lentBytes()).isZero();
  }

  @Test
  void lend_moreThanTheBudgetWaits_doesNotStopOthers() throws Exception {
    BufferPool pool = new BufferPool(400_000);
    BufferPool.Lease held = pool.lend(1);
    CompletableFuture<BufferPool.Lease> huge = inBackground(pool, MEBIBYTE);
    pool.lend(1, Deadline.after(Duration.ofSeconds(30))).close();
    assertThat(huge).isNotDone();
    held.close();
    huge.get(30, TimeUnit.SECONDS).close();
    assertThat(pool.lentBytes()).isZero();
  }

  /** Returns when somebody waits in turn: then there is never plenty. */
  private static void awaitWaiting(BufferPool pool) throws FragmillException {
    for (Optional<BufferPool.Lease> lease = pool.lendIfPlenty(1);
        lease.isPresent();
        lease = pool.lendIfPlenty(1)) {
      lease.get().close();
      Thread.onSpinWait();
    }
  }

  private static CompletableFuture<BufferPool.Lease> inBackground(BufferPool pool) {
    return inBackground(pool, 1);
  }

  private static CompletableFuture<BufferPool.Lease> inBackground(BufferPool pool, int mediaBytes) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return pool.lend(mediaBytes);
          } catch (FragmillException e) {
            throw new CompletionException(e);
          }
        });
  }
}
