package io.github.fragmill.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The packaged jar in a separate process. */
final class CliProcess {

  static final Path JAR = Path.of(System.getProperty("fragmill.jar", "target/fragmill.jar"));

  private final Process process;
  private final Path out;
  private final Path err;

  private CliProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /**
   * Runs a command to its end, without the options that this machine has for every JVM.
   *
   * @param folder for what it prints
   * @param environment variables that it gets besides those of this process
   */
  static Cli.Run run(
      Path folder, Map<String, String> environment, List<String> program, Object... args)
      throws IOException, InterruptedException {
    return start(folder, environment, program, args).await();
  }

  /** Starts a command; see {@link #run}. */
  static CliProcess start(
      Path folder, Map<String, String> environment, List<String> program, Object... args)
      throws IOException {
    List<String> command = new ArrayList<>(program);
    Stream.of(args).map(Object::toString).forEach(command::add);
    Path out = folder.resolve("stdout");
    Path err = folder.resolve("stderr");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    builder.environment().putAll(environment);
    return new CliProcess(builder.start(), out, err);
  }

  /** The process, while it runs. */
  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Waits for its end. */
  Cli.Run await() throws IOException, InterruptedException {
    int exitCode = process.waitFor();
    return new Cli.Run(exitCode, Files.readString(out), Files.readString(err));
  }
}
