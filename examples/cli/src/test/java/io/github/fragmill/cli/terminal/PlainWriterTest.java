package io.github.fragmill.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class PlainWriterTest {

  private static String plain(String text) {
    StringWriter written = new StringWriter();
    PrintWriter writer = PlainWriter.wrap(new PrintWriter(written));
    writer.print(text);
    writer.flush();
    return written.toString();
  }

  @Test
  void write_controlCharacters_becomeText() {
    assertThat(plain("a\u001b[2Jb\u0007\b\u009b\u007f"))
        .isEqualTo("a\\u001b[2Jb\\u0007\\u0008\\u009b\\u007f");
    assertThat(plain("fdsa\u202Egnp.mp4\u2066\u2028"))
        .isEqualTo("fdsa\\u202egnp.mp4\\u2066\\u2028");
  }

  @Test
  void write_returnWithoutLineEnd_cannotOverwriteTheLine() {
    assertThat(plain("good\rbad")).isEqualTo("good\\u000dbad");
  }

  @Test
  void write_ordinaryText_unchanged() {
    String text = "Blåbär\t日本語 😀\r\n\nend";

    assertThat(plain(text)).isEqualTo(text);
  }
}
