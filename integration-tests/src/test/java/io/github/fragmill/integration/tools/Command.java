package io.github.fragmill.integration.tools;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs a program to its end. */
public final class Command {

  private static final int TIMEOUT_SECONDS = 120;

  private Command() {}

  /**
   * Runs a program.
   *
   * @return what it wrote to its standard output
   * @throws IOException when it does not end well; the message holds its standard error
   */
  public static String run(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("fragmill-", ".out");
    Path errors = Files.createTempFile("fragmill-", ".err");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectInput(new File("/dev/null"))
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile())
              .start();
      if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("no end after " + TIMEOUT_SECONDS + " s: " + command);
      }
      if (process.exitValue() != 0) {
        throw new IOException(
            "exit value " + process.exitValue() + ": " + command + "\n" + text(errors));
      }
      return text(output);
    } finally {
      Files.delete(output);
      Files.delete(errors);
    }
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  /** Finds a program on the path. */
  public static Optional<Path> find(String program) {
    return Stream.of(
            Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
