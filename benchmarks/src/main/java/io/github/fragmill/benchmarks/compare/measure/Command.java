package io.github.fragmill.benchmarks.compare.measure;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program and its arguments.
 *
 * @param environment variables that it gets besides those of this process
 */
public record Command(List<String> words, Map<String, String> environment) {

  /** Checks that there is a program, and copies the words and the variables. */
  public Command {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("words: expected a program");
    }
  }

  /** Returns a command of these words. */
  public static Command of(String... words) {
    return new Command(List.of(words), Map.of());
  }

  /** Returns this command with more arguments at its end. */
  public Command plus(String... arguments) {
    return new Command(
        Stream.concat(words.stream(), Arrays.stream(arguments)).toList(), environment);
  }

  /** Returns this command as the arguments of another one that starts it. */
  Command startedBy(String... starter) {
    return new Command(Stream.concat(Arrays.stream(starter), words.stream()).toList(), environment);
  }

  /** Returns this command with one more variable in its environment. */
  public Command with(String variable, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(variable, value);
    return new Command(words, more);
  }

  /** Finds a program in the directories of {@code PATH}. */
  public static Optional<Path> onPath(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Runs the command for the first line that it prints, as for {@code --version}. */
  public String firstLine() throws IOException, InterruptedException {
    return lineWith("");
  }

  /** Runs the command for the first line that it prints with a word in it. */
  public String lineWith(String word) throws IOException, InterruptedException {
    Process process = builder().redirectErrorStream(true).start();
    process.getOutputStream().close();
    byte[] printed = process.getInputStream().readAllBytes();
    process.waitFor();
    return new String(printed, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.contains(word))
        .findFirst()
        .orElse("")
        .strip();
  }

  /**
   * Runs the command to its end.
   *
   * @param log file that takes what it prints
   * @throws IOException when it fails; the message ends with what it printed last
   */
  public void run(Path log) throws IOException, InterruptedException {
    Process process = builder().redirectErrorStream(true).redirectOutput(log.toFile()).start();
    process.getOutputStream().close();
    int exitCode = process.waitFor();
    if (exitCode != 0) {
      throw failure(exitCode, log);
    }
  }

  ProcessBuilder builder() {
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().putAll(environment);
    return builder;
  }

  IOException failure(int exitCode, Path log) throws IOException {
    String printed = Files.readString(log, StandardCharsets.ISO_8859_1);
    String end = printed.substring(Math.max(0, printed.length() - 2000));
    return new IOException("exit code " + exitCode + " of " + String.join(" ", words) + "\n" + end);
  }
}
