package io.github.fragmill.cli.server;

import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves the files of a folder on the loopback interface, to requests for a host name of this
 * computer. The JDK's own file server requires JDK 18 and does not support byte ranges, which
 * players need for indexed files.
 */
public final class StaticServer implements Closeable {

  private static final int DEFAULT_BACKLOG = 0;

  private final HttpServer server;
  private final ExecutorService executor;

  private StaticServer(HttpServer server, ExecutorService executor) {
    this.server = server;
    this.executor = executor;
  }

  /**
   * Starts a server.
   *
   * @param directory the folder
   * @param port 1 to 65535, or 0 for any free port
   * @throws IOException if the folder cannot be read or the port is in use
   */
  public static StaticServer start(Path directory, int port) throws IOException {
    // Without it, the kernel delays the last packet of each response by about 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    if (!Files.isDirectory(directory)) {
      throw new NotDirectoryException(directory.toString());
    }
    ServedFolder folder = new ServedFolder(directory);
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    HttpServer server = HttpServer.create(address, DEFAULT_BACKLOG);
    ExecutorService executor =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "fragmill-serve");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(executor);
    server.createContext("/", new FileHandler(folder));
    server.start();
    return new StaticServer(server, executor);
  }

  /** Returns the URL, with a slash at the end. Browsers trust this host without TLS. */
  public String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/";
  }

  /** Stops immediately. */
  @Override
  public void close() {
    server.stop(/* delay= */ 0);
    executor.shutdownNow();
  }
}
