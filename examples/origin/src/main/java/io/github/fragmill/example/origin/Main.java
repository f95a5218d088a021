package io.github.fragmill.example.origin;

import io.github.fragmill.cli.command.Failures;
import io.github.fragmill.cli.terminal.Secrets;
import io.github.fragmill.cli.terminal.Streams;
import io.github.fragmill.example.origin.config.ConfigArguments;
import io.github.fragmill.example.origin.config.ConfigOption;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** Starts the server, or signs addresses. */
public final class Main {

  private static final String SIGN = "sign";

  private Main() {}

  /** Runs the command, and ends the JVM with its exit code. */
  public static void main(String[] args) {
    Charset charset = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
    Streams streams =
        new Streams(
            new PrintWriter(System.out, false, charset),
            new PrintWriter(System.err, false, charset));
    System.exit(run(streams, System.getenv(), args));
  }

  /**
   * Runs the command.
   *
   * @param environment the environment variables, which may hold keys
   * @return 0 for success, 1 for what cannot be read or listened on, 2 for wrong usage
   */
  static int run(Streams streams, Map<String, String> environment, String... args) {
    Failures failures =
        new Failures(streams.err(), environment.containsKey("FRAGMILL_DEBUG"), Secrets.of(args));
    // With tracing, picocli would print the arguments, keys included.
    CommandLine.tracer().setLevel(CommandLine.TraceLevel.OFF);
    CommandLine serve = new CommandLine(new OriginCommand(streams, environment));
    CommandLine sign = new CommandLine(new SignCommand(streams, environment, Clock.systemUTC()));
    sign.addMixin("config", new ConfigOption());
    serve
        .addMixin("config", new ConfigOption())
        .addSubcommand(sign)
        .setOut(streams.out())
        .setErr(streams.err())
        .setExpandAtFiles(false)
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures);
    try {
      return serve.execute(complete(serve, sign, List.of(args), environment));
    } catch (Exception e) {
      return failures.handleExecutionException(e, serve, serve.getParseResult());
    } catch (Error e) {
      return failures.unexpected(e);
    } finally {
      streams.flush();
    }
  }

  private static String[] complete(
      CommandLine serve, CommandLine sign, List<String> args, Map<String, String> environment)
      throws Exception {
    ConfigArguments config = ConfigArguments.of(args, environment);
    config.requireKnown(serve.getCommandSpec(), sign.getCommandSpec());
    boolean isSigning = !args.isEmpty() && args.get(0).equals(SIGN);
    List<String> all = new ArrayList<>();
    if (isSigning) {
      all.add(SIGN);
      all.addAll(config.missing(sign.getCommandSpec(), args));
      all.addAll(args.subList(1, args.size()));
    } else {
      all.addAll(config.missing(serve.getCommandSpec(), args));
      all.addAll(args);
    }
    return all.toArray(String[]::new);
  }
}
