package io.github.fragmill.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.output.OutputTransaction;
import io.github.fragmill.core.source.SourceReader;
import io.github.fragmill.platform.server.S3Server;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.S3Client;

/** What a network between the platform and its bucket does to them. */
final class S3FaultsIT {

  private static final String BUCKET = "faults";
  private static final String ITEM = "packaged/5";

  private static S3Server server;

  private final Faults faults = new Faults();
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
    storage = S3Storage.of(client, BUCKET, "");
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
  void read_answerBreaksOff_isAskedAgain() throws Exception {
    byte[] bytes = Bytes.random(3_000_000);
    put("film.mp4", bytes);
    try (SourceReader reader = storage.find("film.mp4").orElseThrow().source().open()) {
      faults.brokenAnswers.set(1);

      assertThat(Bytes.all(reader)).isEqualTo(bytes);
      assertThat(faults.brokenAnswers).hasValue(0);
    }
  }

  @Test
  void read_answersKeepBreakingOff_fails() throws Exception {
    put("film.mp4", Bytes.random(3_000_000));
    try (SourceReader reader = storage.find("film.mp4").orElseThrow().source().open()) {
      faults.brokenAnswers.set(Integer.MAX_VALUE);

      assertThatThrownBy(() -> Bytes.all(reader)).isInstanceOf(IOException.class);
    }
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
  void read_manySmallReads_shareRequests() throws Exception {
    byte[] bytes = Bytes.random(3_000_000);
    put("film.mp4", bytes);
    try (SourceReader reader = storage.find("film.mp4").orElseThrow().source().open()) {
      faults.requests.set(0);
      ByteBuffer found = ByteBuffer.allocate(bytes.length);
      while (found.hasRemaining()) {
        ByteBuffer some = found.slice(found.position(), Math.min(1000, found.remaining()));
        found.position(found.position() + reader.read(some, found.position()));
      }

      assertThat(found.array()).isEqualTo(bytes);
      assertThat(faults.requests).hasValue(3);
    }
  }

  @Test
  void write_smallFile_takesOneRequest() throws Exception {
    try (OutputTransaction transaction = storage.output(ITEM).begin()) {
      faults.requests.set(0);
      StorageContract.write(transaction, "a", Bytes.random(5 << 20));

      assertThat(faults.requests).hasValue(1);
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
      Storage lost = S3Storage.of(other, BUCKET, "");

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

  /** Loses and shortens answers, and counts requests. */
  private static final class Faults implements ExecutionInterceptor {

    final AtomicInteger lostAnswers = new AtomicInteger();
    final AtomicInteger brokenAnswers = new AtomicInteger();
    final AtomicInteger requests = new AtomicInteger();

    @Override
    public void beforeTransmission(
        Context.BeforeTransmission context, ExecutionAttributes attributes) {
      requests.incrementAndGet();
    }

    @Override
    public SdkHttpResponse modifyHttpResponse(
        Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
      boolean isLost = context.httpRequest().method() == SdkHttpMethod.PUT && takeOne(lostAnswers);
      return isLost
          ? context.httpResponse().toBuilder().statusCode(500).build()
          : context.httpResponse();
    }

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
        Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
      boolean isBroken =
          context.httpRequest().method() == SdkHttpMethod.GET && takeOne(brokenAnswers);
      return isBroken ? context.responseBody().map(Faults::shortened) : context.responseBody();
    }

    private static boolean takeOne(AtomicInteger left) {
      return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
    }

    private static InputStream shortened(InputStream whole) {
      try {
        return new ByteArrayInputStream(whole.readNBytes(100));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
