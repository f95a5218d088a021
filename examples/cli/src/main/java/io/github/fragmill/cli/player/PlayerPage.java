package io.github.fragmill.cli.player;

import io.github.fragmill.core.protect.KeyId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The page that plays a manifest. It contains the ids of the keys, never the keys, for which it
 * asks.
 *
 * @param manifestName the file name of the manifest, which is in the page's folder
 * @param keyIds the ids of the keys that the player needs, none for clear media
 * @param shakaUrl the URL of Shaka Player
 */
record PlayerPage(String manifestName, List<KeyId> keyIds, String shakaUrl) {

  private static final String TEMPLATE = "player.html";

  PlayerPage {
    Objects.requireNonNull(manifestName, "manifestName");
    keyIds = List.copyOf(keyIds);
    Objects.requireNonNull(shakaUrl, "shakaUrl");
  }

  /** Returns the page, in UTF-8. */
  byte[] toBytes() throws IOException {
    return template()
        .replace("{{shaka}}", escaped(shakaUrl))
        .replace("{{keyIds}}", keyIds.stream().map(KeyId::toHex).collect(Collectors.joining(",")))
        .replace("{{manifest}}", escaped(manifestName))
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
