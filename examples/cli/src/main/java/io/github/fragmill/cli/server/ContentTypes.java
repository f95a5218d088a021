package io.github.fragmill.cli.server;

import java.util.Locale;
import java.util.Map;

/** The content types of a presentation's files and of the player page. */
final class ContentTypes {

  private static final Map<String, String> BY_EXTENSION =
      Map.of(
          "mpd", "application/dash+xml",
          "mp4", "video/mp4",
          "m4s", "video/mp4",
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "png", "image/png",
          "vtt", "text/vtt; charset=utf-8");

  private ContentTypes() {}

  static String of(String fileName) {
    String extension = fileName.substring(fileName.lastIndexOf('.') + 1);
    return BY_EXTENSION.getOrDefault(
        extension.toLowerCase(Locale.ROOT), "application/octet-stream");
  }
}
