package io.github.fragmill.platform.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.platform.catalog.Encoding;
import io.github.fragmill.platform.catalog.Encoding.State;
import io.github.fragmill.platform.catalog.FailureKind;
import io.github.fragmill.platform.catalog.Samples;
import io.github.fragmill.platform.service.Bench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EncodingOutcomesTest {

  private Bench bench;
  private EncodingOutcomes outcomes;
  private String taskId;
  private long packagingId;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    bench = new Bench(folder);
    outcomes = new EncodingOutcomes(bench.packagings, bench.encodings);
    taskId = bench.encodings.add("film.mp4", Optional.of("https://a.example/"), Samples.options());
    packagingId = bench.encodings.leadsTo(taskId, Samples.upload("uploads/a")).orElseThrow();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void settle_unfinished_isNothing() {
    assertThat(outcomes.settle(packagingId)).isEmpty();
    assertThat(task().state()).isEqualTo(State.PROCESSING);
  }

  @Test
  void settle_ready_isCompletedAndReportedOnce() {
    bench.attempts.complete(
        bench.attempts.claim(packagingId, "here").orElseThrow(), /* hasHls= */ true);

    assertThat(outcomes.settle(packagingId)).contains(taskId);
    assertThat(outcomes.settle(packagingId)).isEmpty();
    assertThat(task().state()).isEqualTo(State.COMPLETED);
  }

  @Test
  void settle_failed_isFailedWithTheReason() {
    bench.attempts.fail(
        bench.attempts.claim(packagingId, "here").orElseThrow(), FailureKind.TITLE, "damaged");

    assertThat(outcomes.settle(packagingId)).contains(taskId);
    assertThat(task().state()).isEqualTo(State.FAILED);
    assertThat(task().failure()).contains("damaged");
  }

  @Test
  void settle_cancelled_isFailed() {
    bench.packagings.cancel(packagingId);

    outcomes.settle(packagingId);

    assertThat(task().failure()).contains("It was cancelled.");
  }

  @Test
  void settle_deleted_isFailed() {
    bench.packagings.delete(packagingId);

    outcomes.settle(packagingId);

    assertThat(task().failure()).contains("It was deleted.");
  }

  @Test
  void settle_packagingOfNoTask_isNothing() {
    assertThat(outcomes.settle(packagingId + 1)).isEmpty();
  }

  private Encoding task() {
    return bench.encodings.find(taskId).orElseThrow();
  }
}
