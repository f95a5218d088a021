package io.github.fragmill.platform.encoding;

import io.github.fragmill.core.control.Cancellation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Runs FFmpeg, and ends it when the caller stops waiting. */
final class FfmpegProcess {

  private static final int POLL_MILLIS = 100;
  private static final int ANSWER_SECONDS = 30;
  private static final int MAX_ERROR_CHARACTERS = 500;

  /**
   * The variables that a program needs to be found and to run; keys and passwords are not passed
   * on.
   */
  private static final Set<String> ENVIRONMENT =
      Set.of("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SystemRoot", "TEMP", "TMP", "TMPDIR");

  private FfmpegProcess() {}

  /**
   * Runs a command that ends soon.
   *
   * @return what it printed
   */
  static String run(List<String> command, Path folder) throws IOException, InterruptedException {
    Process process = builder(command, folder).redirectErrorStream(true).start();
    try {
      Tail tail = Tail.of(process.getInputStream(), 1 << 20);
      if (!process.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(command.get(0) + " does not answer");
      }
      return tail.text();
    } finally {
      end(process);
    }
  }

  /**
   * Runs a command to its end.
   *
   * @throws IOException when it fails; the message has the end of its output
   * @throws EncodingException when it was cancelled
   */
  static void run(List<String> command, Path folder, Cancellation cancellation)
      throws IOException, EncodingException, InterruptedException {
    Process process =
        builder(command, folder).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    try {
      Tail errors = Tail.of(process.getErrorStream(), MAX_ERROR_CHARACTERS);
      while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        if (cancellation.isCancelled()) {
          throw new EncodingException("The encoding was cancelled.");
        }
      }
      if (process.exitValue() != 0) {
        throw new IOException(
            "it ended with " + process.exitValue() + ". " + oneLine(errors.text(), folder));
      }
    } finally {
      end(process);
    }
  }

  private static ProcessBuilder builder(List<String> command, Path folder) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().retainAll(ENVIRONMENT);
    return builder;
  }

  private static String oneLine(String text, Path folder) {
    return text.replace("file:" + folder.toAbsolutePath(), "").strip().replaceAll("\\s+", " ");
  }

  /** Waits, because the process holds its files until it has ended. */
  private static void end(Process process) {
    boolean isInterrupted = false;
    process.destroyForcibly();
    while (process.isAlive()) {
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
