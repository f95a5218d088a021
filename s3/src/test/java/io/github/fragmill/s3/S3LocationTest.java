package io.github.fragmill.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3LocationTest {

  @ParameterizedTest
  @CsvSource({
    "s3://films, films, '', s3://films/",
    "s3://films/, films, '', s3://films/",
    "s3://films/2026/a b.mp4, films, 2026/a b.mp4, s3://films/2026/a b.mp4",
    "s3://films/a?b#c%20d, films, a?b#c%20d, s3://films/a?b#c%20d",
    "s3://my.films-2/a//b/, my.films-2, a//b/, s3://my.films-2/a//b/"
  })
  void parse_location_isBucketAndKey(String text, String bucket, String key, String printed) {
    S3Location location = S3Location.parse(text);
    assertThat(location).isEqualTo(new S3Location(bucket, key)).hasToString(printed);
    assertThat(S3Location.parse(location.toString())).isEqualTo(location);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "films/a",
        "https://films/a",
        "S3://films/a",
        "s3://",
        "s3:///a",
        "s3://ab/c",
        "s3://Films/a",
        "s3://user@films/a",
        "s3://films:80/a",
        "s3://films//a",
        "s3://films/a\nb",
        "s3://films/a\u0000"
      })
  void parse_anythingElse_isRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> S3Location.parse(text));
  }

  @Test
  void new_longKey_isRefusedAbove1024Bytes() {
    assertThat(new S3Location("films", "\u00e5".repeat(512)).key()).hasSize(512);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new S3Location("films", "\u00e5".repeat(512) + "x"))
        .withMessageContaining("1024");
  }

  @ParameterizedTest
  @CsvSource({"'', ''", "a, a/", "a/b, a/b/", "a/, a/"})
  void prefix_key_endsWithASlash(String key, String prefix) {
    assertThat(new S3Location("films", key).prefix()).isEqualTo(prefix);
  }
}
