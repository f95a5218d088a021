package io.github.fragmill.example.origin.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.origin.OriginRequest;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CompressionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip | true",
        "GZIP | true",
        "br, gzip | true",
        "br, gzip;q=0.5 | true",
        "gzip; q=1.0 | true",
        "* | true",
        "gzip;q=0 | false",
        "gzip;q=0.000 | false",
        "gzip;q=0.001 | true",
        "*;q=0 | false",
        "identity | false",
        "br | false",
        "xgzip | false",
        "'' | false"
      })
  void isAccepted_field_asItSays(String field, boolean isAccepted) {
    assertThat(Compression.isAccepted(Optional.of(field))).isEqualTo(isAccepted);
  }

  @Test
  void isAccepted_noField_isNot() {
    assertThat(Compression.isAccepted(Optional.empty())).isFalse();
  }

  @Test
  void tags_ofCompressedFiles_areThoseOfTheFilesForTheOrigin() {
    String tag = Compression.tag("\"abc\"");
    OriginRequest asked =
        OriginRequest.of(
            "GET", "/film/a", Map.of("If-None-Match", "\"x\", " + tag, "If-Range", tag));

    OriginRequest plain = Compression.withPlainTags(asked);

    assertThat(tag).isEqualTo("\"abc-gzip\"");
    assertThat(Compression.hasCompressed(asked)).isTrue();
    assertThat(plain.field("if-none-match")).contains("\"x\", \"abc\"");
    assertThat(plain.field("If-Range")).as("a part of the compressed file is none").contains(tag);
  }
}
