package io.github.fragmill.cli.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the files of a folder that players open. */
public final class ManifestFiles {

  private static final int HEAD_BYTES = 0x1_0000;

  /** Required in a media playlist, and nowhere else (RFC 8216, 4.3.3.1). */
  private static final Pattern OF_MEDIA_PLAYLIST = Pattern.compile("(?m)^#EXT-X-TARGETDURATION:");

  private ManifestFiles() {}

  /**
   * Returns the names of DASH manifests and of HLS multivariant playlists, which other playlists
   * belong to, in alphabetical order.
   */
  public static List<String> in(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (isManifest(file)) {
          names.add(nameOf(file));
        }
      }
    }
    names.sort(null);
    return names;
  }

  private static boolean isManifest(Path file) throws IOException {
    String name = nameOf(file);
    return name.endsWith(".mpd")
        || (name.endsWith(".m3u8")
            && Files.isRegularFile(file)
            && Files.isReadable(file)
            && !OF_MEDIA_PLAYLIST.matcher(head(file)).find());
  }

  /** A file that a folder lists has a name. */
  private static String nameOf(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static String head(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return new String(stream.readNBytes(HEAD_BYTES), StandardCharsets.ISO_8859_1);
    }
  }
}
