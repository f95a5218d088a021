package io.github.fragmill.integration.docs;

import io.github.fragmill.origin.Origin;
import jakarta.servlet.http.HttpServlet;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.Nested;

/** The servlet of the documentation, in two containers. */
class OriginServletTest {

  private static HttpServlet servlet(Origin origin, Path folder) throws Exception {
    try (URLClassLoader loader =
        Compiler.load("OriginServlet", Files.createTempDirectory(folder, "classes"))) {
      return (HttpServlet)
          loader.loadClass("OriginServlet").getConstructor(Origin.class).newInstance(origin);
    }
  }

  @Nested
  class InJetty extends OriginServerContract {

    @Override
    RunningServer start(Origin origin, Path folder) throws Exception {
      ServletContextHandler context = new ServletContextHandler("/");
      context.addServlet(servlet(origin, folder), BELOW + "/*");
      return RunningServer.jetty(new Server(), context);
    }
  }

  @Nested
  class InJettyBelowAContext extends OriginServerContract {

    @Override
    RunningServer start(Origin origin, Path folder) throws Exception {
      ServletContextHandler context = new ServletContextHandler(BELOW);
      context.addServlet(servlet(origin, folder), "/*");
      return RunningServer.jetty(new Server(), context);
    }
  }

  @Nested
  class InTomcat extends OriginServerContract {

    @Override
    RunningServer start(Origin origin, Path folder) throws Exception {
      return RunningServer.tomcat(servlet(origin, folder), BELOW + "/*", folder);
    }
  }
}
