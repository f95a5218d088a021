package io.github.fragmill.example.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.example.origin.process.LargeClip;
import io.github.fragmill.example.origin.process.OriginProcess;
import io.github.fragmill.example.origin.process.RawClient;
import io.github.fragmill.example.origin.process.Until;
import io.github.fragmill.example.origin.process.Web;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Clients that read slowly, or not at all, or go away: they cost neither threads nor memory. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SlowClientsIT {

  private static final String USED = "fragmill_origin_buffers_used_bytes";
  private static final String ACTIVE = "fragmill_origin_requests_active";
  private static final String FILE = "/large/video-360.mp4";
  private static final int RECEIVE_BYTES = 4096;
  private static final int CLIENTS = 1000;
  private static final long LEAST_BYTES = 10_000_000;

  private Path media;

  @BeforeAll
  void makeClip(@TempDir Path folder) throws Exception {
    media = folder;
    assertThat(Files.size(LargeClip.make(media.resolve("large.mp4")))).isGreaterThan(LEAST_BYTES);
  }

  private OriginProcess.Launch origin(Path folder) {
    return OriginProcess.of(folder, media)
        .encrypted()
        .with("--layout", "single", "--segment-seconds", "1");
  }

  private static List<RawClient> connect(OriginProcess origin, int count) throws IOException {
    List<RawClient> clients = new ArrayList<>();
    for (int client = 0; client < count; client++) {
      clients.add(new RawClient(origin.port(), RECEIVE_BYTES).get(FILE));
    }
    return clients;
  }

  @Test
  void thousandClients_thatDoNotRead_fewThreadsAndOthersAreServed(@TempDir Path folder)
      throws Exception {
    try (OriginProcess origin =
        origin(folder).jvm("-Xmx256m").with("--max-memory", "200m").start()) {
      byte[] whole = Web.get(origin.uri(FILE)).body();
      List<RawClient> clients = connect(origin, CLIENTS);
      try {
        assertThat(Until.met(() -> Web.figure(origin, ACTIVE) > CLIENTS)).isTrue();
        assertThat(Web.figure(origin, "jvm_threads_live_threads")).isLessThan(120);
        assertThat(Web.figure(origin, USED)).isPositive().isLessThanOrEqualTo(200.0 * 1024 * 1024);

        byte[] part = Web.get(origin.uri(FILE), "Range", "bytes=1000-100999").body();
        assertThat(part).isEqualTo(Arrays.copyOfRange(whole, 1000, 101_000));

        RawClient one = clients.get(CLIENTS / 2);
        assertThat(one.head()).startsWith("HTTP/1.1 200 ");
        assertThat(one.read(whole.length)).isEqualTo(whole);
      } finally {
        for (RawClient client : clients) {
          client.vanish();
        }
      }
      assertThat(Until.met(() -> Web.figure(origin, USED) == 0)).isTrue();
      assertThat(Until.met(() -> Web.figure(origin, ACTIVE) == 1)).isTrue();
    }
  }

  /** More clients than there is memory for: each waits for its next part, and gets all of it. */
  @Test
  void clients_moreThanTheMemoryIsFor_allAreServed(@TempDir Path folder) throws Exception {
    try (OriginProcess origin = origin(folder).with("--max-memory", "4m").start()) {
      byte[] whole = Web.get(origin.uri(FILE)).body();
      ExecutorService readers = Executors.newCachedThreadPool();
      try {
        List<Future<byte[]>> bodies = new ArrayList<>();
        for (RawClient client : connect(origin, 20)) {
          bodies.add(
              readers.submit(
                  () -> {
                    try (client) {
                      assertThat(client.head()).startsWith("HTTP/1.1 200 ");
                      return client.read(whole.length);
                    }
                  }));
        }
        for (Future<byte[]> body : bodies) {
          assertThat(body.get(2, TimeUnit.MINUTES)).isEqualTo(whole);
        }
      } finally {
        readers.shutdownNow();
      }
      assertThat(Until.met(() -> Web.figure(origin, USED) == 0)).isTrue();
    }
  }

  @Test
  void client_vanishesInTheMiddle_memoryIsGivenBack(@TempDir Path folder) throws Exception {
    try (OriginProcess origin = origin(folder).start()) {
      for (int round = 0; round < 20; round++) {
        for (RawClient client : connect(origin, 10)) {
          client.read(round * 1000);
          client.vanish();
        }
      }
      assertThat(Until.met(() -> Web.figure(origin, USED) == 0)).isTrue();
      assertThat(Until.met(() -> Web.figure(origin, ACTIVE) == 1)).isTrue();
      assertThat(origin.err().lines().filter(it -> it.contains("Exception"))).isEmpty();
    }
  }

  /** A cache must never keep a part of a file as all of it. */
  @Test
  void source_changesInTheMiddle_connectionEndsBeforeTheLength(@TempDir Path folder)
      throws Exception {
    Path own = Files.createDirectory(folder.resolve("media"));
    Path clip = Files.copy(media.resolve("large.mp4"), own.resolve("large.mp4"));
    try (OriginProcess origin =
            OriginProcess.of(folder, own)
                .encrypted()
                .with("--layout", "single", "--segment-seconds", "1")
                .start();
        RawClient client = new RawClient(origin.port(), RECEIVE_BYTES)) {
      byte[] whole = Web.get(origin.uri(FILE)).body();
      String head = client.get(FILE).head();
      assertThat(head).startsWith("HTTP/1.1 200 ").contains("Content-Length: " + whole.length);

      Files.write(clip, new byte[] {0});

      assertThat(client.read(whole.length).length).isLessThan(whole.length);
      assertThat(Until.met(() -> Web.figure(origin, USED) == 0)).isTrue();
      assertThat(origin.err()).contains("\"status\":200", "SourceChangedException");
    }
  }
}
