package io.github.fragmill.example.spark.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogLineTest {

  private static final String KEY = "0123456789abcdef0123456789abcdef";

  @Test
  void read_allForms_areOptionsOfTheCommandLine() {
    CatalogLine line =
        CatalogLine.read(
            7,
            """
            {"title": "Film 7 (2026)", "sources": ["a.mp4", "s3://films/b.mp4"], "scheme": "cenc",
             "keyId": "01234567-89ab-cdef-0123-456789abcdef", "profile": "live",
             "segment-seconds": 2.5, "trick-play": true, "time-names": false,
             "system": ["widevine", "playready"]}
            """);

    assertThat(line.problem()).isEmpty();
    CatalogEntry entry = Objects.requireNonNull(line.entry());
    assertThat(entry.title()).isEqualTo("Film 7 (2026)");
    assertThat(entry.sources()).containsExactly("a.mp4", "s3://films/b.mp4");
    assertThat(entry.isEncrypted()).isTrue();
    assertThat(entry.keyIds()).containsExactly("01234567-89ab-cdef-0123-456789abcdef");
    assertThat(entry.options())
        .containsExactlyInAnyOrder(
            "--profile=live",
            "--segment-seconds=2.5",
            "--trick-play",
            "--system=widevine",
            "--system=playready",
            "--scheme=cenc");
  }

  @Test
  void read_schemeNone_isClear() {
    CatalogLine line =
        CatalogLine.read(1, "{\"title\": \"a\", \"sources\": [\"a.mp4\"], \"scheme\": \"none\"}");
    assertThat(Objects.requireNonNull(line.entry()).isEncrypted()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "not json | expected a JSON object, found another text",
        "[1] | expected a JSON object, found something else",
        "{\"title\": \"a\"} {} | expected a JSON object, found another text",
        "{\"title\": \"a\", \"title\": \"b\"} | expected a JSON object, found another text",
        "{\"sources\": [\"a.mp4\"]} | title: expected a text",
        "{\"title\": 7, \"sources\": [\"a.mp4\"]} | title: expected a text",
        "{\"title\": \"../a\", \"sources\": [\"a.mp4\"]} | title: expected the name of a folder",
        "{\"title\": \"a/b\", \"sources\": [\"a.mp4\"]} | title: expected the name of a folder",
        "{\"title\": \".a\", \"sources\": [\"a.mp4\"]} | title: expected the name of a folder",
        "{\"title\": \"nul\", \"sources\": [\"a.mp4\"]} | title: expected the name of a folder",
        "{\"title\": \"a\\u0000\", \"sources\": [\"a.mp4\"]} | title: expected the name of a folder",
        "{\"title\": \"a\"} | sources: expected a list",
        "{\"title\": \"a\", \"sources\": []} | sources: expected a list",
        "{\"title\": \"a\", \"sources\": [7]} | sources: expected a text",
        "{\"title\": \"a\", \"sources\": [\"b\"], \"keyId\": \"x\"} | keyId: expected a UUID",
        "{\"title\": \"a\", \"sources\": [\"b\"], \"scheme\": 7} | scheme: expected a text",
        "{\"title\": \"a\", \"sources\": [\"b\"], \"keyId\": \"01234567-89ab-cdef-0123-456789abcdef\","
            + " \"scheme\": \"none\"} | keyId: expected none with scheme none",
        "{\"title\": \"a\", \"sources\": [\"b\"], \"profil\": \"live\"} | profil: no field of a title",
      })
  void read_somethingElse_isOneClearProblem(String text, String problem) {
    CatalogLine line = CatalogLine.read(3, text);
    assertThat(line.entry()).isNull();
    assertThat(line.problem()).startsWith(problem).doesNotContain("\n");
  }

  @ParameterizedTest
  @CsvSource({"key", "key-file", "input-key", "cpix", "speke", "aes"})
  void read_keysAndWhereTheyAre_areRefusedWithoutThem(String name) {
    CatalogLine line =
        CatalogLine.read(
            3, "{\"title\": \"a\", \"sources\": [\"b\"], \"" + name + "\": \"" + KEY + "\"}");
    assertThat(line.problem()).contains("keys are never in a catalogue").doesNotContain(KEY);
  }
}
