package io.github.fragmill.cli.command;

import io.github.fragmill.cli.terminal.Streams;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code fragmill}: lists the commands. */
@Command(
    name = "fragmill",
    description = "Turns MP4 files into encrypted MPEG-DASH and HLS.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "For the options of a command: fragmill COMMAND --help",
      "Exit codes: 0 success, 1 bad input or output, 2 wrong usage.",
      "Set the environment variable FRAGMILL_DEBUG=1 to print stack traces."
    })
public final class FragmillCommand {

  private FragmillCommand() {}

  /**
   * Returns the command line with all commands.
   *
   * @param environment the environment variables, which may hold keys
   * @param failures reports the failures of all commands
   */
  public static CommandLine commandLine(
      Streams streams, Map<String, String> environment, Failures failures) {
    return new CommandLine(new FragmillCommand())
        .addSubcommand(new PackageCommand(streams, environment))
        .addSubcommand(new PlanCommand(streams, environment))
        .addSubcommand(new CommitCommand(streams))
        .addSubcommand(new DecryptCommand(streams, environment))
        .addSubcommand(new KeysCommand(streams, environment))
        .addSubcommand(new InspectCommand(streams))
        .addSubcommand(new ServeCommand(streams))
        .setOut(streams.out())
        .setErr(streams.err())
        .setExpandAtFiles(false)
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures);
  }
}
