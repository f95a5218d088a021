package io.github.fragmill.cli.player;

import io.github.fragmill.core.protect.KeyId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The page that plays a manifest. It knows the ids of the keys and asks for the keys, which are
 * never written to it.
 *
 * @param manifestName the manifest's file name, beside the page
 * @param keyIds the keys that the player will need, none for clear media
 * @param shakaUrl where the page loads Shaka Player from
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

  /** Escapes text for an attribute in double quotes. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
  }
}
