package io.github.fragmill.benchmarks.compare.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * A program that stays between the runs, as a server does, and measures itself: for each line that
 * it reads it does its work once and prints two whole numbers, the nanoseconds of wall time and of
 * processor time that this took. It ends when its input does.
 */
final class ResidentProgram implements Trial {

  /** By then a JVM has compiled what it is going to compile, if a run takes about a second. */
  private static final int RUNS_TO_WARM_UP = 5;

  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final double BYTES_PER_KIBIBYTE = 1024;

  private final Command command;
  private final Path log;
  private final Process process;
  private final Writer requests;
  private final BufferedReader answers;

  private ResidentProgram(Command command, Path log, Process process) {
    this.command = command;
    this.log = log;
    this.process = process;
    this.requests = process.outputWriter(StandardCharsets.US_ASCII);
    this.answers = process.inputReader(StandardCharsets.US_ASCII);
  }

  /**
   * Starts the program.
   *
   * @param log file that takes what it prints besides the figures
   */
  static ResidentProgram start(Command command, Path log) throws IOException {
    Process process = command.builder().redirectError(log.toFile()).start();
    return new ResidentProgram(command, log, process);
  }

  @Override
  public int runsToWarmUp() {
    return RUNS_TO_WARM_UP;
  }

  @Override
  public Measurement run() throws IOException, InterruptedException {
    String answer = ask();
    if (answer.isEmpty()) {
      throw command.failure(process.waitFor(), log);
    }
    List<String> nanos = List.of(answer.split(" "));
    return new Measurement(
        Long.parseLong(nanos.get(0)) / NANOS_PER_SECOND,
        OptionalDouble.of(Long.parseLong(nanos.get(1)) / NANOS_PER_SECOND),
        peakMegabytes());
  }

  /** Returns the answer, or nothing when the program has ended. */
  private String ask() throws IOException {
    try {
      requests.write("run\n");
      requests.flush();
    } catch (IOException e) {
      return ""; // the pipe is broken; the log knows why
    }
    String answer = answers.readLine();
    return answer == null ? "" : answer;
  }

  /** Since the start of the process: Linux has no other, and a server's peak is all that counts. */
  private OptionalDouble peakMegabytes() throws IOException {
    OptionalLong kibibytes = PeakMemory.kibibytes(process.pid());
    return kibibytes.isPresent()
        ? OptionalDouble.of(kibibytes.getAsLong() * BYTES_PER_KIBIBYTE / 1e6)
        : OptionalDouble.empty();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
