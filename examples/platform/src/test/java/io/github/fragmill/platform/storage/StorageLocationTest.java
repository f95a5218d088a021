package io.github.fragmill.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fragmill.s3.S3Location;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StorageLocationTest {

  @ParameterizedTest
  @CsvSource({
    "s3://films, films, ''",
    "s3://films/, films, ''",
    "s3://films/input, films, input",
    "s3://films/input/, films, input",
    "s3://my.films-2/a/b c, my.films-2, a/b c"
  })
  void parse_bucket_isItsNameAndPrefix(String text, String name, String prefix) {
    assertThat(StorageLocation.parse(text))
        .isEqualTo(new StorageLocation.Bucket(new S3Location(name, prefix)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"films", "./films", "/films/input", "s3", "s3/films"})
  void parse_path_isAFolder(String text) {
    assertThat(StorageLocation.parse(text)).isEqualTo(new StorageLocation.Folder(Path.of(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "s3://",
        "s3:///input",
        "s3://a",
        "s3://Films",
        "s3://films/../x",
        "s3://films//x",
        "s3://films/a\\b",
        "s3://user@films",
        "https://films.example.com",
        "S3://films",
        "folder\u0000"
      })
  void parse_anythingElse_isRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> StorageLocation.parse(text));
  }

  @Test
  void open_folder_asksForNoClient() {
    StorageLocation location = StorageLocation.parse("films");

    assertThat(
            location.open(
                () -> {
                  throw new AssertionError("no client is needed");
                }))
        .isInstanceOf(FolderStorage.class);
  }
}
