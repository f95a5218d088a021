package io.github.fragmill.platform.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.platform.catalog.Encoding.State;
import io.github.fragmill.platform.catalog.Samples;
import io.github.fragmill.platform.catalog.Status;
import io.github.fragmill.platform.catalog.Upload;
import io.github.fragmill.platform.config.Configuration;
import io.github.fragmill.platform.work.RequestRefusedException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workshop with its queue, as one process. */
final class JobsTest {

  private static final Duration HANG = Duration.ofSeconds(60);
  private static final PackagingWishes USUAL =
      new PackagingWishes(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false);

  private final FakeEncoder encoder = new FakeEncoder();
  private Bench bench;
  private Workshop workshop;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    bench = new Bench(folder);
    Files.createDirectories(folder.resolve("input"));
    workshop = workshop();
  }

  private Workshop workshop() {
    return new Workshop(
        Configuration.of(Map.of("FRAGMILL_DATA", bench.folder.toString())),
        bench.database,
        bench.input,
        bench.output,
        bench.vault,
        encoder,
        task -> "{}".getBytes(StandardCharsets.UTF_8),
        "test",
        bench.clock);
  }

  @AfterEach
  void close() throws IOException {
    workshop.close();
    bench.close();
  }

  @Test
  void packageTitle_whenStarted_isDone() throws Exception {
    Upload upload = bench.upload();
    long id = workshop.titles().packageTitle(upload.id(), USUAL).id();
    assertThat(workshop.jobs().list()).extracting(Job::kind).containsExactly("package");

    workshop.jobs().start();

    await(() -> status(id) == Status.READY);
    await(() -> workshop.jobs().list().stream().noneMatch(job -> job.kind().equals("package")));
  }

  /** As when the process died between the catalogue and the queue. */
  @Test
  void start_unfinishedWithoutAJob_isTakenUpAgain() throws Exception {
    Upload upload = bench.upload();
    long id = bench.packagings.add(upload.id(), bench.options.read(USUAL)).id();

    workshop.jobs().start();

    await(() -> status(id) == Status.READY);
  }

  /** As when the process died between the end of a task and the queue. */
  @Test
  void start_somebodyIsToBeTold_isTakenUpAgain() {
    String taskId =
        bench.encodings.add("film.mp4", Optional.of("http://callback.invalid/"), Samples.options());
    bench.encodings.finish(taskId, Optional.empty());

    workshop.jobs().start();

    await(
        () ->
            workshop.jobs().list().stream()
                .anyMatch(job -> job.kind().equals("callback") && job.failures() > 0));
    assertThat(bench.encodings.callbacksDue()).containsExactly(taskId);
  }

  @Test
  void encode_film_isPackagedInTheEnd() throws Exception {
    Files.copy(Bench.CLIP, bench.folder.resolve("input/film.mp4"));
    workshop.jobs().start();

    String taskId = workshop.titles().encode("film.mp4", Optional.empty(), USUAL);

    await(() -> bench.encodings.find(taskId).orElseThrow().state() == State.COMPLETED);
    assertThat(status(bench.encodings.find(taskId).orElseThrow().packagingId().orElseThrow()))
        .isEqualTo(Status.READY);
  }

  @Test
  void encode_failure_isTold() throws Exception {
    Files.copy(Bench.CLIP, bench.folder.resolve("input/film.mp4"));
    encoder.failure = Optional.of("No picture.");
    workshop.jobs().start();

    String taskId = workshop.titles().encode("film.mp4", Optional.empty(), USUAL);

    await(() -> bench.encodings.find(taskId).orElseThrow().state() == State.FAILED);
    assertThat(bench.encodings.find(taskId).orElseThrow().failure()).contains("No picture.");
  }

  @Test
  void encode_whatCannotBe_isRefused() throws Exception {
    Files.copy(Bench.CLIP, bench.folder.resolve("input/film.mp4"));
    refused(Reason.UNKNOWN, "other.mp4", Optional.empty());
    refused(Reason.UNKNOWN, "../film.mp4", Optional.empty());
    refused(Reason.UNKNOWN, "uploads/film.mp4", Optional.empty());
    refused(Reason.INVALID, "film.mp4", Optional.of("http://127.0.0.1/"));
    refused(Reason.INVALID, "film.mp4", Optional.of("file:///etc/passwd"));
    encoder.missing = Optional.of("FFmpeg is not installed.");
    refused(Reason.UNAVAILABLE, "film.mp4", Optional.empty());
  }

  private void refused(Reason reason, String film, Optional<String> callback) {
    assertThatThrownBy(() -> workshop.titles().encode(film, callback, USUAL))
        .isInstanceOfSatisfying(
            RequestRefusedException.class, it -> assertThat(it.reason()).isEqualTo(reason));
    assertThat(bench.encodings.unfinished()).isEmpty();
  }

  @Test
  void cancelAndRetry_inTheQueue_followTheStatus() throws Exception {
    Upload upload = bench.upload();
    long id = workshop.titles().packageTitle(upload.id(), USUAL).id();

    assertThat(workshop.titles().cancel(id).status()).isEqualTo(Status.CANCELLED);
    assertThatThrownBy(() -> workshop.titles().cancel(id))
        .isInstanceOf(RequestRefusedException.class);
    assertThat(workshop.titles().retry(id).status()).isEqualTo(Status.INGESTED);
    assertThatThrownBy(() -> workshop.titles().retry(id))
        .isInstanceOf(RequestRefusedException.class);

    workshop.jobs().start();
    await(() -> status(id) == Status.READY);
  }

  @Test
  void deleteUpload_withAllThatWasMade_leavesNothing() throws Exception {
    workshop.jobs().start();
    Upload upload = bench.upload();
    long id = workshop.titles().packageTitle(upload.id(), USUAL).id();
    await(() -> status(id) == Status.READY);

    workshop.titles().deleteUpload(upload.id());

    assertThat(bench.files("input")).isEmpty();
    assertThat(bench.files("output")).isEmpty();
    assertThat(bench.packagings.ids()).isEmpty();
    assertThatThrownBy(() -> workshop.titles().deleteUpload(upload.id()))
        .isInstanceOf(RequestRefusedException.class);
  }

  @Test
  void list_cleanUp_isThere() {
    workshop.jobs().start();

    await(() -> workshop.jobs().list().stream().map(Job::kind).toList().contains("cleanup"));
  }

  private Status status(long id) {
    return bench.packagings.find(id).orElseThrow().status();
  }

  /** A job takes a moment; only one that hangs takes longer than this. */
  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + HANG.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited for too long").isLessThan(end);
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
