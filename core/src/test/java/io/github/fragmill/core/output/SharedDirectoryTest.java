package io.github.fragmill.core.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedDirectoryTest {

  private static final String PLAN = "a1b2";
  private static final byte[] HEAD = "head".getBytes(UTF_8);

  @TempDir private Path folder = Path.of("");

  private static Object key(Path file) throws IOException {
    Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    assumeThat(key).as("a file system that tells files apart").isNotNull();
    return Objects.requireNonNull(key);
  }

  private static void write(Workspace workspace, int number, String content) throws IOException {
    try (Sink sink = workspace.createPart("video.mp4", number, HEAD.length)) {
      sink.write(ByteBuffer.wrap(content.getBytes(UTF_8)));
      sink.commit();
    }
  }

  /** Its bytes may be gigabytes. */
  @Test
  void join_onePart_copiesNothing() throws IOException {
    Path out = folder.resolve("out");
    try (Workspace workspace = SharedOutput.directory(out).begin(PLAN)) {
      write(workspace, 1, "media");
      Object part = key(folder.resolve(".out.fragmill-shared-a1b2/parts/video.mp4/1"));
      workspace.join("video.mp4", HEAD, List.of(5L));
      workspace.commit();
      assertThat(key(out.resolve("video.mp4"))).isEqualTo(part);
    }
    assertThat(out.resolve("video.mp4")).hasContent("headmedia");
  }

  /** What was begun before another process was killed can be joined again. */
  @Test
  void join_severalParts_keepsThem() throws IOException {
    Path out = folder.resolve("out");
    try (Workspace workspace = SharedOutput.directory(out).begin(PLAN)) {
      write(workspace, 1, "me");
      write(workspace, 2, "dia");
      workspace.join("video.mp4", HEAD, List.of(2L, 3L));
      workspace.join("video.mp4", HEAD, List.of(2L, 3L));
      workspace.commit();
    }
    assertThat(out.resolve("video.mp4")).hasContent("headmedia");
  }
}
