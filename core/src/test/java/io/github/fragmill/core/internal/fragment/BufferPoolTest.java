package io.github.fragmill.core.internal.fragment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.PackagingCancelledException;
import java.nio.ByteBuffer;
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

  private static CompletableFuture<BufferPool.Lease> inBackground(BufferPool pool) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return pool.lend(1);
          } catch (FragmillException e) {
            throw new CompletionException(e);
          }
        });
  }
}
