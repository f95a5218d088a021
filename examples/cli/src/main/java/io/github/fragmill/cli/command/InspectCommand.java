package io.github.fragmill.cli.command;

import io.github.fragmill.cli.report.InspectJson;
import io.github.fragmill.cli.report.InspectReport;
import io.github.fragmill.cli.terminal.Streams;
import io.github.fragmill.core.Movie;
import io.github.fragmill.core.source.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fragmill inspect}: shows the tracks of a file without packaging it. */
@Command(
    name = "inspect",
    description = "Shows the tracks of an MP4 file.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class InspectCommand implements Callable<Integer> {

  private final Streams streams;

  @Parameters(paramLabel = "INPUT", description = "MP4 file.")
  private Path input = Path.of("");

  @Option(names = "--json", description = "Prints a JSON document instead of text.")
  private boolean json;

  InspectCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    Movie movie = Movie.read(Source.file(input));
    if (json) {
      streams.out().println(InspectJson.of(input, movie));
    } else {
      streams.out().print(InspectReport.of(movie));
    }
    return ExitCode.OK;
  }
}
