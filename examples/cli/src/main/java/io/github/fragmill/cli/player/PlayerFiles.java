package io.github.fragmill.cli.player;

import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.protect.KeyId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The player page and what it loads. Shaka Player is copied beside the page when npm has installed
 * it, and else left to its public address, which the browser loads.
 *
 * @param shaka the installed Shaka Player, or empty
 */
public record PlayerFiles(Optional<Path> shaka) {

  /** The name of the page. */
  public static final String PAGE = "player.html";

  private static final String SCRIPT = "shaka-player.compiled.js";
  private static final Path INSTALLED = Path.of("node_modules", "shaka-player", "dist", SCRIPT);
  private static final String PUBLIC_ADDRESS =
      "https://ajax.googleapis.com/ajax/libs/shaka-player/4.7.11/" + SCRIPT;

  public PlayerFiles {
    Objects.requireNonNull(shaka, "shaka");
  }

  /** Looks for an installed Shaka Player in a directory and all above it. */
  public static PlayerFiles find(Path directory) {
    for (Path at = directory.toAbsolutePath(); at != null; at = at.getParent()) {
      Path script = at.resolve(INSTALLED);
      if (Files.isReadable(script)) {
        return new PlayerFiles(Optional.of(script));
      }
    }
    return new PlayerFiles(Optional.empty());
  }

  /** Tells whether a file name in the output is one of the player's. */
  public static boolean isReserved(String name) {
    return Set.of(PAGE, SCRIPT).contains(name);
  }

  /**
   * Returns an output whose runs get the player as well.
   *
   * @param manifestName the manifest's file name
   * @param keyIds the keys that the player will need, none for clear media
   * @throws IOException when the installed Shaka Player cannot be read
   */
  public Output addTo(Output output, String manifestName, List<KeyId> keyIds) throws IOException {
    String url = shaka.isPresent() ? SCRIPT : PUBLIC_ADDRESS;
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(PAGE, new PlayerPage(manifestName, keyIds, url).toBytes());
    if (shaka.isPresent()) {
      files.put(SCRIPT, Files.readAllBytes(shaka.get()));
    }
    return new ExtraFilesOutput(output, files);
  }
}
