package io.github.fragmill.benchmarks.compare.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/**
 * Runs commands and measures them. Java does not learn what an ended child process used, so GNU
 * time starts the commands where it is installed; elsewhere only wall time is known.
 */
public final class Stopwatch {

  private static final String GNU_TIME = "/usr/bin/time";
  private static final double BYTES_PER_KIBIBYTE = 1024;

  private final Path work;
  private final Path log;
  private final Path usage;
  private final boolean countsCpu;

  private Stopwatch(Path work, boolean countsCpu) {
    this.work = work;
    this.log = work.resolve("log.txt");
    this.usage = work.resolve("usage.txt");
    this.countsCpu = countsCpu;
  }

  /**
   * Returns a stopwatch.
   *
   * @param work directory for a few small files
   */
  public static Stopwatch in(Path work) throws IOException, InterruptedException {
    boolean countsCpu =
        Files.isExecutable(Path.of(GNU_TIME))
            && Command.of(GNU_TIME, "--version").firstLine().contains("GNU");
    return new Stopwatch(work, countsCpu);
  }

  /** Returns whether processor time and memory are known. */
  public boolean countsCpu() {
    return countsCpu;
  }

  /**
   * Starts a program that stays, does its work for each line that it reads, and answers with the
   * nanoseconds of wall time and of processor time that it took.
   */
  public Trial start(Command resident) throws IOException {
    return ResidentProgram.start(resident, work.resolve("resident.txt"));
  }

  /**
   * Runs commands one after the other.
   *
   * @throws IOException when one fails
   */
  public Measurement measure(List<Command> commands) throws IOException, InterruptedException {
    Measurement sum = measure(commands.get(0));
    for (Command command : commands.subList(1, commands.size())) {
      sum = sum.then(measure(command));
    }
    return sum;
  }

  private Measurement measure(Command command) throws IOException, InterruptedException {
    Command counted = countsCpu ? counted(command) : command;
    long startNanos = System.nanoTime();
    counted.run(log);
    double wallSeconds = (System.nanoTime() - startNanos) / (double) TimeUnit.SECONDS.toNanos(1);
    return countsCpu
        ? withUsage(wallSeconds)
        : new Measurement(wallSeconds, OptionalDouble.empty(), OptionalDouble.empty());
  }

  private Command counted(Command command) {
    // User seconds, system seconds, largest resident set in kibibytes.
    return command.startedBy(GNU_TIME, "-f", "%U %S %M", "-o", usage.toString());
  }

  private Measurement withUsage(double wallSeconds) throws IOException {
    List<String> numbers = List.of(Files.readString(usage).strip().split(" "));
    double userSeconds = Double.parseDouble(numbers.get(0));
    double systemSeconds = Double.parseDouble(numbers.get(1));
    double peakBytes = Double.parseDouble(numbers.get(2)) * BYTES_PER_KIBIBYTE;
    return new Measurement(
        wallSeconds,
        OptionalDouble.of(userSeconds + systemSeconds),
        OptionalDouble.of(peakBytes / 1e6));
  }
}
