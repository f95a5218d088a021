package io.github.fragmill.platform.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.platform.catalog.Encoding.State;
import io.github.fragmill.platform.catalog.Samples;
import io.github.fragmill.platform.catalog.Status;
import io.github.fragmill.platform.catalog.Upload;
import io.github.fragmill.platform.config.Configuration;
import io.github.fragmill.platform.encoding.FakeEncoder;
import io.github.fragmill.platform.error.RequestRefusedException;
import io.github.fragmill.platform.error.RequestRefusedException.Reason;
import io.github.fragmill.platform.packaging.RequestedOptions;
import io.github.fragmill.platform.queue.QueuedJob;
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

/** The services with their queue, as one process. */
final class JobsTest {

  private static final Duration HANG = Duration.ofSeconds(60);
  private static final RequestedOptions DEFAULT_OPTIONS =
      new RequestedOptions(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false);

  private final FakeEncoder encoder = new FakeEncoder();
  private Bench bench;
  private Services services;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    bench = new Bench(folder);
    Files.createDirectories(folder.resolve("input"));
    services = services();
  }

  private Services services() {
    return Services.of(
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
    services.close();
    bench.close();
  }

  @Test
  void packageTitle_whenStarted_isDone() throws Exception {
    Upload upload = bench.upload();
    long id = services.titles().packageTitle(upload.id(), DEFAULT_OPTIONS).id();
    assertThat(services.jobs().list()).extracting(QueuedJob::kind).containsExactly("package");

    services.jobs().start();

    await(() -> status(id) == Status.READY);
    await(() -> services.jobs().list().stream().noneMatch(job -> job.kind().equals("package")));
  }

  /** As when the process died between the catalogue and the queue. */
  @Test
  void start_unfinishedWithoutAJob_isTakenUpAgain() throws Exception {
    Upload upload = bench.upload();
    long id = bench.packagings.add(upload.id(), bench.options.read(DEFAULT_OPTIONS)).id();

    services.jobs().start();

    await(() -> status(id) == Status.READY);
  }

  /** As when the process died between the end of a task and the queue. */
  @Test
  void start_callbackIsDue_isTakenUpAgain() {
    String taskId =
        bench.encodings.add("film.mp4", Optional.of("http://callback.invalid/"), Samples.options());
    bench.encodings.finish(taskId, Optional.empty());

    services.jobs().start();

    await(
        () ->
            services.jobs().list().stream()
                .anyMatch(job -> job.kind().equals("callback") && job.failures() > 0));
    assertThat(bench.encodings.callbacksDue()).containsExactly(taskId);
  }

  @Test
  void encode_film_isPackagedInTheEnd() throws Exception {
    Files.copy(Bench.CLIP, bench.folder.resolve("input/film.mp4"));
    services.jobs().start();

    String taskId = services.titles().encode("film.mp4", Optional.empty(), DEFAULT_OPTIONS);

    await(() -> bench.encodings.find(taskId).orElseThrow().state() == State.COMPLETED);
    assertThat(status(bench.encodings.find(taskId).orElseThrow().packagingId().orElseThrow()))
        .isEqualTo(Status.READY);
  }

  @Test
  void encode_failure_isRecorded() throws Exception {
    Files.copy(Bench.CLIP, bench.folder.resolve("input/film.mp4"));
    encoder.failure = Optional.of("No video.");
    services.jobs().start();

    String taskId = services.titles().encode("film.mp4", Optional.empty(), DEFAULT_OPTIONS);

    await(() -> bench.encodings.find(taskId).orElseThrow().state() == State.FAILED);
    assertThat(bench.encodings.find(taskId).orElseThrow().failure()).contains("No video.");
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
    assertThatThrownBy(() -> services.titles().encode(film, callback, DEFAULT_OPTIONS))
        .isInstanceOfSatisfying(
            RequestRefusedException.class, it -> assertThat(it.reason()).isEqualTo(reason));
    assertThat(bench.encodings.unfinished()).isEmpty();
  }

  @Test
  void cancelAndRetry_inTheQueue_followTheStatus() throws Exception {
    Upload upload = bench.upload();
    long id = services.titles().packageTitle(upload.id(), DEFAULT_OPTIONS).id();

    assertThat(services.titles().cancel(id).status()).isEqualTo(Status.CANCELLED);
    assertThatThrownBy(() -> services.titles().cancel(id))
        .isInstanceOf(RequestRefusedException.class);
    assertThat(services.titles().retry(id).status()).isEqualTo(Status.INGESTED);
    assertThatThrownBy(() -> services.titles().retry(id))
        .isInstanceOf(RequestRefusedException.class);

    services.jobs().start();
    await(() -> status(id) == Status.READY);
  }

  @Test
  void deleteUpload_withAllThatWasMade_leavesNothing() throws Exception {
    services.jobs().start();
    Upload upload = bench.upload();
    long id = services.titles().packageTitle(upload.id(), DEFAULT_OPTIONS).id();
    await(() -> status(id) == Status.READY);

    services.titles().deleteUpload(upload.id());

    assertThat(bench.files("input")).isEmpty();
    assertThat(bench.files("output")).isEmpty();
    assertThat(bench.packagings.ids()).isEmpty();
    assertThatThrownBy(() -> services.titles().deleteUpload(upload.id()))
        .isInstanceOf(RequestRefusedException.class);
  }

  @Test
  void list_cleanUp_isThere() {
    services.jobs().start();

    await(() -> services.jobs().list().stream().map(QueuedJob::kind).toList().contains("cleanup"));
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
