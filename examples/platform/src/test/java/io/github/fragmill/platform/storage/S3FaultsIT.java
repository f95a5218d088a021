package io.github.fragmill.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.output.OutputTransaction;
import io.github.fragmill.core.source.SourceReader;
import io.github.fragmill.s3.S3Connection;
import io.github.fragmill.s3.S3Faults;
import io.github.fragmill.s3.S3Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** What a network between the platform and its bucket does to them. */
final class S3FaultsIT {

  private static final String BUCKET = "faults";
  private static final String ITEM = "packaged/5";

  private static S3Server server;

  private final S3Faults faults = new S3Faults();
  private S3Client client;
  private Storage storage;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    server = S3Server.start(folder);
    server.createBucket(BUCKET);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void open() throws IOException {
    client = server.client(faults);
    storage = S3Storage.of(S3Connection.of(client).bucket(BUCKET), "");
    storage.delete(ITEM);
  }

  @AfterEach
  void close() {
    client.close();
  }

  /** The client asks again, and finds that what it wants to make is there. */
  @Test
  void commit_answerIsLost_isDone() throws Exception {
    try (OutputTransaction transaction = storage.output(ITEM).begin()) {
      StorageContract.write(transaction, "a", new byte[] {1});
      faults.lostAnswers.set(1);
      transaction.commit();
    }

    assertThat(faults.lostAnswers).hasValue(0);
    assertThat(storage.list(ITEM)).hasSize(1);
  }

  /** The client gives up, though all has arrived: then nothing may be seen. */
  @Test
  void commit_allAnswersAreLost_isTakenBack() throws Exception {
    try (OutputTransaction transaction = storage.output(ITEM).begin()) {
      StorageContract.write(transaction, "a", new byte[] {1});
      faults.lostAnswers.set(Integer.MAX_VALUE);
      assertThatThrownBy(transaction::commit).isInstanceOf(IOException.class);
      faults.lostAnswers.set(0);
    }

    assertThat(storage.list(ITEM)).isEmpty();
    assertThat(keys()).isEmpty();
  }

  @Test
  void read_objectHasChanged_isRefused() throws Exception {
    put("film.mp4", Bytes.random(3_000_000));
    try (SourceReader reader = storage.find("film.mp4").orElseThrow().source().open()) {
      put("film.mp4", Bytes.random(3_000_001));

      assertThatThrownBy(() -> Bytes.all(reader)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void write_smallFile_takesOneRequest() throws Exception {
    try (OutputTransaction transaction = storage.output(ITEM).begin()) {
      faults.requests.clear();
      StorageContract.write(transaction, "a", Bytes.random(5 << 20));

      assertThat(faults.requests).hasSize(1);
    }
  }

  @Test
  void find_besideTheAreas_isAnObjectAndNoPrefix() throws Exception {
    put("film.mp4", new byte[4]);
    put("folder/film.mp4", new byte[4]);

    assertThat(storage.find("film.mp4").orElseThrow().sizeBytes()).isEqualTo(4);
    assertThat(storage.find("folder")).isEmpty();
    assertThat(storage.find("other.mp4")).isEmpty();
  }

  @Test
  void find_markerIsNoRun_isEmpty() throws Exception {
    put(ITEM + "/committed", "../../film".getBytes(StandardCharsets.UTF_8));

    assertThat(storage.list(ITEM)).isEmpty();
    assertThat(storage.find(ITEM + "/a")).isEmpty();
  }

  @Test
  void anything_serverIsGone_fails(@TempDir Path folder) throws Exception {
    S3Server gone = S3Server.start(folder);
    try (S3Client other = gone.client()) {
      gone.close();
      Storage lost = S3Storage.of(S3Connection.of(other).bucket(BUCKET), "");

      assertThatThrownBy(() -> lost.list(ITEM))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("bucket " + BUCKET + ": ");
      assertThatThrownBy(() -> lost.output(ITEM).begin()).isInstanceOf(IOException.class);
    }
  }

  private void put(String key, byte[] bytes) {
    client.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromBytes(bytes));
  }

  private List<String> keys() {
    return client
        .listObjectsV2Paginator(request -> request.bucket(BUCKET).prefix(ITEM))
        .contents()
        .stream()
        .map(object -> object.key())
        .toList();
  }
}
