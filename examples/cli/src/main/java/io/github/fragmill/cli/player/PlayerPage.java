package io.github.fragmill.cli.player;

import io.github.fragmill.cli.manifest.Manifests;
import io.github.fragmill.core.protect.KeyId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The page that plays a presentation, as DASH or as HLS. It contains the ids of the keys, never the
 * keys, for which it asks.
 *
 * @param manifests the manifests, which are in the page's folder
 * @param keyIds the ids of the keys that the player needs, none for clear media
 * @param shakaUrl the URL of Shaka Player
 */
record PlayerPage(Manifests manifests, List<KeyId> keyIds, String shakaUrl) {

  private static final String TEMPLATE = "player.html";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)\\}\\}");

  PlayerPage {
    Objects.requireNonNull(manifests, "manifests");
    keyIds = List.copyOf(keyIds);
    Objects.requireNonNull(shakaUrl, "shakaUrl");
  }

  /** Returns the page, in UTF-8. */
  byte[] toBytes() throws IOException {
    Map<String, String> values =
        Map.of(
            "shaka", shakaUrl,
            "keyIds", keyIds.stream().map(KeyId::toHex).collect(Collectors.joining(",")),
            "dash", manifests.dash().orElse(""),
            "hls", manifests.hls().orElse(""));
    return PLACEHOLDER
        .matcher(template())
        .replaceAll(
            found -> Matcher.quoteReplacement(escaped(values.getOrDefault(found.group(1), ""))))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String template() throws IOException {
    try (InputStream stream = PlayerPage.class.getResourceAsStream(TEMPLATE)) {
      return new String(
          Objects.requireNonNull(stream, TEMPLATE).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Escapes text for an attribute in quotation marks. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
  }
}
