package io.github.fragmill.cli;

import io.github.fragmill.cli.command.Failures;
import io.github.fragmill.cli.command.FragmillCommand;
import io.github.fragmill.cli.terminal.Secrets;
import io.github.fragmill.cli.terminal.Streams;
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
    // JDK 19 and later have a separate property for the terminal's encoding.
    String encoding = System.getProperty("stdout.encoding", System.getProperty("native.encoding"));
    return new PrintWriter(new OutputStreamWriter(stream, Charset.forName(encoding)));
  }

  /**
   * Runs a command.
   *
   * @param environment the environment variables; {@code FRAGMILL_DEBUG} asks for stack traces,
   *     others may hold keys
   * @return 0 for success, 1 for a bad input or output, 2 for wrong usage
   */
  static int run(Streams streams, Map<String, String> environment, String... args) {
    Failures failures =
        new Failures(streams.err(), environment.containsKey("FRAGMILL_DEBUG"), Secrets.of(args));
    // With tracing, picocli would print the arguments, keys included.
    CommandLine.tracer().setLevel(CommandLine.TraceLevel.OFF);
    try {
      return FragmillCommand.commandLine(streams, environment, failures).execute(args);
    } catch (Error e) {
      // Too little memory or a broken JDK: also one line, also exit code 1.
      return failures.unexpected(e);
    } finally {
      streams.flush();
    }
  }
}
