package io.github.fragmill.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documentation lists each variable, as it is. */
final class SettingsDocumentationTest {

  private static final Path PAGE = Path.of("../../docs/platform.md");

  @Test
  void page_settings_areThoseThatThereAre() throws IOException {
    List<String> rows =
        Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `FRAGMILL_")).toList();

    assertThat(rows)
        .containsExactlyElementsOf(
            Stream.of(Setting.values()).map(SettingsDocumentationTest::row).toList());
  }

  private static String row(Setting setting) {
    String usual = setting.defaultText().isEmpty() ? "" : "`" + setting.defaultText() + "`";
    return "| `" + setting.variable() + "` | " + usual + " | " + setting.meaning() + " |";
  }
}
