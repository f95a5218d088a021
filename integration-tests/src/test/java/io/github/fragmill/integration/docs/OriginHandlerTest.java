package io.github.fragmill.integration.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.origin.Origin;
import java.net.URI;
import java.net.URLClassLoader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The handler of the documentation, in Jetty. */
class OriginHandlerTest extends OriginServerContract {

  private static final int THREADS = 8;

  @Override
  RunningServer start(Origin origin, Path folder) throws Exception {
    return start(origin, folder, new Server());
  }

  private static RunningServer start(Origin origin, Path folder, Server server) throws Exception {
    URLClassLoader loader =
        Compiler.load("OriginHandler", Files.createTempDirectory(folder, "classes"));
    Handler handler =
        (Handler)
            loader
                .loadClass("OriginHandler")
                .getConstructor(Origin.class, String.class)
                .newInstance(origin, BELOW);
    RunningServer jetty = RunningServer.jetty(server, handler);
    return new RunningServer(
        jetty.port(),
        () -> {
          jetty.close();
          loader.close();
        });
  }

  @Test
  void get_outsideOfItsPath_isLeftToOtherHandlers(@TempDir Path folder) throws Exception {
    try (RunningServer server = start(films.origin(PackagingEngine.create()), folder)) {
      String address = "http://localhost:" + server.port();
      for (String path : List.of("/", BELOW, "/other/film/manifest.mpd", BELOW + "2/film/x")) {
        assertThat(send("GET", URI.create(address + path)).statusCode()).isEqualTo(404);
      }
    }
  }

  @Test
  void get_manySlowClients_holdNoThread(@TempDir Path folder) throws Exception {
    byte[] whole = films.packaged(OriginFilms.SINGLE).get(OriginFilms.SINGLE_VIDEO);
    PackagingEngine engine = PackagingEngine.create();
    Server server = new Server(new QueuedThreadPool(THREADS, THREADS));
    List<RawClient> slow = new ArrayList<>();
    try (RunningServer running = start(films.origin(engine), folder, server)) {
      URI address = running.address(OriginFilms.SINGLE, OriginFilms.SINGLE_VIDEO);
      for (int i = 0; i < 3 * THREADS; i++) {
        slow.add(RawClient.get(address));
        slow.get(i).read(1000);
      }

      HttpResponse<byte[]> quick = send("GET", address);

      assertThat(quick.body()).isEqualTo(whole);
      assertThat(engine.usedBufferBytes()).isPositive();
      assertThat(slow.get(0).readToTheEnd().bytes()).isEqualTo(whole);
    } finally {
      for (RawClient client : slow) {
        client.close();
      }
    }
    awaitNoBuffers(engine);
  }
}
