package io.github.fragmill.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The command line in a process of its own, as the build has packed it. */
final class CliProcess {

  static final Path JAR = Path.of(System.getProperty("fragmill.jar", "target/fragmill.jar"));

  private CliProcess() {}

  /**
   * Runs a command, without the options that this machine has for every JVM.
   *
   * @param folder for what it prints
   * @param environment variables that it gets besides those of this process
   */
  static Cli.Run run(
      Path folder, Map<String, String> environment, List<String> program, Object... args)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(program);
    Stream.of(args).map(Object::toString).forEach(command::add);
    Path out = folder.resolve("stdout");
    Path err = folder.resolve("stderr");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    builder.environment().putAll(environment);
    int exitCode = builder.start().waitFor();
    return new Cli.Run(exitCode, Files.readString(out), Files.readString(err));
  }
}
