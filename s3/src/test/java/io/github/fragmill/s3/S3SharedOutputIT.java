package io.github.fragmill.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.output.Sink;
import io.github.fragmill.core.output.Workspace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** What is special of a shared output in a bucket; the rest is in its contract. */
@Tag("any-jdk")
final class S3SharedOutputIT {

  private static final String PLAN = "0123abcd";
  private static final byte[] HEAD = {1, 2, 3};
  private static final int MIB = 1 << 20;

  private static Path folder;
  private static S3Server server;
  private static int buckets;

  private final S3Faults faults = new S3Faults();
  private S3Client client;
  private S3Bucket bucket;
  private S3SharedOutput output;

  @BeforeAll
  static void start(@TempDir Path made) throws IOException {
    folder = made;
    server = S3Server.start(folder);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void open() {
    String name = "shared-" + buckets++;
    server.createBucket(name);
    client = server.client(faults);
    bucket = S3Connection.of(client).bucket(name);
    output = bucket.sharedOutput("films/7");
  }

  @AfterEach
  void close() {
    client.close();
  }

  private static void write(Sink created, byte[] content) throws IOException {
    try (Sink sink = created) {
      sink.write(ByteBuffer.wrap(content));
      sink.commit();
    }
  }

  @Test
  void join_partsOfSeveralPieces_isTheirBytes() throws IOException {
    byte[] all = Bytes.random(60 * MIB + 5);
    int middle = 37 * MIB;
    try (Workspace workspace = output.begin(PLAN)) {
      write(
          workspace.createPart("a.mp4", 2, HEAD.length),
          Arrays.copyOfRange(all, middle, all.length));
      write(workspace.createPart("a.mp4", 1, HEAD.length), Arrays.copyOf(all, middle));
      workspace.join("a.mp4", HEAD, List.of((long) middle, (long) all.length - middle));
      workspace.commit();
    }
    byte[] found = bucket.bytes("films/7/a.mp4").orElseThrow();
    assertThat(Arrays.equals(found, 3, found.length, all, 0, all.length)).isTrue();
    assertThat(found).startsWith(HEAD);
    assertThat(bucket.uploads("")).isEmpty();
  }

  @Test
  void join_answersAreLost_isDone() throws IOException {
    byte[] part = Bytes.random(1000);
    try (Workspace workspace = output.begin(PLAN)) {
      write(workspace.createPart("a.mp4", 1, HEAD.length), part);
      faults.lostAnswers.set(1);
      workspace.join("a.mp4", HEAD, List.of(1000L));
      faults.lostAnswers.set(1);
      workspace.commit();
    }
    assertThat(bucket.bytes("films/7/a.mp4").orElseThrow()).hasSize(1003);
    assertThat(bucket.uploads("")).isEmpty();
  }

  /** Another process completes the upload: the file is there, and its parts go one by one. */
  @Test
  void join_partsGoWhileAnotherCompletes_isDone() throws IOException {
    byte[] joined = Bytes.random(1003);
    try (Workspace workspace = output.begin(PLAN)) {
      write(workspace.createPart("a.mp4", 1, HEAD.length), new byte[1000]);
      faults.beforeParts =
          key -> {
            client.putObject(
                it -> it.bucket(bucket.name()).key(key), RequestBody.fromBytes(joined));
            deleteParts();
          };
      workspace.join("a.mp4", HEAD, List.of(1000L));
      workspace.commit();
    }
    assertThat(bucket.bytes("films/7/a.mp4")).contains(joined);
    assertThat(bucket.uploads("")).isEmpty();
  }

  @Test
  void join_partsGoAndNoFileIsThere_isRefused() throws IOException {
    try (Workspace workspace = output.begin(PLAN)) {
      write(workspace.createPart("a.mp4", 1, HEAD.length), new byte[1000]);
      faults.beforeParts = key -> deleteParts();
      assertThatThrownBy(() -> workspace.join("a.mp4", HEAD, List.of(1000L)))
          .hasMessage("part 1 of a.mp4 is missing; make it again");
      assertThat(workspace.sizes()).isEmpty();
    }
  }

  /** Takes the parts of all uploads away where S3Proxy keeps them, and leaves the uploads. */
  private void deleteParts() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(bucket.name()))) {
      List<Path> parts =
          files
              .filter(Files::isRegularFile)
              .filter(it -> it.toString().contains(".mpus-"))
              .filter(it -> !it.toString().endsWith("-stub"))
              .toList();
      assertThat(parts).isNotEmpty();
      for (Path part : parts) {
        Files.delete(part);
      }
    }
  }

  @Test
  void join_partThatIsTooSmall_isRefusedByName() throws IOException {
    try (Workspace workspace = output.begin(PLAN)) {
      write(workspace.createPart("a.mp4", 1, HEAD.length), new byte[1000]);
      write(workspace.createPart("a.mp4", 2, HEAD.length), new byte[1000]);
      assertThatThrownBy(() -> workspace.join("a.mp4", HEAD, List.of(1000L, 1000L)))
          .hasMessage(
              "part 1 of a.mp4 has 1000 bytes, S3 accepts 5 MiB or more; divide the work into"
                  + " larger units");
    }
  }

  @Test
  void createPart_moreThanAnUploadHas_isRefused() throws IOException {
    try (Workspace workspace = output.begin(PLAN)) {
      assertThatThrownBy(() -> workspace.createPart("a.mp4", 626, HEAD.length).close())
          .hasMessageContaining("at most 625 parts");
    }
  }

  @Test
  void begin_workOnAnotherPlan_isRefused() throws IOException {
    output.begin(PLAN).close();
    assertThatThrownBy(() -> output.begin("4567").close())
        .hasMessageContaining("s3://" + bucket.name() + "/films/7");
    bucket.sharedOutput("films/70").begin("4567").close();
    assertThat(output.find(PLAN)).isPresent();
  }

  @Test
  void commit_uploadsOfOtherPlaces_stay() throws IOException {
    try (Workspace other = bucket.sharedOutput("films/70").begin(PLAN);
        Workspace workspace = output.begin(PLAN)) {
      write(other.createPart("a.mp4", 2, HEAD.length), new byte[10]);
      write(workspace.createPart("a.mp4", 2, HEAD.length), new byte[10]);
      workspace.commit();
    }
    assertThat(bucket.uploads("")).hasSize(1);
    assertThat(bucket.uploads("films/70/")).hasSize(1);
  }
}
