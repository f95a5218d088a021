package io.github.fragmill.cli.server;

import java.util.Locale;
import java.util.Map;

/** The content types of a presentation's files and of the player page. */
final class ContentTypes {

  private static final Map<String, String> BY_EXTENSION =
      Map.ofEntries(
          Map.entry("mpd", "application/dash+xml"),
          Map.entry("m3u8", "application/vnd.apple.mpegurl"),
          Map.entry("mp4", "video/mp4"),
          Map.entry("m4s", "video/mp4"),
          Map.entry("vtt", "text/vtt; charset=utf-8"),
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"));

  private ContentTypes() {}

  static String of(String fileName) {
    String extension = fileName.substring(fileName.lastIndexOf('.') + 1);
    return BY_EXTENSION.getOrDefault(
        extension.toLowerCase(Locale.ROOT), "application/octet-stream");
  }
}
