package io.github.fragmill.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Map;
import picocli.CommandLine;

/** Starts the command line. */
public final class Main {

  private Main() {}

  /** Runs a command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    Streams streams = new Streams(writer(System.out), writer(System.err));
    System.exit(run(streams, System.getenv(), args));
  }

  private static PrintWriter writer(PrintStream stream) {
    // What a terminal reads has a name of its own from JDK 19 on.
    String encoding = System.getProperty("stdout.encoding", System.getProperty("native.encoding"));
    return new PrintWriter(new OutputStreamWriter(stream, Charset.forName(encoding)));
  }

  /**
   * Runs a command.
   *
   * @param environment the environment variables; {@code FRAGMILL_DEBUG} asks for stack traces,
   *     others may hold keys
   * @return 0 when all went well, 1 for a bad input or output, 2 for wrong usage
   */
  static int run(Streams streams, Map<String, String> environment, String... args) {
    Failures failures =
        new Failures(streams.err(), environment.containsKey("FRAGMILL_DEBUG"), Secrets.of(args));
    // It would print the arguments, keys too, where a system property asks for it.
    CommandLine.tracer().setLevel(CommandLine.TraceLevel.OFF);
    try {
      return commandLine(streams, failures, environment).execute(args);
    } catch (Error e) {
      // Too little memory, a broken JDK: also one line, also exit code 1.
      return failures.unexpected(e);
    } finally {
      streams.flush();
    }
  }

  private static CommandLine commandLine(
      Streams streams, Failures failures, Map<String, String> environment) {
    return new CommandLine(new FragmillCommand())
        .addSubcommand(new PackageCommand(streams, environment))
        .addSubcommand(new DecryptCommand(streams, environment))
        .addSubcommand(new InspectCommand(streams))
        .addSubcommand(new ServeCommand(streams))
        .setOut(streams.out())
        .setErr(streams.err())
        .setExpandAtFiles(false)
        .registerConverter(Profile.class, new WordConverter<>(Profile.values()))
        .registerConverter(Aligned.class, new WordConverter<>(Aligned.values()))
        .registerConverter(PsshPlaceOption.class, new WordConverter<>(PsshPlaceOption.values()))
        .registerConverter(Aes.class, new WordConverter<>(Aes.values()))
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures);
  }
}
