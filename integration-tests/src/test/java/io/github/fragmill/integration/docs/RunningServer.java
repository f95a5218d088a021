package io.github.fragmill.integration.docs;

import jakarta.servlet.http.HttpServlet;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * A server on a port of this machine.
 *
 * @param stop ends it
 */
record RunningServer(int port, Stop stop) implements Closeable {

  /** It reports each start, and each request that a test lets fail. */
  private static final Logger TOMCAT = Logger.getLogger("org.apache");

  /** Ends a server. */
  interface Stop {
    void run() throws Exception;
  }

  static RunningServer jetty(Server server, Handler handler) throws Exception {
    ServerConnector connector = new ServerConnector(server, 1, 1);
    connector.setHost("localhost");
    // Little of a body lies in the system's buffers, so clients that do not read are noticed.
    connector.setAcceptedSendBufferSize(16 * 1024);
    server.addConnector(connector);
    server.setHandler(handler);
    server.start();
    return new RunningServer(connector.getLocalPort(), server::stop);
  }

  static RunningServer tomcat(HttpServlet servlet, String pattern, Path folder) throws Exception {
    TOMCAT.setLevel(Level.OFF);
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(folder.toString());
    tomcat.setHostname("localhost");
    tomcat.setPort(0);
    Context context = tomcat.addContext("", folder.toString());
    Tomcat.addServlet(context, "origin", servlet).addMapping(pattern);
    tomcat.getConnector();
    tomcat.start();
    return new RunningServer(
        tomcat.getConnector().getLocalPort(),
        () -> {
          tomcat.stop();
          tomcat.destroy();
        });
  }

  /** Returns the address of a file of a title. */
  URI address(String title, String file) {
    String encoded = URLEncoder.encode(title, StandardCharsets.UTF_8).replace("+", "%20");
    return URI.create(
        "http://localhost:" + port + OriginServerContract.BELOW + "/" + encoded + "/" + file);
  }

  @Override
  public void close() throws IOException {
    try {
      stop.run();
    } catch (Exception e) {
      throw new IOException("cannot end the server", e);
    }
  }
}
