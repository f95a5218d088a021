package io.github.fragmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** File names with control characters, markup or paths. */
final class StrangeNamesTest {

  private static final String ESCAPE = "\u001b[2J";

  private final Path folder;

  StrangeNamesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Path named(String name) throws IOException {
    try {
      return Files.copy(Path.of(Cli.SAMPLE), folder.resolve(name));
    } catch (InvalidPathException | IOException e) {
      return Assumptions.abort("this file system has no such name");
    }
  }

  private static void assertPlain(Cli.Run run) {
    assertThat(run.out() + run.err()).doesNotContain("\u001b", "\u202e", "\u0007");
  }

  @Test
  void inspectAndPackage_escapesInFileNames_areShownAsText() throws IOException {
    Path input = named("a" + ESCAPE + "\u0007.mp4");
    Path out = folder.resolve("out" + ESCAPE);

    Cli.Run inspected = Cli.run("inspect", input).assertSuccess();
    assertPlain(inspected);
    assertThat(inspected.out()).contains("a\\u001b[2J\\u0007.mp4");
    assertPlain(Cli.run("package", input, "--out", out).assertSuccess());
    assertPlain(Cli.run("package", input, "--out", out).assertFailed(1, "\\u001b[2J"));
    assertPlain(Cli.run("inspect", input, "--json").assertSuccess());
    assertPlain(Cli.run("inspect", folder.resolve("none" + ESCAPE)).assertFailed(1, "\\u001b"));
    assertPlain(Cli.run("inspect", input, "--" + ESCAPE).assertFailed(2, "\\u001b"));
    assertPlain(Cli.run(Map.of("FRAGMILL_DEBUG", "1"), "inspect", folder.resolve(ESCAPE)));
  }

  @Test
  void inspect_lineEndInAFileName_makesNoLine() throws IOException {
    Path input = named("a\nNote      all is well");

    assertThat(Cli.run("inspect", input).assertSuccess().out())
        .doesNotContain("\nNote")
        .contains("a Note      all is well");
  }

  @Test
  void package_markupInLabelAndManifestName_isEscaped() throws IOException {
    String label = "<script>alert('1')</script>&\"\u202e";
    String name = "a\"><script>b&.mpd";
    Path out = folder.resolve("out");

    Cli.run(
            "package",
            Cli.SAMPLE,
            "--out",
            out,
            "--player",
            "--manifest",
            name,
            "--label",
            Cli.SAMPLE + "=" + label)
        .assertSuccess();

    assertThat(Files.readString(out.resolve(name), StandardCharsets.UTF_8))
        .contains("&lt;script&gt;alert('1')&lt;/script&gt;&amp;")
        .doesNotContain("<script>");
    assertThat(Files.readString(out.resolve("player.html"), StandardCharsets.UTF_8))
        .contains("data-dash=\"a&quot;>&lt;script>b&amp;.mpd\"");
  }

  @Test
  void package_manifestOutsideOfTheFolder_refused() {
    for (String name :
        new String[] {"../a.mpd", "..", "/etc/a.mpd", "a\\b.mpd", "c:a.mpd", "a\n"}) {
      Cli.run("package", Cli.SAMPLE, "--out", folder.resolve("out"), "--manifest", name)
          .assertFailed(2, "--manifest");
    }
    assertThat(folder).isEmptyDirectory();
  }

  /** XML cannot contain control characters. */
  @Test
  void package_controlCharacterInLabel_refused() {
    Cli.run(
            "package",
            Cli.SAMPLE,
            "--out",
            folder.resolve("out"),
            "--label",
            Cli.SAMPLE + "=a" + ESCAPE)
        .assertFailed(2, "--label");
    assertThat(folder).isEmptyDirectory();
  }
}
