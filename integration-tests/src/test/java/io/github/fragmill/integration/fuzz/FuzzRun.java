package io.github.fragmill.integration.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Runs many cases on several threads. Each is determined by its seed and the clips. */
final class FuzzRun {

  /** Far above what any case takes, also on a machine that has much else to do. */
  private static final long HANG_NANOS = TimeUnit.SECONDS.toNanos(40);

  private static final int THREADS = 2;
  private static final Path FAILED = Path.of("target", "fuzz");

  private final List<FuzzClip> clips;
  private final AtomicLong next;
  private final long end;
  private final long deadlineNanos;
  private final Summary summary = new Summary();

  /**
   * @param firstSeed the first case
   * @param endSeed after the last case
   * @param maxNanos how long to begin new cases
   */
  FuzzRun(List<FuzzClip> clips, long firstSeed, long endSeed, long maxNanos) {
    this.clips = List.copyOf(clips);
    this.next = new AtomicLong(firstSeed);
    this.end = endSeed;
    this.deadlineNanos = System.nanoTime() + maxNanos;
  }

  /** Runs until the last case, the end of the time, or many failures. */
  Summary run() throws InterruptedException {
    Worker[] workers = new Worker[THREADS];
    for (int index = 0; index < THREADS; index++) {
      workers[index] = new Worker();
      workers[index].start();
    }
    for (Worker worker : workers) {
      while (worker.isAlive()) {
        worker.join(/* millis= */ 200);
        summary.sampleHeap();
        worker.requireLiving();
      }
    }
    return summary;
  }

  /** Runs one case; failures are kept, with the file. */
  static Outcome runOne(List<FuzzClip> clips, long seed, Summary summary) {
    FuzzClip clip = clips.get((int) Math.floorMod(seed, (long) clips.size()));
    String name = clip.name() + ", seed " + seed;
    byte[] damaged = new byte[0];
    long start = System.nanoTime();
    Outcome outcome;
    try {
      Dice dice = new Dice(~seed);
      damaged = Mutator.mutate(clip, dice.of(clips).bytes(), seed);
      outcome = new FuzzCase("damaged", damaged, seed).run();
    } catch (IOException | RuntimeException | Error e) {
      outcome = new Outcome(/* packaged= */ false, "failure", e.toString());
      summary.failed(name, e);
      keep(name, damaged);
    }
    summary.add(name, outcome, System.nanoTime() - start);
    return outcome;
  }

  private static void keep(String name, byte[] damaged) {
    try {
      Files.createDirectories(FAILED);
      Files.write(FAILED.resolve(name.replaceAll("[^A-Za-z0-9.]+", "-")), damaged);
    } catch (IOException e) {
      throw new AssertionError("cannot keep the file of " + name, e);
    }
  }

  private final class Worker extends Thread {

    private volatile long seed;
    private volatile long startNanos = System.nanoTime();
    private boolean isHanging;

    Worker() {
      setDaemon(true);
    }

    @Override
    public void run() {
      while (System.nanoTime() < deadlineNanos && !summary.isHopeless()) {
        long mine = next.getAndIncrement();
        if (mine >= end) {
          return;
        }
        startNanos = System.nanoTime();
        seed = mine;
        runOne(clips, mine, summary);
      }
    }

    void requireLiving() {
      if (!isHanging && isAlive() && System.nanoTime() - startNanos > HANG_NANOS) {
        isHanging = true;
        AssertionError hang = new AssertionError("no end");
        hang.setStackTrace(getStackTrace());
        FuzzClip clip = clips.get((int) Math.floorMod(seed, (long) clips.size()));
        summary.failed(clip.name() + ", seed " + seed, hang);
        throw hang;
      }
    }
  }
}
