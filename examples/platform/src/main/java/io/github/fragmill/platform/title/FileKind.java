package io.github.fragmill.platform.title;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The kind of a file, by the extension of its name. */
public enum FileKind {
  MEDIA,
  TEXT;

  private static final Set<String> OF_MEDIA = Set.of("mp4", "m4v", "m4a", "mov", "cmfv", "cmfa");
  private static final Set<String> OF_TEXT = Set.of("vtt", "srt", "ttml", "dfxp");

  /** Returns the kind; empty when files of that name are not accepted. */
  public static Optional<FileKind> of(String name) {
    String extension = extension(name);
    if (OF_MEDIA.contains(extension)) {
      return Optional.of(MEDIA);
    }
    return OF_TEXT.contains(extension) ? Optional.of(TEXT) : Optional.empty();
  }

  /** Returns the text after the last dot, in lower case. */
  public static String extension(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
