package io.github.fragmill.cli.player;

import io.github.fragmill.cli.manifest.Manifests;
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
 * The player page and Shaka Player. If npm has installed Shaka Player, it is copied next to the
 * page; otherwise the browser loads it from its public URL.
 *
 * @param shaka the script of the installed Shaka Player, or empty
 */
public record PlayerFiles(Optional<Path> shaka) {

  /** The file name of the page. */
  public static final String PAGE = "player.html";

  private static final String SCRIPT = "shaka-player.compiled.js";
  private static final Path INSTALLED = Path.of("node_modules", "shaka-player", "dist", SCRIPT);
  private static final String PUBLIC_URL =
      "https://ajax.googleapis.com/ajax/libs/shaka-player/4.7.11/" + SCRIPT;

  public PlayerFiles {
    Objects.requireNonNull(shaka, "shaka");
  }

  /** Searches a directory and its parents for an installed Shaka Player. */
  public static PlayerFiles find(Path directory) {
    for (Path at = directory.toAbsolutePath(); at != null; at = at.getParent()) {
      Path script = at.resolve(INSTALLED);
      if (Files.isReadable(script)) {
        return new PlayerFiles(Optional.of(script));
      }
    }
    return new PlayerFiles(Optional.empty());
  }

  /** Returns whether a file of the player has this name. */
  public static boolean isReserved(String name) {
    return Set.of(PAGE, SCRIPT).contains(name);
  }

  /**
   * Returns an output whose runs write the player too.
   *
   * @param manifests the manifests, of which the user of the page chooses one
   * @param keyIds the ids of the keys that the player needs, none for clear media
   * @throws IOException if the installed Shaka Player cannot be read
   */
  public Output addTo(Output output, Manifests manifests, List<KeyId> keyIds) throws IOException {
    String url = shaka.isPresent() ? SCRIPT : PUBLIC_URL;
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(PAGE, new PlayerPage(manifests, keyIds, url).toBytes());
    if (shaka.isPresent()) {
      files.put(SCRIPT, Files.readAllBytes(shaka.get()));
    }
    return new ExtraFilesOutput(output, files);
  }
}
