package io.github.fragmill.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.platform.catalog.Encoding.State;
import io.github.fragmill.platform.database.Database;
import io.github.fragmill.platform.database.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EncodingsTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final Database database = TestDatabase.inMemory();
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final Encodings encodings = new Encodings(database.jdbi(), clock);
  private final Uploads uploads = new Uploads(database.jdbi(), clock);
  private final String taskId =
      encodings.add("film.mp4", Optional.of("https://a.example/"), Samples.options());

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  @Test
  void add_all_comesBack() {
    Encoding task = task();

    assertThat(task.videoFilename()).isEqualTo("film.mp4");
    assertThat(task.callbackUrl()).contains("https://a.example/");
    assertThat(task.options()).isEqualTo(Samples.options());
    assertThat(task.state()).isEqualTo(State.PROCESSING);
    assertThat(task.isWaiting()).isTrue();
    assertThat(encodings.unfinished()).containsExactly(task);
  }

  @Test
  void leadsTo_twice_makesOneTitle() {
    long packaging = encodings.leadsTo(taskId, Samples.upload("uploads/a")).orElseThrow();

    assertThat(encodings.leadsTo(taskId, Samples.upload("uploads/b"))).isEmpty();

    assertThat(uploads.count()).isEqualTo(1);
    assertThat(task().packagingId()).contains(packaging);
    assertThat(encodings.ofPackaging(packaging)).contains(task());
  }

  @Test
  void find_packagingWithHls_saysSo() {
    long packaging = encodings.leadsTo(taskId, Samples.upload("uploads/a")).orElseThrow();
    assertThat(task().hasHls()).isFalse();

    Attempts attempts = new Attempts(database.jdbi(), clock);
    attempts.complete(attempts.claim(packaging, "here").orElseThrow(), /* hasHls= */ true);

    assertThat(task().hasHls()).isTrue();
    assertThat(encodings.unfinished()).containsExactly(task());
  }

  @Test
  void leadsTo_afterTheEnd_makesNone() {
    encodings.finish(taskId, Optional.of("damaged"));

    assertThat(encodings.leadsTo(taskId, Samples.upload("uploads/a"))).isEmpty();
    assertThat(uploads.count()).isZero();
  }

  @Test
  void finish_twice_onlyTheFirstCounts() {
    assertThat(encodings.finish(taskId, Optional.of("damaged"))).isTrue();
    assertThat(encodings.finish(taskId, Optional.empty())).isFalse();

    assertThat(task().state()).isEqualTo(State.FAILED);
    assertThat(task().failure()).contains("damaged");
    assertThat(task().finishedAt()).contains(NOW);
  }

  @Test
  void callbacksDue_fromTheEndUntilDone_onlyWithACallback() {
    String withoutCallback = encodings.add("other.mp4", Optional.empty(), Samples.options());
    assertThat(encodings.callbacksDue()).isEmpty();

    encodings.finish(taskId, Optional.of("damaged"));
    encodings.finish(withoutCallback, Optional.empty());
    assertThat(encodings.callbacksDue()).containsExactly(taskId);

    encodings.callbackDone(taskId);
    assertThat(encodings.callbacksDue()).isEmpty();
  }

  @Test
  void deleteEnded_onlyWhatEndedLongAgo() {
    Encodings later = new Encodings(database.jdbi(), Clock.offset(clock, Duration.ofDays(2)));
    encodings.add("other.mp4", Optional.empty(), Samples.options());
    encodings.finish(taskId, Optional.empty());

    assertThat(later.deleteEnded(Duration.ofDays(3))).isZero();
    assertThat(later.deleteEnded(Duration.ofDays(1))).isEqualTo(1);

    assertThat(encodings.find(taskId)).isEmpty();
    assertThat(encodings.unfinished()).hasSize(1);
  }

  private Encoding task() {
    return encodings.find(taskId).orElseThrow();
  }
}
