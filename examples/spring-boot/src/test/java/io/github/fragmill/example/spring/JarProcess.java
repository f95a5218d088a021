package io.github.fragmill.example.spring;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The jar that users start, in a JVM of its own. */
final class JarProcess implements AutoCloseable {

  private static final Path JAR =
      Path.of(System.getProperty("fragmill.spring-boot.jar", "target/fragmill-spring-boot.jar"));
  private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");
  private static final int PATIENCE_SECONDS = 60;

  private final Process process;
  private final int port;

  private JarProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it and waits until it serves.
   *
   * @param folder of films
   * @param log what it prints
   */
  static JarProcess start(Path folder, Path log) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-jar",
                JAR.toString(),
                "--server.port=0",
                "--server.address=localhost",
                "--films.folder=" + folder)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    builder.environment().putAll(Films.ENVIRONMENT);
    Process process = builder.start();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < deadline && process.isAlive()) {
      Matcher started = STARTED.matcher(Files.readString(log));
      if (started.find()) {
        return new JarProcess(process, Integer.parseInt(started.group(1)));
      }
      Thread.sleep(50);
    }
    process.destroyForcibly().waitFor();
    throw new IllegalStateException("it does not serve:\n" + Files.readString(log));
  }

  URI address(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
