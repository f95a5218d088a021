package io.github.fragmill.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.output.OutputTransaction;
import io.github.fragmill.core.output.Sink;
import io.github.fragmill.core.source.SourceReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** What an output promises, and what servers and networks do to it. */
@Tag("any-jdk")
final class S3OutputIT {

  private static final int PART_BYTES = 5 << 20;

  private static S3Server server;
  private static int buckets;

  private final S3Faults faults = new S3Faults();
  private S3Client client;
  private S3Bucket bucket;
  private S3Output output;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    server = S3Server.start(folder);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void open() {
    String name = "outputs-" + buckets++;
    server.createBucket(name);
    client = server.client(faults);
    bucket = S3Connection.of(client).bucket(name);
    output = bucket.output("films/7");
  }

  @AfterEach
  void close() {
    client.close();
  }

  private List<String> keys() throws IOException {
    List<String> keys = new ArrayList<>();
    bucket.list("", it -> keys.add(it.location().key()));
    return keys;
  }

  private static byte[] bytes(S3Source source, int size) throws IOException {
    try (SourceReader reader = source.open()) {
      return Bytes.read(reader, 0, size);
    }
  }

  @Test
  void commit_largeAndSmallFiles_haveTheirBytes() throws IOException {
    byte[] large = Bytes.random(2 * PART_BYTES + 1000);
    byte[] whole = Bytes.random(PART_BYTES);
    try (OutputTransaction transaction = output.begin()) {
      Bytes.write(transaction, "large.mp4", large);
      Bytes.write(transaction, "whole.mp4", whole);
      Bytes.write(transaction, "manifest.mpd", new byte[7]);
      assertThat(keys()).isEmpty();
      transaction.commit();
    }
    assertThat(bytes(bucket.source("films/7/large.mp4"), large.length)).isEqualTo(large);
    assertThat(bytes(bucket.source("films/7/whole.mp4"), whole.length)).isEqualTo(whole);
    assertThat(bucket.uploads("")).isEmpty();
  }

  @Test
  void commit_manifests_appearLast() throws IOException {
    List<List<String>> seen = new ArrayList<>();
    try (OutputTransaction transaction = output.begin()) {
      Bytes.write(transaction, "master.m3u8", new byte[7]);
      for (int segment = 0; segment < 40; segment++) {
        Bytes.write(transaction, segment + ".m4s", new byte[10]);
      }
      faults.requests.clear();
      faults.whenCompleted = key -> seen.add(keys());
      transaction.commit();
    }
    assertThat(seen).hasSize(41);
    assertThat(seen).filteredOn(it -> it.contains("films/7/master.m3u8")).hasSize(1);
  }

  @Test
  void commit_oneAnswerIsLost_isDone() throws IOException {
    try (OutputTransaction transaction = output.begin()) {
      Bytes.write(transaction, "manifest.mpd", new byte[7]);
      faults.lostAnswers.set(1);
      transaction.commit();
    }
    assertThat(keys()).containsExactly("films/7/manifest.mpd");
  }

  @Test
  void commit_allAnswersAreLost_isTakenBack() throws IOException {
    try (OutputTransaction transaction = output.begin()) {
      Bytes.write(transaction, "1.m4s", new byte[7]);
      Bytes.write(transaction, "manifest.mpd", new byte[7]);
      faults.lostAnswers.set(Integer.MAX_VALUE);
      assertThatThrownBy(transaction::commit)
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("bucket " + bucket.name() + ": ");
      faults.lostAnswers.set(0);
    }
    assertThat(keys()).isEmpty();
    assertThat(bucket.uploads("")).isEmpty();
  }

  @Test
  void begin_objectsBelow_isRefused() throws IOException {
    try (OutputTransaction transaction = output.begin()) {
      Bytes.write(transaction, "manifest.mpd", new byte[7]);
      transaction.commit();
    }
    assertThatThrownBy(() -> output.begin().close())
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("s3://" + bucket.name() + "/films/7");
    bucket.output("films/70").begin().close();
    assertThat(keys()).hasSize(1);
  }

  /** Nobody closes anything. */
  @Test
  @SuppressWarnings("MustBeClosedChecker")
  void abortUploads_killedRun_leavesNothing() throws IOException {
    OutputTransaction killed = output.begin();
    Bytes.write(killed, "whole.m4s", new byte[1000]);
    Sink half = killed.create("half.mp4");
    half.write(ByteBuffer.wrap(new byte[PART_BYTES + 1]));

    assertThat(output.abortUploads(Instant.now().minusSeconds(3600))).isZero();
    assertThat(bucket.output("films/8").abortUploads(Instant.now().plusSeconds(3600))).isZero();
    assertThat(output.abortUploads(Instant.now().plusSeconds(3600))).isEqualTo(2);

    assertThat(bucket.uploads("")).isEmpty();
    assertThat(keys()).isEmpty();
  }

  @Test
  void create_tooLongName_isRefused() throws IOException {
    try (OutputTransaction transaction = output.begin()) {
      assertThatThrownBy(() -> transaction.create("x".repeat(1024)).close())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("at most 1024 bytes");
    }
  }
}
