package io.github.fragmill.example.origin.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.example.origin.title.LayoutChoice;
import io.github.fragmill.example.origin.title.SchemeChoice;
import io.github.fragmill.example.origin.title.TitleChoices;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MappingReaderTest {

  private static MappedTitle read(String json) throws SourceException {
    return MappingReader.title(
        "document", json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void title_allFields_areRead() throws Exception {
    MappedTitle title =
        read(
            "{'sources': [{'path': 'a.mp4'}, {'path': 'b.mp4', 'kind': 'audio', 'language': 'sv'},"
                + " {'path': 'c.en.vtt', 'language': 'en'}], 'scheme': 'cenc', 'layout': 'single',"
                + " 'keyId': '000102030405060708090a0b0c0d0e0f', 'segmentDuration': 2.5}");

    assertThat(title.sources())
        .containsExactly(
            new MappedSource("a.mp4", MappedSource.Kind.ALL, Optional.empty()),
            new MappedSource("b.mp4", MappedSource.Kind.AUDIO, Optional.of("sv")),
            new MappedSource("c.en.vtt", MappedSource.Kind.TEXT, Optional.of("en")));
    assertThat(title.choices())
        .isEqualTo(
            new TitleChoices(
                Optional.of(SchemeChoice.CENC),
                Optional.of(KeyId.of("000102030405060708090a0b0c0d0e0f")),
                Optional.empty(),
                Optional.empty(),
                Optional.of(LayoutChoice.SINGLE),
                Optional.of(Duration.ofMillis(2500))));
  }

  @Test
  void title_keysFromElsewhere_areRead() throws Exception {
    MappedTitle ofServer = read("{'sources': [{'path': 'a.mp4'}], 'contentId': 'film 17'}");
    MappedTitle ofDocument = read("{'sources': [{'path': 'a.mp4'}], 'cpix': 'keys/a.xml'}");

    FolderSources files = new FolderSources(Path.of("media"));
    assertThat(ofServer.choices(files).contentId()).contains("film 17");
    assertThat(ofDocument.choices(files).cpix())
        .contains(Path.of("media/keys/a.xml").toAbsolutePath());
    assertThatThrownBy(
            () -> read("{'sources': [{'path': 'a.mp4'}], 'cpix': '../a.xml'}").choices(files))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("beneath the root");
  }

  @Test
  void title_sourcesAlone_leavesTheRestToTheOptions() throws Exception {
    assertThat(read("{'sources': [{'path': 'a.mp4'}]}").choices()).isEqualTo(TitleChoices.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | title: expected an object",
        "null | title: expected an object",
        "{} | title.sources: expected a list",
        "{'sources': []} | title.sources: expected 1 to 64, found 0",
        "{'sources': [1]} | title.sources[0]: expected an object",
        "{'sources': [{}]} | title.sources[0].path: expected a path",
        "{'sources': [{'path': ''}]} | title.sources[0].path: expected a text",
        "{'sources': [{'path': 1}]} | title.sources[0].path: expected a text",
        "{'sources': [{'path': 'a', 'key': 'x'}]} | found also [key]",
        "{'sources': [{'path': 'a'}], 'key': 'x'} | found also [key]",
        "{'sources': [{'path': 'a', 'kind': 'all'}]} | expected video, audio or text, found all",
        "{'sources': [{'path': 'a', 'language': 'sv'}]} | expected kind audio or text",
        "{'sources': [{'path': 'a', 'kind': 'audio', 'language': '??'}]} | title.sources[0]: ",
        "{'sources': [{'path': 'a'}], 'scheme': 'cens'} | title.scheme: expected cbcs, cenc or",
        "{'sources': [{'path': 'a'}], 'scheme': null} | title.scheme: expected a value",
        "{'sources': [{'path': 'a'}], 'keyId': 'x'} | title.keyId: ",
        "{'sources': [{'path': 'a'}], 'cpix': 'a', 'contentId': 'b'} | expected one of keyId,",
        "{'sources': [{'path': 'a'}], 'contentId': ''} | title.contentId: expected a text",
        "{'sources': [{'path': 'a'}], 'layout': 'x'} | expected segments or single, found x",
        "{'sources': [{'path': 'a'}], 'segmentDuration': '4'} | expected a number",
        "{'sources': [{'path': 'a'}], 'segmentDuration': 0} | expected seconds from 0.1",
        "{'sources': [{'path': 'a'}], 'segmentDuration': 1e300} | expected seconds from 0.1"
      })
  void title_anythingElse_isRefusedByPlace(String json, String message) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining(message)
        .hasMessageStartingWith("document: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "no", "{'sources': [{'path': 'a'}], 'sources': []}"})
  void title_noJson_isRefused(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(SourceException.class);
  }

  @Test
  void title_nestedDeeply_isRefused() {
    assertThatThrownBy(() -> read("{'sources':" + "[".repeat(100_000)))
        .isInstanceOf(SourceException.class);
  }

  @Test
  void titles_ofADocument_areByName() throws Exception {
    byte[] document =
        "{\"a\": {\"sources\": [{\"path\": \"a.mp4\"}]}, \"b\": {\"sources\": [{\"path\": \"b\"}]}}"
            .getBytes(StandardCharsets.UTF_8);
    assertThat(MappingReader.titles("document", document)).containsOnlyKeys("a", "b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret.mp4",
        "a/../../secret.mp4",
        "/etc/passwd",
        ".",
        "a/..",
        "https://example.com/a.mp4",
        "s3://bucket/a.mp4",
        "file:///etc/passwd",
        "a\u0000b"
      })
  void folderSources_pathThatLeaves_isRefused(String path) {
    FolderSources sources = new FolderSources(Path.of("media"));
    assertThatThrownBy(() -> sources.find(path))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("beneath the root");
  }

  @Test
  void folderSources_pathBeneath_isThatFile() throws Exception {
    FolderSources sources = new FolderSources(Path.of("media"));
    assertThat(sources.find("a/../b/film.mp4").name()).contains("film.mp4");
    assertThat(sources.find("..film.mp4").name()).contains("..film.mp4");
  }
}
