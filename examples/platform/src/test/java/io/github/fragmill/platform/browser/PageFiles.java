package io.github.fragmill.platform.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files that pages consist of. */
final class PageFiles {

  static final Path ROOT = Path.of("src", "main", "resources", "web");

  private PageFiles() {}

  /** Returns the texts of all files whose names end so, by name. */
  static Map<String, String> endingIn(String end) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(ROOT)) {
      for (Path file : files.filter(it -> it.toString().endsWith(end)).toList()) {
        texts.put(ROOT.relativize(file).toString(), Files.readString(file));
      }
    }
    return texts;
  }
}
