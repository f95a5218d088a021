package io.github.fragmill.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.source.SourceReader;
import io.github.fragmill.core.source.SourceStamp;
import io.github.fragmill.core.source.ranged.RangedReading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** How objects are read, and what servers and networks do to a reader. */
@Tag("any-jdk")
final class S3SourceIT {

  private static final S3Location MOVIE = S3Location.parse("s3://films/2026/movie.mp4");
  private static final int SIZE = 3_000_000;

  private static S3Server server;

  private final S3Faults faults = new S3Faults();
  private final byte[] content = Bytes.random(SIZE);
  private S3Client client;
  private S3Source source;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    server = S3Server.start(folder);
    server.createBucket(MOVIE.bucket());
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void open() {
    client = server.client(faults);
    put(content);
    source =
        S3Connection.of(client)
            .source(MOVIE)
            .withReading(RangedReading.standard().withMaxRetries(2));
    faults.requests.clear();
  }

  @AfterEach
  void close() {
    client.close();
  }

  private void put(byte[] bytes) {
    client.putObject(
        request -> request.bucket(MOVIE.bucket()).key(MOVIE.key()), RequestBody.fromBytes(bytes));
  }

  private byte[] part(int position, int bytes) {
    return Arrays.copyOfRange(content, position, position + bytes);
  }

  @Test
  void open_object_isOneRequestAndEachLargeReadAnother() throws IOException {
    try (SourceReader reader = source.open()) {
      assertThat(reader.sizeBytes()).isEqualTo(SIZE);
      assertThat(reader.stamp().validator().orElseThrow()).startsWith("\"");
      assertThat(Bytes.read(reader, 100, 1000)).isEqualTo(part(100, 1000));
      assertThat(Bytes.read(reader, 500_000, 2_000_000)).isEqualTo(part(500_000, 2_000_000));
    }
    assertThat(faults.requests).containsExactly("GET bytes=0-131071", "GET bytes=500000-2499999");
  }

  @Test
  void open_knownStamp_sendsNoRequest() throws IOException {
    SourceStamp stamp =
        S3Connection.of(client).bucket("films").find(MOVIE.key()).orElseThrow().stamp();
    faults.requests.clear();
    try (SourceReader reader = source.withStamp(stamp).open()) {
      assertThat(reader.stamp()).isEqualTo(stamp);
      assertThat(faults.requests).isEmpty();
      assertThat(Bytes.read(reader, 0, SIZE)).isEqualTo(content);
    }
    assertThat(faults.requests).containsExactly("GET bytes=0-2999999");
  }

  @Test
  void read_answerBreaksOff_goesOnWhereItWas() throws IOException {
    try (SourceReader reader = source.open()) {
      faults.brokenAnswers.set(1);
      assertThat(Bytes.read(reader, 500_000, 2_000_000)).isEqualTo(part(500_000, 2_000_000));
    }
    assertThat(faults.requests)
        .containsExactly(
            "GET bytes=0-131071", "GET bytes=500000-2499999", "GET bytes=500100-2499999");
  }

  @Test
  void read_answersKeepBreakingOff_isRefused() throws IOException {
    try (SourceReader reader = source.open()) {
      faults.brokenAnswers.set(Integer.MAX_VALUE);
      assertThatThrownBy(() -> Bytes.read(reader, 500_000, 2_000_000))
          .isInstanceOf(SourceException.class)
          .hasMessage("cannot read " + MOVIE + ": the answer ended too early");
    }
    assertThat(faults.requests).hasSize(4);
  }

  @Test
  void read_objectHasChanged_isRefusedAtOnce() throws IOException {
    try (SourceReader reader = source.open()) {
      put(Bytes.random(SIZE + 1));
      faults.requests.clear();
      assertThatThrownBy(() -> Bytes.read(reader, 500_000, 2_000_000))
          .isInstanceOf(SourceException.class)
          .hasMessage(MOVIE + " has changed since it was opened");
    }
    assertThat(faults.requests).hasSize(1);
  }

  @Test
  void read_objectIsGone_isNotFound() throws IOException {
    try (SourceReader reader = source.open()) {
      client.deleteObject(request -> request.bucket(MOVIE.bucket()).key(MOVIE.key()));
      assertThatThrownBy(() -> Bytes.read(reader, 500_000, 2_000_000))
          .isInstanceOf(SourceException.class)
          .hasMessage("cannot read " + MOVIE + ": not found (404)");
    }
  }

  @Test
  void open_noSuchObject_isNotFound() {
    S3Location missing = S3Location.parse("s3://films/other.mp4");
    assertThatThrownBy(() -> S3Connection.of(client).source(missing).open().close())
        .isInstanceOf(SourceException.class)
        .hasMessage("cannot read " + missing + ": not found (404)");
  }

  @Test
  void open_wrongCredentials_isRefusedWithoutThem() {
    try (S3Client other =
        S3Clients.builder(Optional.of(server.endpoint()), S3Server.REGION, true)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(S3Server.ACCESS_KEY, "wrong-s3cret")))
            .build()) {
      assertThatThrownBy(() -> S3Connection.of(other).source(MOVIE).open().close())
          .isInstanceOf(SourceException.class)
          .hasMessage("cannot read " + MOVIE + ": access was refused (403)")
          .hasMessageNotContaining("s3cret");
    }
  }

  @Test
  void open_serverIsGone_isRefused(@TempDir Path folder) throws IOException {
    S3Server gone = S3Server.start(folder);
    try (S3Client other = gone.client()) {
      gone.close();
      assertThatThrownBy(() -> S3Connection.of(other).source(MOVIE).open().close())
          .isInstanceOf(SourceException.class)
          .hasMessageStartingWith("cannot read " + MOVIE + ": ");
    }
  }

  @Test
  void source_location_isNameAndLocation() {
    assertThat(source.name()).isEqualTo("movie.mp4");
    assertThat(source.location()).contains(MOVIE.toString());
    assertThat(source).hasToString(MOVIE.toString());
  }

  @Test
  void equals_sameLocationAndStamp_isWhatCounts() {
    SourceStamp stamp = new SourceStamp(1, Optional.of("\"1\""));
    S3Source same = S3Connection.of(client).bucket("films").source(MOVIE.key());
    assertThat(source)
        .isEqualTo(same)
        .hasSameHashCodeAs(same)
        .isNotEqualTo(same.withStamp(stamp))
        .isNotEqualTo(S3Connection.of(client).bucket("films").source("other"));
    assertThatIllegalArgumentException().isThrownBy(() -> source.withStamp(SourceStamp.ofSize(1)));
  }
}
