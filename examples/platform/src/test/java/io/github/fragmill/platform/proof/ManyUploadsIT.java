package io.github.fragmill.platform.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.platform.process.Digest;
import io.github.fragmill.platform.process.Launch;
import io.github.fragmill.platform.process.Multipart;
import io.github.fragmill.platform.process.PlatformProcess;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads of any size stream to the storage: many at once need hardly more memory than one. */
@Tag("any-jdk")
final class ManyUploadsIT {

  private static final int UPLOADS = 20;
  private static final int MEGABYTES = 50;
  private static final int HEAP_MEGABYTES = 192;

  private final Path folder;

  ManyUploadsIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void upload_twentyAtOnceOnASmallHeap_allWhole() throws Exception {
    ExecutorService senders = Executors.newFixedThreadPool(UPLOADS);
    try (PlatformProcess platform =
        Launch.in(folder.resolve("data")).withHeap(HEAP_MEGABYTES).start()) {
      Api api = Api.of(platform);
      CyclicBarrier together = new CyclicBarrier(UPLOADS);
      List<Future<Long>> uploads = new ArrayList<>();
      for (int i = 0; i < UPLOADS; i++) {
        int number = i;
        uploads.add(
            senders.submit(
                () -> {
                  Multipart form = form(number);
                  together.await();
                  return api.upload(form).path("id").asLong();
                }));
      }
      Set<Long> ids = new HashSet<>();
      for (int i = 0; i < UPLOADS; i++) {
        long id = uploads.get(i).get();
        assertThat(api.http().sha256("/download/" + id)).as("upload %s", i).isEqualTo(sha256(i));
        ids.add(id);
      }
      assertThat(ids).hasSize(UPLOADS);
      assertThat(api.uploads()).hasSize(UPLOADS);
      api.ready(api.packageTitle(ids.iterator().next(), ""));
    } finally {
      senders.shutdownNow();
    }
  }

  private static Multipart form(int number) throws Exception {
    return new Multipart()
        .file(
            "file",
            "film.mp4", // all of one name
            Clips.paddedBytes(MEGABYTES),
            Clips.padded(number, MEGABYTES));
  }

  private static String sha256(int number) throws Exception {
    try (InputStream film = Clips.padded(number, MEGABYTES).open()) {
      return Digest.of(film);
    }
  }
}
