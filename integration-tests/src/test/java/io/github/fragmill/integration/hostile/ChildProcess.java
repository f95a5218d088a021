package io.github.fragmill.integration.hostile;

import io.github.fragmill.integration.tools.ClassPath;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A {@link RunToKill}. Closing it kills it. */
final class ChildProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader words;

  ChildProcess(RunToKill.Way way, Path directory) throws IOException {
    process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                    "-Xmx128m",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    ClassPath.entries().stream()
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)),
                    RunToKill.class.getName(),
                    way.name(),
                    directory.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    words = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Waits until it says a word, so many times. */
  void await(String word, int times) throws IOException {
    int received = 0;
    while (received < times) {
      String line = words.readLine();
      if (line == null) {
        throw new IOException("it has ended before it said " + word);
      }
      received += line.equals(word) ? 1 : 0;
    }
  }

  /** Lets it go on. */
  void signal() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
  }

  /** Kills it, with no chance to clean up, and waits until it is gone. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
