package io.github.fragmill.example.origin.server;

import io.github.fragmill.example.origin.access.AccessCheck;
import io.github.fragmill.origin.Origin;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.NanoTime;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server. Thread-safe. */
public final class OriginServer implements AutoCloseable {

  /**
   * What a server is made of.
   *
   * @param host the address to listen on
   * @param port 0 for any free one
   * @param allowedOrigin whose pages may read answers that are not those of a title
   */
  public record Parts(
      String host,
      int port,
      Origin origin,
      AccessCheck access,
      Page pages,
      Observer observer,
      Optional<String> allowedOrigin) {}

  private static final int MAX_THREADS = 64;
  private static final int MIN_THREADS = 8;
  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);

  private final Server server;
  private final ServerConnector connector;
  private final Drain drain;

  private OriginServer(Server server, ServerConnector connector, Drain drain) {
    this.server = server;
    this.connector = connector;
    this.drain = drain;
  }

  /**
   * Starts a server.
   *
   * @param drain counts its requests
   * @throws IOException when it cannot listen there
   */
  public static OriginServer start(Parts parts, Drain drain) throws IOException {
    Server server = new Server(threads());
    ServerConnector connector =
        new ServerConnector(server, new HttpConnectionFactory(configuration()));
    connector.setHost(parts.host());
    connector.setPort(parts.port());
    connector.setIdleTimeout(IDLE_TIMEOUT.toMillis());
    server.addConnector(connector);
    server.setErrorHandler(OriginServer::answerError);
    server.setRequestLog((request, response) -> log(parts, request, response));
    server.setHandler(
        new OriginHandler(
            parts.origin(),
            parts.access(),
            parts.pages(),
            parts.observer(),
            drain,
            parts
                .allowedOrigin()
                .map(it -> Map.of("Access-Control-Allow-Origin", it))
                .orElse(Map.of())));
    try {
      server.start();
    } catch (IOException e) {
      stop(server);
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the server does not start", e);
    }
    return new OriginServer(server, connector, drain);
  }

  /** Virtual threads where there are such, for what waits for files and for the engine. */
  private static QueuedThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
    threads.setName("http");
    threads.setDaemon(true);
    if (VirtualThreads.areSupported()) {
      threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("http-"));
    }
    return threads;
  }

  private static HttpConfiguration configuration() {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setHttpCompliance(HttpCompliance.RFC9110);
    // The origin reads paths itself, and refuses what no player sends; titles may have a % in them.
    configuration.setUriCompliance(
        UriCompliance.from(EnumSet.of(UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING)));
    return configuration;
  }

  private static boolean answerError(
      Request request, Response response, org.eclipse.jetty.util.Callback callback) {
    Answers.write(
        Answer.text(response.getStatus(), "the request cannot be answered"),
        request,
        response,
        callback);
    return true;
  }

  private static void log(Parts parts, Request request, Response response) {
    String path = request.getHttpURI().getPath();
    parts
        .observer()
        .answered(
            new Observer.Exchange(
                request.getMethod(),
                parts.access().loggedPath(path == null ? "" : path),
                response.getStatus(),
                Response.getContentBytesWritten(response),
                Duration.ofNanos(NanoTime.since(request.getBeginNanoTime())),
                Request.getRemoteAddr(request)));
  }

  /** Returns the port that it listens on. */
  public int port() {
    return connector.getLocalPort();
  }

  /** Waits until the server has stopped. */
  public void await() throws InterruptedException {
    server.join();
  }

  /**
   * Lets running responses end, and stops.
   *
   * @param atMost then it stops all the same
   * @return whether all was answered
   */
  public boolean stop(Duration atMost) throws InterruptedException {
    boolean isComplete = drain.drain(atMost);
    stop(server);
    return isComplete;
  }

  @Override
  public void close() {
    stop(server);
  }

  private static void stop(Server server) {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the server does not stop", e);
    }
  }
}
