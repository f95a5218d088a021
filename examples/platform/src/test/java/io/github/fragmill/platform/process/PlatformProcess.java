package io.github.fragmill.platform.process;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A platform in a process of its own, as the build has packed it. */
public final class PlatformProcess implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration STOP = Duration.ofSeconds(60);
  private static final long PAUSE_MILLISECONDS = 50;

  private final Launch launch;
  private final int port;
  private final Path log;
  private final Process process;

  private PlatformProcess(Launch launch, int port, Path log, Process process) {
    this.launch = launch;
    this.port = port;
    this.log = log;
    this.process = process;
  }

  static PlatformProcess start(Launch launch) throws IOException, InterruptedException {
    return start(launch, FreePort.find());
  }

  private static PlatformProcess start(Launch launch, int port)
      throws IOException, InterruptedException {
    PlatformProcess started = unready(launch, port);
    started.awaitReady();
    return started;
  }

  /** Starts a process that is expected to refuse its start. */
  public static PlatformProcess unready(Launch launch) throws IOException {
    return unready(launch, FreePort.find());
  }

  /** Starts a process at a port of which it is expected to say something. */
  public static PlatformProcess unready(Launch launch, int port) throws IOException {
    Path log = launch.data().resolveSibling(launch.data().getFileName() + "-" + port + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(launch.command(port))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    // Its settings are those of the test, not of the machine.
    builder.environment().keySet().removeIf(PlatformProcess::isSetting);
    builder.environment().putAll(launch.environment());
    return new PlatformProcess(launch, port, log, builder.start());
  }

  private static boolean isSetting(String variable) {
    return variable.startsWith("FRAGMILL_")
        || List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS").contains(variable);
  }

  private void awaitReady() throws IOException, InterruptedException {
    long end = System.nanoTime() + START.toNanos();
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() - end > 0) {
        String state = process.isAlive() ? "not ready" : "exit value " + process.exitValue();
        close();
        throw new AssertionError("platform: " + state + "\n" + log());
      }
      Thread.sleep(PAUSE_MILLISECONDS);
    }
  }

  private boolean isReady() throws InterruptedException {
    try {
      return http().get("/health/ready").status() == 200;
    } catch (IOException notListening) {
      return false;
    }
  }

  /** Where it answers, as whoever knows no secret. */
  public Http http() {
    return new Http(URI.create("http://127.0.0.1:" + port));
  }

  public int port() {
    return port;
  }

  public Path data() {
    return launch.data();
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** Returns what it printed, with what those before it on the same folder and port did. */
  public String log() throws IOException {
    // Half a character may stand at its end.
    return Files.exists(log) ? Files.readString(log, StandardCharsets.ISO_8859_1) : "";
  }

  /** Kills it at once, as a loss of power does; what it has started itself lives on. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Asks it to end, and returns the exit value. */
  public int stop() throws IOException, InterruptedException {
    process.destroy();
    return awaitExit();
  }

  /** Returns the exit value of a process that ends by itself. */
  public int awaitExit() throws IOException, InterruptedException {
    if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
      kill();
      throw new AssertionError("platform: does not end\n" + log());
    }
    return process.exitValue();
  }

  /** Starts it again where it was: the same folder, the same port. */
  public PlatformProcess restart() throws IOException, InterruptedException {
    return restart(launch);
  }

  /** Starts another one at the same port. */
  public PlatformProcess restart(Launch other) throws IOException, InterruptedException {
    if (process.isAlive()) {
      throw new IllegalStateException("the platform still runs");
    }
    return start(other, port);
  }

  /** Kills it with what it has started. */
  @Override
  public void close() {
    try (Stream<ProcessHandle> children = process.descendants()) {
      List<ProcessHandle> started = children.toList();
      process.destroyForcibly();
      started.forEach(ProcessHandle::destroyForcibly);
    }
    process.onExit().orTimeout(STOP.toSeconds(), TimeUnit.SECONDS).join();
  }
}
