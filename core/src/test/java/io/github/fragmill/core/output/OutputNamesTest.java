package io.github.fragmill.core.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputNamesTest {

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/a",
        "a/",
        "a//b",
        ".",
        "..",
        "../a",
        "a/../b",
        "a/./b",
        "a/..",
        "a\\b",
        "..\\a",
        "C:",
        "C:/a",
        "a\nb",
        "a\0b",
        "\t",
        "...",
        "a/... ",
        "a.",
        "a ",
        "a./b",
        "a\u0085",
        "a\u2028b",
        "a\u2029",
        "CON",
        "nul.mp4",
        "a/Aux.tar.mp4",
        "com1",
        "LPT9.m4s",
        "COM\u00b2.mp4",
        "con .mp4",
        "CONOUT$"
      })
  void create_nameThatIsNotPlain_isRefused(String name) throws IOException {
    assertThat(OutputNames.isPlain(name)).isFalse();
    for (Output output : List.of(Output.memory(), Output.directory(folder.resolve("out")))) {
      try (OutputTransaction transaction = output.begin()) {
        assertThatExceptionOfType(IOException.class)
            .isThrownBy(() -> transaction.create(name).close())
            .withMessageContaining("not a plain relative name");
      }
    }
  }

  @Test
  void isPlain_halfOfACharacter_isFalse() {
    assertThat(OutputNames.isPlain("a\ud800")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "..a",
        ".hidden",
        "a b",
        "audio-sv_2.m4s",
        "console.mp4",
        "com10",
        "a-nul.mp4",
        "f\u00e5gel \u65e5\u672c\uff0f\u2215.mpd"
      })
  void isPlain_plainName_isTrue(String name) {
    assertThat(OutputNames.isPlain(name)).isTrue();
  }
}
