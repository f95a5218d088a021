package io.github.fragmill.platform.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What holds for all pages, and what a reader would miss. */
final class PagesTest {

  private static final Pattern INLINE =
      Pattern.compile("<style|\\sstyle=|\\son\\w+=|<script(?![^>]*\\ssrc=)|javascript:");
  private static final Pattern MADE_OF_TEXT =
      Pattern.compile("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(|srcdoc");
  private static final Pattern STATIC = Pattern.compile("\"/static/([^\"]+)\"");
  private static final Pattern IMPORT = Pattern.compile("from '\\./([^']+)'");
  private static final Pattern INPUT = Pattern.compile("<(?:input|select)[^>]*\\sid=\"([\\w-]+)\"");
  private static final Pattern ID = Pattern.compile("byId\\('([\\w-]+)'\\)");

  @Test
  void pages_inHtml_holdNoScriptOrStyleOfTheirOwn() throws IOException {
    assertThat(PageFiles.endingIn(".html")).hasSize(5).allSatisfy(PagesTest::assertNoInline);
  }

  private static void assertNoInline(String name, String text) {
    assertThat(text).as(name).doesNotContainPattern(INLINE);
  }

  @Test
  void scripts_whatTheyShow_isNeverReadAsHtml() throws IOException {
    assertThat(PageFiles.endingIn(".js"))
        .isNotEmpty()
        .allSatisfy((name, text) -> assertThat(text).as(name).doesNotContainPattern(MADE_OF_TEXT));
  }

  @Test
  void pages_andScripts_nameFilesThatAreThere() throws IOException {
    Map<String, String> named = new HashMap<>();
    PageFiles.endingIn(".html").forEach((name, text) -> collect(STATIC, text, "", name, named));
    PageFiles.endingIn(".js").forEach((name, text) -> collect(IMPORT, text, "js/", name, named));
    assertThat(named)
        .hasSizeGreaterThan(20)
        .allSatisfy((file, name) -> assertThat(PageFiles.ROOT.resolve(file)).as(name).exists());
  }

  private static void collect(
      Pattern pattern, String text, String folder, String name, Map<String, String> named) {
    pattern.matcher(text).results().forEach(it -> named.put(folder + it.group(1), name));
  }

  @Test
  void pages_eachField_hasALabel() throws IOException {
    PageFiles.endingIn(".html")
        .forEach(
            (name, text) ->
                assertThat(INPUT.matcher(text).results().map(it -> it.group(1)))
                    .as(name)
                    .allSatisfy(id -> assertThat(text).contains("for=\"" + id + "\"")));
  }

  @Test
  void scripts_elementsTheyAskFor_areInSomePage() throws IOException {
    String pages = String.join("\n", PageFiles.endingIn(".html").values());
    PageFiles.endingIn(".js")
        .forEach(
            (name, text) ->
                assertThat(ID.matcher(text).results().map((MatchResult it) -> it.group(1)))
                    .as(name)
                    .allSatisfy(id -> assertThat(pages).contains("id=\"" + id + "\"")));
  }

  @Test
  void player_ofTheCdn_isTheOneThatIsBundled() throws IOException {
    String script = PageFiles.endingIn("player-files.js").values().iterator().next();
    String wanted = NpmPackage.versionIn(Path.of("player", "package.json"), "shaka-player");
    assertThat(script).contains("/npm/shaka-player@" + wanted + "/dist'");
  }

  @Test
  void player_ofTheCdn_hasTheBytesOfThePackage() throws IOException {
    Path dist = NpmPackage.require("shaka-player").resolve("dist");
    String script = PageFiles.endingIn("player-files.js").values().iterator().next();
    for (String file : new String[] {"shaka-player.ui.js", "controls.css"}) {
      assertThat(script)
          .contains("'" + file + "',\n  integrity: '" + NpmPackage.integrity(dist.resolve(file)));
    }
  }
}
