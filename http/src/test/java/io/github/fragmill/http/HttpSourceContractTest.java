package io.github.fragmill.http;

import io.github.fragmill.core.source.Source;
import io.github.fragmill.testing.SourceContract;
import java.io.IOException;
import java.net.http.HttpClient;
import org.junit.jupiter.api.AfterEach;

/** Against a server that gives ranges. */
class HttpSourceContractTest extends SourceContract {

  private static final HttpClient CLIENT = HttpSource.newClient();

  private final FakeServer server;

  HttpSourceContractTest() throws IOException {
    server = new FakeServer(0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  protected Source source(byte[] content) {
    server.content = content;
    return HttpSource.of(server.url(), CLIENT);
  }
}
