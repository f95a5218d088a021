package io.github.fragmill.example.origin.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.example.origin.server.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TitlePageTest {

  private static final String KEY_ID = "000102030405060708090a0b0c0d0e0f";
  private static final String KEY = "c4a7d0163f5e88b92b6f19e47a3d5c01";

  /** Where npm installs the players of tests. */
  private static final Path NODE = Path.of("../../integration-tests");

  private final Path folder;

  TitlePageTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private TitlePage page(TitlePage.Names names, List<String> keys) throws IOException {
    return TitlePage.of(names, List.of(KEY_ID), keys, folder);
  }

  private static String text(Optional<Answer> answer) {
    return StandardCharsets.UTF_8.decode(answer.orElseThrow().body()).toString();
  }

  @Test
  void list_titles_areEscapedAndLinked() throws Exception {
    TitlePage page = page(() -> List.of("film", "<b>&\"x\" ü"), List.of());

    assertThat(text(page.answer("/", Optional.empty())))
        .contains("<a href=\"/?play=film\">film</a>")
        .contains("\"/?play=%3Cb%3E%26%22x%22%20%C3%BC\">&lt;b&gt;&amp;&quot;x&quot; ü</a>")
        .doesNotContain("<b>");
  }

  @Test
  void list_thatCannotBeRead_isBadGatewayWithoutTheReason() throws Exception {
    TitlePage page =
        page(
            () -> {
              throw new SourceException("/secret/path");
            },
            List.of());

    Answer answer = page.answer("/", Optional.empty()).orElseThrow();

    assertThat(answer.status()).isEqualTo(502);
    assertThat(text(Optional.of(answer))).doesNotContain("secret");
  }

  @Test
  void player_title_hasItsAddressAndKeyIdsAndNoKey() throws Exception {
    TitlePage page = page(List::of, List.of());

    assertThat(text(page.answer("/", Optional.of("play=a%22%3E%3Cscript%3E"))))
        .contains("data-base=\"/a%22%3E%3Cscript%3E/\"", "data-key-ids=\"" + KEY_ID + "\"")
        .contains("data-keys=\"\"")
        .doesNotContain("<script>", KEY);
    assertThat(page.answer("/", Optional.of("play=%zz")).orElseThrow().status()).isEqualTo(400);
  }

  @Test
  void player_forDemonstrations_hasTheKeys() throws Exception {
    TitlePage page = page(List::of, List.of(KEY_ID + ":" + KEY));

    assertThat(text(page.answer("/", Optional.of("play=film"))))
        .contains("data-keys=\"" + KEY_ID + ":" + KEY + "\"");
  }

  @Test
  void scripts_notInstalled_areThoseOfPublicAddressesWithHashes() throws Exception {
    assertThat(text(page(List::of, List.of()).answer("/", Optional.of("play=film"))))
        .contains("src=\"https://cdn.jsdelivr.net/npm/shaka-player@", "integrity=\"sha384-")
        .contains("src=\"https://cdn.jsdelivr.net/npm/hls.js@");
  }

  @Test
  void scripts_installed_areServed() throws Exception {
    Path script = folder.resolve("node_modules/hls.js/dist/hls.min.js");
    Files.createDirectories(script.getParent());
    Files.writeString(script, "script");
    TitlePage page = page(List::of, List.of());

    assertThat(text(page.answer("/", Optional.of("play=film"))))
        .contains("src=\"/@player/hls.min.js\"");
    assertThat(text(page.answer("/@player/hls.min.js", Optional.empty()))).isEqualTo("script");
    assertThat(page.answer("/@player/../x", Optional.empty()).orElseThrow().status())
        .isEqualTo(404);
    assertThat(page.answer("/film/manifest.mpd", Optional.empty())).isEmpty();
  }

  /** The versions and hashes of public addresses are those of the players that tests play with. */
  @ParameterizedTest
  @EnumSource(PlayerScripts.Script.class)
  void script_publicAddress_isOfTheVersionThatIsTested(PlayerScripts.Script script)
      throws Exception {
    Optional<byte[]> installed = new PlayerScripts(NODE).read(script);
    Assumptions.assumeTrue(installed.isPresent(), "run npm ci in integration-tests");
    byte[] hash = MessageDigest.getInstance("SHA-384").digest(installed.orElseThrow());

    assertThat(script.integrity()).isEqualTo("sha384-" + Base64.getEncoder().encodeToString(hash));
    String version = script.publicUrl().replaceFirst(".*@([^/]+)/.*", "$1");
    assertThat(Files.readString(NODE.resolve("package.json"))).contains("\"" + version + "\"");
  }
}
