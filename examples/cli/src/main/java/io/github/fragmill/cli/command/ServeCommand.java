package io.github.fragmill.cli.command;

import io.github.fragmill.cli.option.UsageException;
import io.github.fragmill.cli.player.PlayerFiles;
import io.github.fragmill.cli.server.ManifestFiles;
import io.github.fragmill.cli.server.StaticServer;
import io.github.fragmill.cli.terminal.OneLine;
import io.github.fragmill.cli.terminal.Streams;
import io.github.fragmill.core.error.OutputException;
import io.github.fragmill.core.error.SourceException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fragmill serve}: serves a folder to players on this computer. */
@Command(
    name = "serve",
    description = "Serves a folder over HTTP to players on this computer.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ServeCommand implements Callable<Integer> {

  private static final int MAX_PORT = 0xFFFF;

  private final Streams streams;

  @Parameters(paramLabel = "DIR", description = "Folder to serve.")
  private Path directory = Path.of("");

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "TCP port to listen on, 0 for any free port (default: ${DEFAULT-VALUE}).")
  private int port = 8080;

  ServeCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    if (port < 0 || port > MAX_PORT) {
      throw UsageException.expected("--port", "0 to " + MAX_PORT, Integer.toString(port));
    }
    if (!Files.isDirectory(directory)) {
      throw new SourceException("cannot serve " + directory + ": it is not a directory");
    }
    try (StaticServer server = start()) {
      announce(server.url());
      awaitInterrupt();
    }
    return ExitCode.OK;
  }

  private StaticServer start() throws OutputException {
    try {
      return StaticServer.start(directory, port);
    } catch (IOException e) {
      throw new OutputException(
          "cannot listen on port " + port + ": " + e.getMessage() + "; choose another --port", e);
    }
  }

  private void announce(String url) throws IOException {
    PrintWriter out = streams.out();
    out.println(
        "Serving "
            + OneLine.of(directory)
            + " at "
            + url
            + " to this computer only. Ctrl-C stops.");
    for (String manifest : ManifestFiles.in(directory)) {
      out.println("  manifest  " + url + OneLine.of(manifest));
    }
    if (Files.exists(directory.resolve(PlayerFiles.PAGE))) {
      out.println("  player    " + url + PlayerFiles.PAGE + "   (encrypted? add #KID:KEY)");
    }
    out.flush();
  }

  private static void awaitInterrupt() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
