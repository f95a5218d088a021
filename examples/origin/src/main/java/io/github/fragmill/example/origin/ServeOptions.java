package io.github.fragmill.example.origin;

import io.github.fragmill.cli.option.SecondsConverter;
import io.github.fragmill.cli.option.UsageException;
import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.example.origin.config.ByteSize;
import io.github.fragmill.origin.Origin;
import io.github.fragmill.origin.catalog.TitleCatalog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say how titles are served. */
final class ServeOptions {

  private static final int MAX_PORT = 0xFFFF;
  private static final String NONE = "none";

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description =
          "Address to listen on; 0.0.0.0 is every address of the machine (default: "
              + "${DEFAULT-VALUE}).")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "TCP port to listen on, 0 for any free port (default: ${DEFAULT-VALUE}).")
  private int port = 8090;

  @Option(
      names = "--allowed-origin",
      paramLabel = "ORIGIN|none",
      description =
          "Whose pages may read responses, for example https://tv.example (default: "
              + "${DEFAULT-VALUE}, all).")
  private String allowedOrigin = "*";

  @Option(
      names = "--redirect-manifests",
      description =
          "Sends players to addresses with the version of a title, which caches keep for a year.")
  private boolean redirectManifests;

  @Option(
      names = "--max-memory",
      paramLabel = "BYTES",
      converter = ByteSize.class,
      description =
          "Memory for responses on their way, for example 512m (default: half of the largest "
              + "heap).")
  private Optional<Long> maxMemory = Optional.empty();

  @Option(
      names = "--plan-folder",
      paramLabel = "DIR",
      description = "Keeps the plans of titles here, so that a restart need not plan them again.")
  private Optional<Path> planFolder = Optional.empty();

  @Option(
      names = "--plan-folder-size",
      paramLabel = "BYTES",
      converter = ByteSize.class,
      description = "How much is kept there (default: 1g).")
  private long planFolderBytes = 1L << 30;

  @Option(
      names = "--keep-titles",
      paramLabel = "SECONDS",
      converter = SecondsConverter.class,
      description = "How long a title is kept until its mapping is read again (default: 600).")
  private Duration keepTitles = Duration.ofMinutes(10);

  @Option(
      names = "--stop-seconds",
      paramLabel = "SECONDS",
      converter = SecondsConverter.class,
      description = "How long running responses may take after SIGTERM (default: 20).")
  private Duration stop = Duration.ofSeconds(20);

  @Option(
      names = "--access-log",
      paramLabel = "FILE|-|none",
      description =
          "Where requests are logged, an object of JSON a line; - is the standard output "
              + "(default: ${DEFAULT-VALUE}).")
  private String accessLog = "-";

  /** Returns the address to listen on. */
  String host() {
    return host;
  }

  /**
   * Returns the port to listen on.
   *
   * @throws UsageException when there is no such port
   */
  int port() {
    if (port < 0 || port > MAX_PORT) {
      throw UsageException.expected("--port", "0 to " + MAX_PORT, Integer.toString(port));
    }
    return port;
  }

  /** Returns whose pages may read responses, or empty for those of the same host. */
  Optional<String> allowedOrigin() {
    return Optional.of(allowedOrigin).filter(it -> !it.equals(NONE));
  }

  /** Returns how long running responses may take at the end. */
  Duration stop() {
    return stop;
  }

  /** Returns the file of the access log; {@code -} and {@code none} are no files. */
  String accessLog() {
    return accessLog;
  }

  /** Returns an origin of titles. */
  Origin origin(TitleCatalog titles) {
    PackagingEngine.Builder engine = PackagingEngine.builder();
    maxMemory.ifPresent(engine::maxBufferBytes);
    Origin.Builder origin = Origin.builder(titles).engine(engine.build()).keepTitles(keepTitles);
    origin = allowedOrigin().map(origin::allowedOrigin).orElseGet(origin::sameOrigin);
    if (planFolder.isPresent()) {
      origin = origin.planFolder(planFolder.get(), planFolderBytes);
    }
    if (redirectManifests) {
      origin = origin.redirectManifests();
    }
    return origin.build();
  }
}
