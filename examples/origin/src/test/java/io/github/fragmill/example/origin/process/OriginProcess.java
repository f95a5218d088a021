package io.github.fragmill.example.origin.process;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged jar in a process of its own, on a free port. */
public final class OriginProcess implements AutoCloseable {

  public static final Path JAR =
      Path.of(System.getProperty("fragmill.origin.jar", "target/fragmill-origin.jar"));

  /** Clips of the repository. */
  public static final Path MEDIA = Path.of("../media").toAbsolutePath().normalize();

  public static final String KEY_ID = "000102030405060708090a0b0c0d0e0f";
  public static final String KEY = "c4a7d0163f5e88b92b6f19e47a3d5c01";
  public static final String IV_SECRET = "a secret of these tests alone";

  private static final Pattern ADDRESS = Pattern.compile("at (http://127\\.0\\.0\\.1:\\d+)/");
  private static final int START_SECONDS = 60;
  private static final int END_SECONDS = 60;
  private static final long LOOK_MILLIS = 50;

  private final Process process;
  private final Path folder;
  private final String address;

  private OriginProcess(Process process, Path folder, String address) {
    this.process = process;
    this.folder = folder;
    this.address = address;
  }

  /** How a process is started. */
  public static final class Launch {

    private final Path folder;
    private final List<String> jvm = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1"));
    private final List<String> arguments = new ArrayList<>(List.of("--port", "0"));
    private final Map<String, String> environment = new HashMap<>();

    private Launch(Path folder) {
      this.folder = folder;
    }

    /** Adds arguments of the program. */
    public Launch with(Object... more) {
      List.of(more).forEach(it -> arguments.add(it.toString()));
      return this;
    }

    /** Adds an environment variable. */
    public Launch variable(String name, String value) {
      environment.put(name, value);
      return this;
    }

    /** Adds an option of the JVM. */
    public Launch jvm(String option) {
      jvm.add(option);
      return this;
    }

    /** Gives the key, and the secret that vectors are derived from. */
    public Launch encrypted() {
      return variable("FRAGMILL_KEYS", KEY_ID + ":" + KEY)
          .variable("FRAGMILL_IV_SECRET", IV_SECRET);
    }

    /** Starts the process, and waits until it serves. */
    public OriginProcess start() throws IOException, InterruptedException {
      Process process = begin();
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
      while (process.isAlive() && System.nanoTime() - end < 0) {
        Matcher matcher = ADDRESS.matcher(Files.readString(folder.resolve("stderr")));
        if (matcher.find()) {
          return new OriginProcess(process, folder, matcher.group(1));
        }
        Thread.sleep(LOOK_MILLIS);
      }
      process.destroyForcibly();
      throw new IOException("does not serve: " + Files.readString(folder.resolve("stderr")));
    }

    /** Runs the process to its end. */
    public Ended run() throws IOException, InterruptedException {
      Process process = begin();
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("no end after " + END_SECONDS + " s");
      }
      return new Ended(
          process.exitValue(),
          Files.readString(folder.resolve("stdout")),
          Files.readString(folder.resolve("stderr")));
    }

    private Process begin() throws IOException {
      Files.createDirectories(folder);
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(jvm);
      command.addAll(List.of("-jar", JAR.toString()));
      command.addAll(arguments);
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectOutput(folder.resolve("stdout").toFile())
              .redirectError(folder.resolve("stderr").toFile());
      builder.environment().keySet().removeIf(it -> it.startsWith("FRAGMILL_"));
      builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
      builder.environment().putAll(environment);
      return builder.start();
    }
  }

  /** What a process came to. */
  public record Ended(int exitCode, String out, String err) {}

  /**
   * Begins with the titles of a folder.
   *
   * @param folder for what the process prints
   */
  public static Launch of(Path folder, Path root) {
    return new Launch(folder).with("--root", root);
  }

  /** Begins with arguments alone, for a process that ends by itself. */
  public static Launch command(Path folder, Object... arguments) {
    Launch launch = new Launch(folder);
    launch.arguments.clear();
    return launch.with(arguments);
  }

  /** Returns the address of a path. */
  public URI uri(String path) {
    return URI.create(address + path);
  }

  /** Returns its port on this machine. */
  public int port() {
    return URI.create(address).getPort();
  }

  /** Returns the process. */
  public Process process() {
    return process;
  }

  /** Returns what it has printed to the standard output: the access log. */
  public String out() throws IOException {
    return Files.readString(folder.resolve("stdout"));
  }

  /** Returns what it has printed to the standard error. */
  public String err() throws IOException {
    return Files.readString(folder.resolve("stderr"));
  }

  /** Ends the process as an operator does, and waits. */
  public boolean terminate() throws InterruptedException {
    process.destroy();
    return process.waitFor(END_SECONDS, TimeUnit.SECONDS);
  }

  /** Ends the process at once. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
