package io.github.fragmill.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSourceTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void name_file_isTheFileName() {
    assertThat(Source.file(folder.resolve("movie.mp4")).name()).isEqualTo("movie.mp4");
  }

  @Test
  void file_text_isTheFileOfThatPath() throws IOException {
    Path file = Files.write(folder.resolve("movie.mp4"), new byte[7]);
    Source source = Source.file(file.toString());
    assertThat(source.name()).isEqualTo("movie.mp4");
    assertThat(source).hasToString("movie.mp4");
    try (SourceReader reader = source.open()) {
      assertThat(reader.sizeBytes()).isEqualTo(7);
    }
  }

  @Test
  void open_noSuchFile_isRefusedWithThePath() {
    Path missing = folder.resolve("missing.mp4");
    assertThatExceptionOfType(SourceException.class)
        .isThrownBy(() -> Source.file(missing).open())
        .withMessageContaining(missing.toString())
        .withMessageContaining("no such file");
  }

  @Test
  void open_directory_isRefused() {
    assertThatExceptionOfType(SourceException.class)
        .isThrownBy(() -> Source.file(folder).open())
        .withMessageContaining("directory");
  }

  @Test
  void preferredReadBytes_file_isWhatACacheHoldsAndElsewhereAllAtOnce() throws IOException {
    Path file = Files.write(folder.resolve("movie.mp4"), new byte[1]);
    try (SourceReader reader = Source.file(file).open()) {
      assertThat(reader.preferredReadBytes()).isBetween(64 * 1024, 1024 * 1024);
    }
    try (SourceReader reader = Source.bytes("movie.mp4", new byte[1]).open()) {
      assertThat(reader.preferredReadBytes()).isEqualTo(Integer.MAX_VALUE);
    }
  }
}
