package io.github.fragmill.example.origin;

import io.github.fragmill.cli.option.UsageException;
import io.github.fragmill.cli.terminal.OneLine;
import io.github.fragmill.cli.terminal.Streams;
import io.github.fragmill.core.error.OutputException;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.example.origin.access.AccessCheck;
import io.github.fragmill.example.origin.access.AccessOptions;
import io.github.fragmill.example.origin.access.SignedPaths;
import io.github.fragmill.example.origin.log.JsonLines;
import io.github.fragmill.example.origin.log.Logs;
import io.github.fragmill.example.origin.mapping.FolderSources;
import io.github.fragmill.example.origin.mapping.MappedTitles;
import io.github.fragmill.example.origin.mapping.SourceOptions;
import io.github.fragmill.example.origin.metrics.Metrics;
import io.github.fragmill.example.origin.page.TitlePage;
import io.github.fragmill.example.origin.server.Drain;
import io.github.fragmill.example.origin.server.Observers;
import io.github.fragmill.example.origin.server.OriginServer;
import io.github.fragmill.example.origin.server.Page;
import io.github.fragmill.example.origin.title.FolderTitles;
import io.github.fragmill.example.origin.title.SchemeChoice;
import io.github.fragmill.example.origin.title.TitleOptions;
import io.github.fragmill.example.origin.title.TitleRules;
import io.github.fragmill.origin.Origin;
import io.github.fragmill.origin.catalog.FolderCatalog;
import io.github.fragmill.origin.catalog.TitleCatalog;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command: serves titles until the process receives a signal to end. */
@Command(
    name = "fragmill-origin",
    description =
        "Serves MP4 files as DASH and HLS, packaged and encrypted when they are asked for.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Options may also be set by environment variables (FRAGMILL_PORT for --port) and in the file of",
      "--config (port=8090); arguments count before variables, and these before the file."
    })
final class OriginCommand implements Callable<Integer> {

  private final Streams streams;

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description =
          "Folder of the titles: a media file or a folder of such each; with --mapping, where its "
              + "paths begin.")
  private Optional<Path> root = Optional.empty();

  @Option(
      names = "--mapping",
      paramLabel = "FILE|URL",
      description =
          "Document of JSON that maps titles to sources, or the address of a server that has one "
              + "for each title, with {title} in it.")
  private Optional<String> mapping = Optional.empty();

  @Mixin private final SourceOptions sources = new SourceOptions();
  @Mixin private final TitleOptions titles;
  @Mixin private final ServeOptions serving = new ServeOptions();
  @Mixin private final AccessOptions access;

  @Option(
      names = "--demo-keys",
      description = "Shows the keys to everybody who opens the page; for demonstrations only.")
  private boolean demoKeys;

  @Option(
      names = "--no-page",
      description = "Leaves out the page that lists the titles and plays them.")
  private boolean noPage;

  OriginCommand(Streams streams, Map<String, String> environment) {
    this.streams = streams;
    this.titles = new TitleOptions(environment);
    this.access = new AccessOptions(environment);
  }

  /** The titles, and their names where somebody knows all. */
  private record Catalog(TitleCatalog titles, TitlePage.Names names) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    TitleRules rules = titles.rules();
    Catalog catalog = catalog(rules);
    Optional<SignedPaths> signed = access.signedPaths(Clock.systemUTC());
    Origin origin = serving.origin(catalog.titles());
    Drain drain = new Drain();
    Metrics metrics = new Metrics();
    metrics.add(origin, drain);
    Logs logs = new Logs(accessLog(), JsonLines.of(System.err), Clock.systemUTC());
    Page page = new Operations(drain, metrics, page(rules, catalog, signed.isPresent()));
    OriginServer server =
        start(
            new OriginServer.Parts(
                serving.host(),
                serving.port(),
                origin,
                signed.map(AccessCheck.class::cast).orElse(AccessCheck.OPEN),
                page,
                new Observers(List.of(logs, metrics)),
                serving.allowedOrigin()),
            drain);
    announce(server, rules);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop"));
    server.await();
    return ExitCode.OK;
  }

  private Catalog catalog(TitleRules rules) throws IOException {
    Path folder =
        root.orElseThrow(() -> new UsageException("--root: expected the folder of the titles"));
    if (!Files.isDirectory(folder)) {
      throw UsageException.expected("--root", "a folder", folder.toString());
    }
    if (mapping.isEmpty()) {
      FolderCatalog names = FolderCatalog.of(folder);
      return new Catalog(new FolderTitles(folder, rules), names::names);
    }
    MappedTitles mapped =
        MappedTitles.of(mapping.get(), sources.sources(folder), new FolderSources(folder), rules);
    return new Catalog(mapped, mapped::names);
  }

  /** Addresses that are signed are not listed for everybody. */
  private Page page(TitleRules rules, Catalog catalog, boolean isSigned) throws IOException {
    if (noPage || isSigned) {
      return Page.NONE;
    }
    return TitlePage.of(
        catalog.names(),
        rules.keyIds().stream().map(KeyId::toHex).toList(),
        demoKeys ? titles.demonstrationKeys() : List.of(),
        Path.of(""));
  }

  private JsonLines accessLog() throws IOException {
    return switch (serving.accessLog()) {
      case "-" -> JsonLines.of(System.out);
      case "none" -> JsonLines.none();
      default -> {
        try {
          yield JsonLines.of(Path.of(serving.accessLog()));
        } catch (IOException e) {
          throw OutputException.of("--access-log: cannot open " + serving.accessLog(), e);
        }
      }
    };
  }

  private OriginServer start(OriginServer.Parts parts, Drain drain) throws OutputException {
    try {
      return OriginServer.start(parts, drain);
    } catch (IOException e) {
      throw new OutputException(
          "cannot listen on port " + parts.port() + ": " + e.getMessage() + "; choose another", e);
    }
  }

  /** On the standard error: the access log may have the standard output. */
  private void announce(OriginServer server, TitleRules rules) throws IOException {
    PrintWriter err = streams.err();
    err.println(
        "Serving "
            + OneLine.of(mapping.orElseGet(() -> root.orElse(Path.of("")).toString()))
            + " at http://"
            + serving.host()
            + ":"
            + server.port()
            + "/, "
            + (rules.defaults().scheme() == SchemeChoice.NONE
                ? "clear"
                : "encrypted by " + rules.defaults().scheme().word()));
    if (!titles.isSharable()) {
      err.println(
          "Initialization vectors are of this start alone; several nodes need --iv-secret.");
    }
    if (demoKeys) {
      err.println("The page shows the keys to everybody (--demo-keys).");
    }
    err.flush();
  }

  private void stop(OriginServer server) {
    try {
      if (!server.stop(serving.stop())) {
        streams.err().println("Some responses took longer than --stop-seconds and were cut off.");
        streams.err().flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
