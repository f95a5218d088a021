package io.github.fragmill.platform.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.platform.catalog.Packaging;
import io.github.fragmill.platform.catalog.Samples;
import io.github.fragmill.platform.catalog.Upload;
import io.github.fragmill.platform.config.Rung;
import io.github.fragmill.platform.queue.JobStoppedException;
import io.github.fragmill.platform.service.Bench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EncodingJobTest {

  private final FakeEncoder encoder = new FakeEncoder();
  private Bench bench;
  private String taskId;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    bench = new Bench(folder);
    Files.createDirectories(folder.resolve("input"));
    Files.copy(Bench.CLIP, folder.resolve("input/film.mp4"));
    taskId = bench.encodings.add("film.mp4", Optional.empty(), Samples.options());
  }

  @AfterEach
  void close() throws IOException {
    assertThat(bench.files("scratch")).isEmpty();
    bench.close();
  }

  @Test
  void run_film_becomesATitleAndAPackaging() throws Exception {
    long packagingId = job().run(taskId).orElseThrow();

    Packaging packaging = bench.packagings.find(packagingId).orElseThrow();
    Upload upload = bench.uploads.find(packaging.uploadId()).orElseThrow();
    assertThat(upload.title()).isEqualTo("film.mp4");
    assertThat(upload.files()).extracting(it -> it.name()).containsExactly("720.mp4", "360.mp4");
    assertThat(packaging.options()).isEqualTo(Samples.options());
  }

  /** As when the process dies after it, before the queue knows. */
  @Test
  void run_again_leadsToTheSamePackaging() throws Exception {
    Optional<Long> first = job().run(taskId);

    assertThat(job().run(taskId)).isEqualTo(first);
    assertThat(bench.uploads.count()).isEqualTo(1);
  }

  @Test
  void run_encoderFails_saysWhy() {
    encoder.failure = Optional.of("No video.");

    assertThatThrownBy(() -> job().run(taskId))
        .isInstanceOf(EncodingException.class)
        .hasMessage("No video.");
    assertThat(bench.uploads.count()).isZero();
  }

  @Test
  void run_encoderIsMissing_saysWhat() {
    encoder.missing = Optional.of("FFmpeg is not installed.");

    assertThatThrownBy(() -> job().run(taskId)).hasMessage("FFmpeg is not installed.");
  }

  @Test
  void run_filmIsGone_saysSo() throws Exception {
    Files.delete(bench.folder.resolve("input/film.mp4"));

    assertThatThrownBy(() -> job().run(taskId))
        .isInstanceOf(EncodingException.class)
        .hasMessage("film.mp4 is not in the input storage any more.");
  }

  @Test
  void run_resultCannotBePackaged_saysWhy() throws Exception {
    Files.writeString(bench.folder.resolve("input/film.mp4"), "not a film");

    assertThatThrownBy(() -> job().run(taskId))
        .isInstanceOf(EncodingException.class)
        .hasMessageStartingWith("720.mp4: ");
    assertThat(bench.files("input")).containsExactly("film.mp4");
  }

  @Test
  void run_processEnds_isToBeDoneAgain() {
    encoder.meanwhile = bench.running::close;
    encoder.failure = Optional.of("It was cancelled.");

    assertThatThrownBy(() -> job().run(taskId)).isInstanceOf(JobStoppedException.class);
    assertThat(bench.encodings.find(taskId).orElseThrow().isWaiting()).isTrue();
  }

  @Test
  void run_unknownTask_isNothing() throws Exception {
    assertThat(job().run("none")).isEmpty();
  }

  private EncodingJob job() {
    return new EncodingJob(
        bench.encodings,
        bench.input,
        bench.intake(),
        encoder,
        List.of(new Rung(720, 100), new Rung(360, 50)),
        new Scratch(bench.folder.resolve("scratch")),
        bench.running);
  }
}
