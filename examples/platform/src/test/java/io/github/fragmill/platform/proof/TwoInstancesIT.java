package io.github.fragmill.platform.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.platform.process.Launch;
import io.github.fragmill.platform.process.PlatformProcess;
import io.github.fragmill.platform.process.Until;
import io.github.fragmill.platform.server.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one database and one storage share the work, and stand in for each other. */
@Tag("any-jdk")
final class TwoInstancesIT {

  private static final int JOBS = 50;
  private static final int AT_ONCE = 2;
  private static final Pattern READY = Pattern.compile("packaging (\\d+) is ready");
  private static final String MASTER_KEY = "000102030405060708090a0b0c0d0e0f".repeat(2);

  private final Path folder;
  private final PostgresServer database;
  private final PlatformProcess one;
  private final PlatformProcess other;

  TwoInstancesIT(@TempDir Path folder) throws Exception {
    this.folder = folder;
    database = PostgresServer.start();
    one = start("one");
    other = start("other");
  }

  private PlatformProcess start(String name) throws IOException, InterruptedException {
    return Launch.in(folder.resolve(name))
        .with(database.environment())
        .with("FRAGMILL_INPUT", folder.resolve("input").toString())
        .with("FRAGMILL_OUTPUT", folder.resolve("output").toString())
        .with("FRAGMILL_MASTER_KEY", MASTER_KEY)
        .with("FRAGMILL_JOBS", Integer.toString(AT_ONCE))
        .with("FRAGMILL_HEARTBEAT_SECONDS", "1")
        .start();
  }

  @AfterEach
  void stop() throws IOException {
    one.close();
    other.close();
    database.close();
  }

  @Test
  void jobs_twoProcesses_eachDoneOnceAndBothTakePart() throws Exception {
    List<Long> jobs = ask(Api.of(one), Api.of(other));
    for (long id : jobs) {
      assertThat(Api.of(one).ready(id).path("attempts").asInt()).isEqualTo(1);
    }

    Map<Long, Integer> done = done();
    assertThat(done.keySet()).containsExactlyInAnyOrderElementsOf(jobs);
    assertThat(done.values()).containsOnly(1);
    assertThat(READY.matcher(one.log()).results().count()).as("of one").isPositive();
    assertThat(READY.matcher(other.log()).results().count()).as("of the other").isPositive();
    assertThat(titles()).hasSize(JOBS);
    assertThat(Api.of(other).files(jobs.get(0))).contains("stream.mpd");
  }

  @Test
  void jobs_oneKilledInTheMiddle_theOtherFinishes() throws Exception {
    Api api = Api.of(one);
    List<Long> jobs = ask(api, Api.of(other));
    Until.so("something done by the one to be killed", () -> READY.matcher(other.log()).find());
    other.kill();

    for (long id : jobs) {
      assertThat(api.ready(id).path("attempts").asInt()).isBetween(1, 2);
      assertThat(api.http().get("/videos/" + id + "/stream.mpd").status()).isEqualTo(200);
    }
    // The killed process may not have come to say so of what it had just done.
    assertThat(done()).hasSizeBetween(JOBS - AT_ONCE, JOBS);
    assertThat(done().values()).containsOnly(1);
    assertThat(READY.matcher(other.log()).results().count()).isLessThan(JOBS);
  }

  private static List<Long> ask(Api... ways) throws IOException, InterruptedException {
    long upload = ways[0].upload(Clips.SAMPLE);
    List<Long> jobs = new ArrayList<>();
    for (int i = 0; i < JOBS; i++) {
      jobs.add(ways[i % ways.length].packageTitle(upload, ""));
    }
    return jobs;
  }

  /** Counts how often each job came to its end, by what the processes say. */
  private Map<Long, Integer> done() throws IOException {
    Map<Long, Integer> done = new HashMap<>();
    READY
        .matcher(one.log() + other.log())
        .results()
        .forEach(match -> done.merge(Long.valueOf(match.group(1)), 1, Integer::sum));
    return done;
  }

  private List<Path> titles() throws IOException {
    try (Stream<Path> titles = Files.list(folder.resolve("output").resolve("titles"))) {
      return titles.toList();
    }
  }
}
