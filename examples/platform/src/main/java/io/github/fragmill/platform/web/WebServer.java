package io.github.fragmill.platform.web;

import io.github.fragmill.platform.web.access.Access;
import io.github.fragmill.platform.web.access.SecurityHeaders;
import io.github.fragmill.platform.web.http.Failures;
import io.github.fragmill.platform.web.http.Json;
import io.github.fragmill.platform.web.http.Routes;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.staticfiles.Location;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinException;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server. */
final class WebServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

  /** How long requests may still take when the process ends. */
  private static final Duration MAX_STOP = Duration.ofSeconds(10);

  private static final String PLAYER_HOST = "https://cdn.jsdelivr.net";

  private final Javalin server;

  private WebServer(Javalin server) {
    this.server = server;
  }

  static WebServer start(
      String host, int port, Access access, List<Routes> routes, PrometheusMeterRegistry metrics)
      throws IOException {
    boolean hasPlayer = WebServer.class.getResource("/player/shaka-player.ui.js") != null;
    Javalin server =
        Javalin.create(
            config -> {
              configure(config, metrics);
              config.staticFiles.add(files -> hosted(files, "/static", "/web"));
              if (hasPlayer) {
                config.staticFiles.add(files -> hosted(files, "/player", "/player"));
              }
              config.routes.before(new SecurityHeaders(hasPlayer ? "" : PLAYER_HOST));
              config.routes.before(access::check);
              Failures.register(config.routes);
              routes.forEach(some -> some.register(config.routes));
            });
    try {
      return new WebServer(server.start(host, port));
    } catch (JavalinException e) {
      server.stop();
      throw new IOException(
          "Cannot listen on "
              + host
              + ":"
              + port
              + ": the port is taken or not allowed, or the address is not of this machine.",
          e);
    }
  }

  private static void configure(JavalinConfig config, PrometheusMeterRegistry metrics) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.prefer405over404 = true;
    config.jsonMapper(new JavalinJackson(Json.MAPPER, /* useVirtualThreads= */ false));
    config.jetty.modifyServer(server -> server.setStopTimeout(MAX_STOP.toMillis()));
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    config.requestLogger.http((context, millis) -> log(context, millis, metrics));
  }

  private static void hosted(
      io.javalin.http.staticfiles.StaticFileConfig files, String path, String folder) {
    files.hostedPath = path;
    files.directory = folder;
    files.location = Location.CLASSPATH;
    files.headers = Map.of("Cache-Control", "no-cache");
  }

  /** Without the query: it may contain tokens. */
  private static void log(Context context, float millis, PrometheusMeterRegistry metrics) {
    Timer.builder("http.server.requests")
        .tag("method", context.method().name())
        .tag("status", Integer.toString(context.statusCode()))
        .register(metrics)
        .record(Duration.ofNanos((long) (millis * 1_000_000)));
    LOG.atDebug()
        .addKeyValue("method", context.method())
        .addKeyValue("path", context.path())
        .addKeyValue("status", context.statusCode())
        .addKeyValue("millis", Math.round(millis))
        .log("answered");
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
  }
}
