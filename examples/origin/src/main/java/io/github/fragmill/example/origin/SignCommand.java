package io.github.fragmill.example.origin;

import io.github.fragmill.cli.option.UsageException;
import io.github.fragmill.cli.terminal.Streams;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.example.origin.access.AccessOptions;
import io.github.fragmill.example.origin.access.SignedPaths;
import io.github.fragmill.example.origin.config.Period;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sign}: makes addresses that give access to a title for a while. */
@Command(
    name = "sign",
    description = "Prints addresses that give access to a title for a while.",
    mixinStandardHelpOptions = true)
final class SignCommand implements Callable<Integer> {

  private final Streams streams;
  private final Clock clock;

  @Parameters(paramLabel = "TITLE", description = "Name of the title.")
  private String title = "";

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      converter = Period.class,
      description = "How long, for example 90s, 30m, 2h or 7d (default: 2h).")
  private Duration validity = Duration.ofHours(2);

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description = "What stands before the path, for example https://cdn.example.")
  private String baseUrl = "";

  @Mixin private final AccessOptions access;

  SignCommand(Streams streams, Map<String, String> environment, Clock clock) {
    this.streams = streams;
    this.clock = clock;
    this.access = new AccessOptions(environment);
  }

  @Override
  public Integer call() throws FragmillException {
    SignedPaths paths =
        access
            .signedPaths(clock)
            .orElseThrow(
                () ->
                    new UsageException(
                        "sign requires a secret: --signing-secret or FRAGMILL_SIGNING_SECRET"));
    if (title.isBlank() || title.contains("/")) {
      throw new UsageException("TITLE: expected the name of a title, without a slash");
    }
    String prefix = baseUrl.replaceFirst("/$", "") + paths.prefix(title, validity);
    streams.out().println(prefix + "manifest.mpd");
    streams.out().println(prefix + "master.m3u8");
    return ExitCode.OK;
  }
}
