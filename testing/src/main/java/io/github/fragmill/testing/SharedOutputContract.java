package io.github.fragmill.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.output.SharedOutput;
import io.github.fragmill.core.output.Sink;
import io.github.fragmill.core.output.Workspace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * What every {@link SharedOutput} must do. A test class of an implementation extends this one, as
 * for {@link OutputContract}.
 */
public abstract class SharedOutputContract {

  private static final String PLAN = "a1b2c3";
  private static final String OTHER_PLAN = "d4e5f6";
  private static final byte[] HEAD = "head".getBytes(UTF_8);
  private static final int AT_ONCE = 4;
  private static final int ROUNDS = 8;

  /** For the test class of an implementation. */
  protected SharedOutputContract() {}

  /** Returns the output: the same in all of a test, empty at its start. */
  protected abstract SharedOutput output();

  /**
   * Returns all that is there: what readers of the output see, and whatever else the output keeps,
   * contents by names. Files of the presentation have theirs.
   *
   * @throws IOException fails the test
   */
  protected abstract Map<String, byte[]> everything() throws IOException;

  /** Returns how many bytes a part has at least that is not the last. By default 1. */
  protected int minPartBytes() {
    return 1;
  }

  private Workspace find() throws IOException {
    return output().find(PLAN).orElseThrow();
  }

  /** Returns bytes that differ from part to part and from place to place. */
  private static byte[] part(int number, int bytes) {
    byte[] content = new byte[bytes];
    for (int index = 0; index < bytes; index++) {
      content[index] = (byte) (31 * number + 7 * index + (index >>> 11));
    }
    return content;
  }

  private static void write(Sink created, byte[] content) throws IOException {
    try (Sink sink = created) {
      ByteBuffer left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        int some = Math.min(left.remaining(), 100_000);
        ByteBuffer piece = left.slice(left.position(), some);
        while (piece.hasRemaining()) {
          sink.write(piece);
        }
        left.position(left.position() + some);
      }
      sink.commit();
    }
  }

  private static byte[] joined(byte[]... pieces) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      all.writeBytes(piece);
    }
    return all.toByteArray();
  }

  private static void inParallel(List<Callable<Void>> calls) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(calls.size());
    try {
      for (Future<Void> call : threads.invokeAll(calls)) {
        call.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  public void find_notBegun_isEmptyAndMakesNothing() throws IOException {
    assertThat(output().find(PLAN)).isEmpty();
    assertThat(everything()).isEmpty();
  }

  @Test
  public void begin_twice_keepsWhatIsThere() throws IOException {
    output().begin(PLAN).close();
    try (Workspace workspace = find()) {
      write(workspace.create("video/1.m4s"), part(1, 10));
    }
    try (Workspace workspace = output().begin(PLAN)) {
      assertThat(workspace.sizes()).isEqualTo(Map.of("video/1.m4s", 10L));
    }
    assertThat(output().find(OTHER_PLAN)).isEmpty();
  }

  @Test
  public void begin_anotherPresentationIsThere_isRefused() throws IOException {
    try (Workspace workspace = output().begin(OTHER_PLAN)) {
      write(workspace.create("manifest.mpd"), part(1, 10));
      workspace.commit();
    }
    assertThatThrownBy(() -> output().begin(PLAN).close()).isInstanceOf(IOException.class);
    assertThat(output().find(PLAN)).isEmpty();
    assertThat(everything()).containsOnlyKeys("manifest.mpd");
  }

  @Test
  public void commit_files_areAllThereIs() throws IOException {
    output().begin(PLAN).close();
    try (Workspace workspace = find()) {
      write(workspace.create("video/1.m4s"), part(1, 1000));
      write(workspace.create("video/1.m4s"), part(1, 1000));
      workspace.putReceipt("video.1", part(2, 50));
    }
    try (Workspace workspace = find()) {
      assertThat(workspace.receipts()).containsExactly(part(2, 50));
      write(workspace.create("manifest.mpd"), part(3, 10));
      assertThat(workspace.sizes()).isEqualTo(Map.of("video/1.m4s", 1000L, "manifest.mpd", 10L));
      workspace.commit();
    }
    assertThat(output().find(PLAN)).isEmpty();
    assertThat(everything()).containsOnlyKeys("video/1.m4s", "manifest.mpd");
    assertThat(everything().get("video/1.m4s")).isEqualTo(part(1, 1000));
  }

  @Test
  public void create_notCommitted_isNotThere() throws IOException {
    try (Workspace workspace = output().begin(PLAN)) {
      try (Sink sink = workspace.create("video/1.m4s")) {
        sink.write(ByteBuffer.wrap(part(1, 1000)));
      }
      try (Sink sink = workspace.createPart("video.mp4", 1, HEAD.length)) {
        sink.write(ByteBuffer.wrap(part(1, 1000)));
      }
      assertThat(workspace.sizes()).isEmpty();
      assertThatThrownBy(() -> workspace.join("video.mp4", HEAD, List.of(1000L)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("part 1 of video.mp4");
    }
  }

  @Test
  public void create_notAPlainName_isRefused() throws IOException {
    try (Workspace workspace = output().begin(PLAN)) {
      assertThatThrownBy(() -> workspace.create("../other/manifest.mpd").close())
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> workspace.createPart("a//b", 1, HEAD.length).close())
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> workspace.putReceipt("..", new byte[1]))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  public void join_partsBySeveralAtOnceAndTwice_isTheirBytes() throws Exception {
    int bytes = minPartBytes() + 12_345;
    output().begin(PLAN).close();
    List<Callable<Void>> calls = new ArrayList<>();
    for (int number = 3; number >= 1; number--) {
      byte[] content = part(number, number == 3 ? 99 : bytes);
      int part = number;
      for (int attempt = 0; attempt < 2; attempt++) {
        calls.add(
            () -> {
              try (Workspace workspace = find()) {
                write(workspace.createPart("video.mp4", part, HEAD.length), content);
              }
              return null;
            });
      }
    }
    inParallel(calls);
    List<Long> sizes = List.of((long) bytes, (long) bytes, 99L);
    try (Workspace workspace = find()) {
      workspace.join("video.mp4", HEAD, sizes);
      workspace.join("video.mp4", HEAD, sizes);
      assertThat(workspace.sizes()).isEqualTo(Map.of("video.mp4", 4L + 2L * bytes + 99));
      workspace.commit();
    }
    assertThat(everything()).containsOnlyKeys("video.mp4");
    assertThat(everything().get("video.mp4"))
        .isEqualTo(joined(HEAD, part(1, bytes), part(2, bytes), part(3, 99)));
  }

  @Test
  public void join_onePart_isItsBytes() throws IOException {
    try (Workspace workspace = output().begin(PLAN)) {
      write(workspace.createPart("audio.mp4", 1, HEAD.length), part(1, 7));
      workspace.join("audio.mp4", HEAD, List.of(7L));
      workspace.commit();
    }
    assertThat(everything().get("audio.mp4")).isEqualTo(joined(HEAD, part(1, 7)));
  }

  /** A scheduler has started the unit again, and gives up none of its attempts. */
  @Test
  public void join_partThatIsMadeAgainMeanwhile_isItsBytes() throws Exception {
    int bytes = minPartBytes() + 5;
    output().begin(PLAN).close();
    for (int round = 0; round < ROUNDS; round++) {
      String name = "video-" + round + ".mp4";
      write(name, bytes);
      Callable<Void> again =
          () -> {
            write(name, bytes);
            return null;
          };
      Callable<Void> join =
          () -> {
            try (Workspace workspace = find()) {
              workspace.join(name, HEAD, List.of((long) bytes));
            }
            return null;
          };
      inParallel(List.of(again, join, again, join));
    }
    try (Workspace workspace = find()) {
      workspace.commit();
    }
    Map<String, byte[]> found = everything();
    assertThat(found).hasSize(ROUNDS);
    assertThat(found.values())
        .allSatisfy(it -> assertThat(it).isEqualTo(joined(HEAD, part(1, bytes))));
  }

  private void write(String name, int bytes) throws IOException {
    try (Workspace workspace = find()) {
      write(workspace.createPart(name, 1, HEAD.length), part(1, bytes));
    }
  }

  @Test
  public void join_partOfAnotherSizeOrMissing_isRefused() throws IOException {
    int bytes = minPartBytes();
    try (Workspace workspace = output().begin(PLAN)) {
      write(workspace.createPart("video.mp4", 1, HEAD.length), part(1, bytes));
      assertThatThrownBy(
              () -> workspace.join("video.mp4", HEAD, List.of((long) bytes, (long) bytes)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("part 2 of video.mp4 is missing");
      assertThatThrownBy(() -> workspace.join("video.mp4", HEAD, List.of(bytes - 1L)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("part 1 of video.mp4")
          .hasMessageContaining("found " + bytes);
      assertThat(workspace.sizes()).isEmpty();
    }
  }

  @Test
  public void commit_again_changesNothing() throws Exception {
    output().begin(PLAN).close();
    List<Workspace> workspaces = new ArrayList<>();
    for (int number = 0; number < AT_ONCE; number++) {
      workspaces.add(find());
    }
    write(workspaces.get(0).create("manifest.mpd"), part(1, 10));
    List<Callable<Void>> calls = new ArrayList<>();
    for (Workspace workspace : workspaces) {
      calls.add(
          () -> {
            try (workspace) {
              workspace.commit();
            } catch (IOException e) {
              assertThat(output().find(PLAN)).isEmpty();
            }
            return null;
          });
    }
    inParallel(calls);
    assertThat(everything()).containsOnlyKeys("manifest.mpd");
  }

  /** Processes that a scheduler has given up, or that were slow. */
  @Test
  public void anything_afterTheCommit_damagesAndLeavesNothing() throws Exception {
    int bytes = minPartBytes();
    output().begin(PLAN).close();
    Workspace late = find();
    Workspace early = find();
    Sink open = early.createPart("video.mp4", 1, HEAD.length);
    open.write(ByteBuffer.wrap(part(1, bytes)));
    try (Workspace workspace = find()) {
      write(workspace.createPart("video.mp4", 1, HEAD.length), part(1, bytes));
      write(workspace.create("audio/1.m4s"), part(2, 20));
      workspace.join("video.mp4", HEAD, List.of((long) bytes));
      write(workspace.create("manifest.mpd"), part(3, 10));
      workspace.commit();
    }
    attempt(open::commit);
    open.close();
    attempt(() -> early.putReceipt("video.1", new byte[5]));
    attempt(() -> write(late.createPart("video.mp4", 1, HEAD.length), part(1, bytes)));
    attempt(() -> write(late.createPart("other.mp4", 2, HEAD.length), part(1, bytes)));
    attempt(() -> write(late.create("audio/1.m4s"), part(2, 20)));
    attempt(() -> late.putReceipt("audio.1", new byte[5]));
    early.close();
    late.close();
    assertThat(everything()).containsOnlyKeys("video.mp4", "audio/1.m4s", "manifest.mpd");
    assertThat(everything().get("video.mp4")).isEqualTo(joined(HEAD, part(1, bytes)));
    assertThat(output().find(PLAN)).isEmpty();
  }

  private interface Action {
    void run() throws IOException;
  }

  /** Both is right: to fail, and to do nothing. */
  private static void attempt(Action action) {
    try {
      action.run();
    } catch (IOException e) {
      assertThat(e).hasMessageNotContaining("null");
    }
  }

  @Test
  public void discard_workThatIsBegun_leavesNothing() throws IOException {
    int bytes = minPartBytes();
    try (Workspace workspace = output().begin(PLAN)) {
      write(workspace.create("audio/1.m4s"), part(2, 20));
      write(workspace.createPart("video.mp4", 1, HEAD.length), part(1, bytes));
      write(workspace.createPart("video.mp4", 2, HEAD.length), part(2, bytes));
      workspace.putReceipt("video.1", new byte[5]);
      workspace.discard();
      workspace.discard();
    }
    assertThat(output().find(PLAN)).isEmpty();
    assertThat(everything()).isEmpty();
    output().begin(PLAN).close();
  }
}
