package io.github.fragmill.benchmarks;

import io.github.fragmill.benchmarks.movie.SyntheticMovie;
import io.github.fragmill.core.FileBody;
import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.PlannedFile;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.AesEngine;
import io.github.fragmill.dash.DashManifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Serves segments of about 4 MB to many readers at once that take 1 Mbit/s each, within a budget of
 * memory. A reader takes 16 kB, keeps it for as long as its line needs, and takes the next.
 */
public final class SlowReaders {

  private static final int READERS = 1000;
  private static final int BUDGET_BYTES = 64 << 20;
  private static final int STEP_BYTES = 16 * 1024;
  private static final long BITS_PER_SECOND = 1_000_000;
  private static final int KILOBITS_PER_SECOND = 8000;
  private static final int SECONDS = 60;
  private static final Duration WAIT = Duration.ofSeconds(30);

  private final PackagingEngine engine =
      PackagingEngine.builder().maxBufferBytes(BUDGET_BYTES).build();

  /** Gives back what was read: never waits, so that those who wait get it. */
  private final ScheduledExecutorService lines = Executors.newScheduledThreadPool(1);

  /** Opens and computes, and waits for memory. */
  private final ExecutorService workers = Executors.newFixedThreadPool(8);

  private final CountDownLatch left = new CountDownLatch(READERS);
  private final AtomicInteger complete = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong longestWaitNanos = new AtomicLong();

  private SlowReaders() {}

  /** Runs it once for each scheme, and prints what came of it. */
  public static void main(String[] arguments) throws Exception {
    Path movie = Files.createTempFile("fragmill-", ".mp4");
    try {
      Source source = SyntheticMovie.of(SECONDS, KILOBITS_PER_SECOND).writeTo(movie);
      for (String scheme : new String[] {Protections.CBCS, Protections.CENC}) {
        PackagingPlan plan =
            Packager.of(source)
                .protect(Protections.of(scheme, AesEngine.bouncyCastle()))
                .manifest(DashManifest.segmentTemplate())
                .plan();
        new SlowReaders().run(scheme, plan);
      }
    } finally {
      Files.delete(movie);
    }
  }

  private void run(String scheme, PackagingPlan plan) throws InterruptedException {
    String id = plan.renditions().get(0).id();
    int segments = plan.renditions().get(0).segmentCount();
    long start = System.nanoTime();
    for (int reader = 0; reader < READERS; reader++) {
      PlannedFile segment = plan.segment(id, reader % segments);
      workers.execute(() -> open(segment));
    }
    left.await();
    double seconds = (System.nanoTime() - start) / 1e9;
    lines.shutdown();
    workers.shutdown();
    System.out.printf(
        "%s: %d readers, %d complete, %d failed, %.1f s, %.1f MB/s, longest wait %.2f s%n",
        scheme,
        READERS,
        complete.get(),
        failed.get(),
        seconds,
        bytes.get() / seconds / 1e6,
        longestWaitNanos.get() / 1e9);
  }

  private void open(PlannedFile segment) {
    try {
      long start = System.nanoTime();
      FileBody body = engine.body(segment, WAIT);
      waited(start);
      read(body, 0);
    } catch (FragmillException e) {
      end(failed);
    }
  }

  private void read(FileBody body, long position) {
    if (position == body.sizeBytes()) {
      body.close();
      end(complete);
      return;
    }
    long end = Math.min(body.sizeBytes(), position + STEP_BYTES);
    try {
      long start = System.nanoTime();
      FileBody.Range range = body.range(position, end, WAIT);
      waited(start);
      long nanos = range.sizeBytes() * Byte.SIZE * 1_000_000_000L / BITS_PER_SECOND;
      var unused = lines.schedule(() -> next(body, range, end), nanos, TimeUnit.NANOSECONDS);
    } catch (FragmillException e) {
      body.close();
      end(failed);
    }
  }

  private void next(FileBody body, FileBody.Range range, long end) {
    bytes.addAndGet(range.sizeBytes());
    range.close();
    workers.execute(() -> read(body, end));
  }

  private void waited(long startNanos) {
    longestWaitNanos.accumulateAndGet(System.nanoTime() - startNanos, Math::max);
  }

  private void end(AtomicInteger how) {
    how.incrementAndGet();
    left.countDown();
  }
}
