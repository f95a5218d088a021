package io.github.fragmill.origin.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.RenditionPlan;
import io.github.fragmill.core.error.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderCatalogTest {

  private static final Path CLIP = Path.of("../examples/media/sample.mp4");
  private static final String TEXT = "WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n";

  private final Path root;
  private final FolderCatalog catalog;

  FolderCatalogTest(@TempDir Path root) throws IOException {
    this.root = root;
    this.catalog = FolderCatalog.of(root);
    Files.copy(CLIP, root.resolve("film.mp4"));
    Files.writeString(root.resolve("film.en.vtt"), TEXT);
    Files.writeString(root.resolve("film.not a language.vtt"), TEXT);
    Files.writeString(root.resolve("filmed.sv.vtt"), TEXT);
    Files.createDirectory(root.resolve("series"));
    Files.copy(CLIP, root.resolve("series/one.MP4"));
    Files.writeString(root.resolve("series/text.sv.vtt"), TEXT);
    Files.createDirectory(root.resolve("empty"));
    Files.writeString(root.resolve(".hidden.mp4"), "");
    Files.writeString(root.resolve("notes.txt"), "");
  }

  private static List<String> ids(Title title) throws IOException {
    PackagingPlan plan = title.packager().plan();
    return plan.renditions().stream().map(RenditionPlan::id).toList();
  }

  @Test
  void names_filesAndFoldersWithMedia() throws IOException {
    assertThat(catalog.names()).containsExactly("film", "series");
  }

  @Test
  void find_file_withTheTextBesideIt() throws IOException {
    assertThat(ids(catalog.find("film").orElseThrow()))
        .contains("text-en")
        .doesNotContain("text-sv")
        .hasSize(4);
  }

  @Test
  void find_folder_allOfItsFiles() throws IOException {
    assertThat(ids(catalog.find("series").orElseThrow())).contains("text-sv");
  }

  @Test
  void find_options_areAppliedWithTheName() throws IOException {
    FolderCatalog shorter =
        catalog.options(
            (name, packager) ->
                packager.segmentDuration(Duration.ofSeconds(name.equals("film") ? 2 : 4)));

    int ofFilm = shorter.find("film").orElseThrow().packager().plan().files().size();

    assertThat(ofFilm)
        .isGreaterThan(catalog.find("film").orElseThrow().packager().plan().files().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"empty", "other", ".hidden", "notes", "notes.txt", "film.mp4", "film.en", ""})
  void find_noTitle_isEmpty(String name) throws IOException {
    assertThat(catalog.find(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "../film", "series/one", "/etc/passwd", "a\0b"})
  void find_nameOfAnotherFolder_isEmpty(String name) throws IOException {
    assertThat(FolderCatalog.of(root.resolve("series")).find(name)).isEmpty();
  }

  @Test
  void find_fileThatIsNew_isATitleAtOnce() throws IOException {
    Files.copy(CLIP, root.resolve("new.m4v"));

    assertThat(catalog.find("new")).isPresent();
    assertThat(catalog.names()).contains("new");
  }

  @Test
  void saved_newTextBesideTheFilm_anotherConfiguration() throws IOException {
    FolderCatalog saved = catalog.saved("clear", it -> it);
    String before = saved.find("film").orElseThrow().saving().orElseThrow().configuration();

    Files.writeString(root.resolve("film.de.vtt"), TEXT);

    assertThat(saved.find("film").orElseThrow().saving().orElseThrow().configuration())
        .isNotEqualTo(before)
        .startsWith("clear\n");
  }

  @Test
  void names_folderIsGone_isRefused() {
    FolderCatalog gone = FolderCatalog.of(root.resolve("gone"));

    assertThatExceptionOfType(SourceException.class).isThrownBy(gone::names);
  }
}
