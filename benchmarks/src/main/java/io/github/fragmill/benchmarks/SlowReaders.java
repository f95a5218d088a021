package io.github.fragmill.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.PlannedFile;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.dash.DashManifest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;

/**
 * Many slow readers at once, each with a segment of 4 MB, in little memory and with two threads.
 * All of them ask at the same moment. Checks each byte, and prints how long they waited.
 *
 * <pre>{@code
 * java -Xmx64m -XX:MaxDirectMemorySize=96m -cp benchmarks.jar \
 *     io.github.fragmill.benchmarks.SlowReaders [readers] [megabytes] [protection] [kilobytes]
 * }</pre>
 */
public final class SlowReaders {

  private static final int THREADS = 2;
  private static final int MOVIE_SECONDS = 40;

  /**
   * What to measure.
   *
   * @param readers how many there are at once
   * @param budgetBytes the engine's memory
   * @param protection clear, cbcs or cenc
   * @param rangeBytes what each reader holds
   * @param kilobitsPerSecond how fast each is
   */
  record Load(
      int readers, long budgetBytes, String protection, int rangeBytes, int kilobitsPerSecond) {}

  /** What was measured. */
  record Result(
      int complete,
      long totalBytes,
      double wallSeconds,
      double processorSeconds,
      long peakBufferBytes,
      double longestWaitSeconds,
      long timesBusy,
      long bufferBytesAtEnd) {}

  private final Load load;
  private final PackagingEngine engine;
  private final AtomicLong peakBufferBytes = new AtomicLong();

  private SlowReaders(Load load) {
    this.load = load;
    this.engine = PackagingEngine.builder().maxBufferBytes(load.budgetBytes()).build();
  }

  /**
   * @param args how many readers, 1000 unless given; the budget in MiB, 64 unless given; clear,
   *     cbcs or cenc, which is cbcs unless given; the length of ranges in KiB, 32 unless given
   */
  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException {
    Load load =
        new Load(
            args.length > 0 ? Integer.parseInt(args[0]) : 1000,
            (args.length > 1 ? Long.parseLong(args[1]) : 64) << 20,
            args.length > 2 ? args[2] : Protections.CBCS,
            (args.length > 3 ? Integer.parseInt(args[3]) : 32) << 10,
            /* kilobitsPerSecond= */ 1000);
    Result result = measure(load);
    System.out.printf(
        Locale.ROOT,
        "%s, ranges of %d KiB: %d of %d complete; %.0f MB in %.1f s, %.1f s of the"
            + " processors; budget %.1f MiB, at most %.1f MiB in use; longest wait %.2f s, %d times"
            + " busy; peak memory of the process: %s%n",
        load.protection(),
        load.rangeBytes() >> 10,
        result.complete(),
        load.readers(),
        result.totalBytes() / 1e6,
        result.wallSeconds(),
        result.processorSeconds(),
        load.budgetBytes() / 1048576.0,
        result.peakBufferBytes() / 1048576.0,
        result.longestWaitSeconds(),
        result.timesBusy(),
        PeakMemory.ofThisProcess());
  }

  static Result measure(Load load) throws IOException, InterruptedException, ExecutionException {
    TemporaryMovie movie = TemporaryMovie.ofSeconds(MOVIE_SECONDS);
    try {
      Packager packager = Packager.of(movie.source()).manifest(DashManifest.segmentTemplate());
      return new SlowReaders(load).run(Protections.apply(packager, load.protection()).plan());
    } finally {
      movie.delete();
    }
  }

  private Result run(PackagingPlan plan)
      throws FragmillException, InterruptedException, ExecutionException {
    Map<String, Long> checksums = checksums(plan);
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long processorNanos = system.getProcessCpuTime();
    long startNanos = System.nanoTime();
    List<SlowReader> readers = new ArrayList<>(load.readers());
    for (int i = 0; i < load.readers(); i++) {
      PlannedFile file = segment(plan, i % segments(plan));
      readers.add(
          new SlowReader(engine, file, load.rangeBytes(), load.kilobitsPerSecond(), startNanos));
    }
    serve(readers);
    double wallSeconds = (System.nanoTime() - startNanos) / 1e9;
    long complete =
        readers.stream()
            .filter(it -> it.checksum() == checksums.getOrDefault(it.file().name(), -1L))
            .count();
    return new Result(
        (int) complete,
        readers.stream().mapToLong(SlowReader::takenBytes).sum(),
        wallSeconds,
        (system.getProcessCpuTime() - processorNanos) / 1e9,
        peakBufferBytes.get(),
        readers.stream().mapToLong(SlowReader::longestWaitNanos).max().orElse(0) / 1e9,
        readers.stream().mapToLong(SlowReader::timesBusy).sum(),
        engine.usedBufferBytes());
  }

  private static int segments(PackagingPlan plan) {
    return plan.rendition("video-1080").segmentCount();
  }

  private static PlannedFile segment(PackagingPlan plan, int index) {
    return plan.segment("video-1080", index);
  }

  /** Returns the checksums of all segments, written as a whole. */
  private Map<String, Long> checksums(PackagingPlan plan) throws FragmillException {
    Map<String, Long> checksums = new HashMap<>();
    PackagingEngine whole = PackagingEngine.create();
    for (int index = 0; index < segments(plan); index++) {
      CRC32 checksum = new CRC32();
      whole.write(
          segment(plan, index),
          new DiscardingChannel() {
            @Override
            public int write(ByteBuffer source) {
              checksum.update(source.duplicate());
              return super.write(source);
            }
          });
      checksums.put(segment(plan, index).name(), checksum.getValue());
    }
    return checksums;
  }

  /** Returns when all readers have all. */
  private void serve(List<SlowReader> readers) throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<CompletableFuture<Void>> ends = new ArrayList<>();
      for (SlowReader reader : readers) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        ends.add(end);
        threads.execute(() -> step(reader, threads, end));
      }
      for (CompletableFuture<Void> end : ends) {
        end.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private void step(SlowReader reader, ExecutorService threads, CompletableFuture<Void> end) {
    try {
      Optional<Long> next = reader.step();
      peakBufferBytes.accumulateAndGet(engine.usedBufferBytes(), Math::max);
      if (next.isEmpty()) {
        end.complete(null);
        return;
      }
      CompletableFuture.delayedExecutor(
              next.get() - System.nanoTime(), TimeUnit.NANOSECONDS, threads)
          .execute(() -> step(reader, threads, end));
    } catch (FragmillException | RuntimeException e) {
      end.completeExceptionally(e);
    }
  }
}
