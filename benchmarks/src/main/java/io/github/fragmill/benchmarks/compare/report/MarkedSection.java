package io.github.fragmill.benchmarks.compare.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The part of a Markdown file between two comments, which a program writes. */
public final class MarkedSection {

  private final Path file;
  private final String begin;
  private final String end;

  private MarkedSection(Path file, String name) {
    this.file = file;
    this.begin = "<!-- " + name + ":begin -->\n";
    this.end = "<!-- " + name + ":end -->\n";
  }

  /**
   * Finds the section of a name.
   *
   * @throws IOException when the file has no such section
   */
  public static MarkedSection find(Path file, String name) throws IOException {
    MarkedSection section = new MarkedSection(file, name);
    section.replaced(Files.readString(file), "");
    return section;
  }

  /** Puts a text in place of what is between the comments. */
  public void replace(String text) throws IOException {
    Files.writeString(file, replaced(Files.readString(file), text));
  }

  private String replaced(String content, String text) throws IOException {
    int from = content.indexOf(begin);
    int to = content.indexOf(end, Math.max(0, from));
    if (from < 0 || to < 0) {
      throw new IOException(file + ": expected " + begin.strip() + " and " + end.strip());
    }
    return content.substring(0, from + begin.length()) + text + content.substring(to);
  }
}
