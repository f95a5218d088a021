package io.github.fragmill.example.origin.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.cli.option.UsageException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.source.Source;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteSourcesTest {

  private static final Sources SOURCES =
      new RemoteSources(
          new FolderSources(Path.of("films")),
          List.of("https://media.example/films/", "s3://films/public/"),
          location -> Source.bytes(location.toString(), new byte[0]));

  @Test
  void find_addressThatIsAllowed_isRemote() throws SourceException {
    Source https = SOURCES.find("https://media.example/films/a.mp4?sig=s3cret");

    assertThat(https.name()).isEqualTo("media.example/films/a.mp4");
    assertThat(https.location()).hasValue("https://media.example/films/a.mp4");
    assertThat(SOURCES.find("s3://films/public/a.mp4").name()).isEqualTo("s3://films/public/a.mp4");
  }

  @Test
  void find_path_isAFile() throws SourceException {
    assertThat(SOURCES.find("a.mp4"))
        .isEqualTo(Source.file(Path.of("films/a.mp4").toAbsolutePath()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://other.example/films/a.mp4",
        "http://media.example/films/a.mp4",
        "https://media.example/a.mp4",
        "https://media.example/films/../a.mp4",
        "https://media.example/films/%2e%2E/a.mp4",
        "https://media.example/films/..",
        "https://media.example/films/x\\y",
        "HTTPS://media.example/films/a.mp4",
        "https://media.example.evil/films/a.mp4",
        "https://media.example@evil/films/a.mp4",
        "s3://films/private/a.mp4",
        "s3://other/public/a.mp4",
        "file:///films/a.mp4",
        "ftp://media.example/films/a.mp4",
        "../a.mp4"
      })
  void find_otherPlace_isRefused(String path) {
    assertThatExceptionOfType(SourceException.class).isThrownBy(() -> SOURCES.find(path));
  }

  @Test
  void find_refusal_doesNotRepeatTheQuery() {
    assertThatExceptionOfType(SourceException.class)
        .isThrownBy(() -> SOURCES.find("https://other.example/a.mp4?sig=s3cret"))
        .withMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://media.example",
        "https://",
        "ftp://a/",
        "https://a/b",
        "https://u@a/",
        "s3:///"
      })
  void new_prefixThatEndsInTheMiddle_isRefused(String prefix) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(
            () ->
                new RemoteSources(
                    new FolderSources(Path.of("films")),
                    List.of(prefix),
                    location -> Source.bytes("", new byte[0])));
  }
}
