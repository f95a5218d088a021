package io.github.fragmill.benchmarks.compare.report;

import java.util.List;

/** A table of Markdown, row by row; all columns but the first two are numbers. */
final class MarkdownTable {

  private static final int TEXT_COLUMNS = 2;

  private final int columns;
  private final StringBuilder text = new StringBuilder();

  MarkdownTable(String... headers) {
    columns = headers.length;
    row(headers);
    text.append('|')
        .append("---|".repeat(TEXT_COLUMNS))
        .append("---:|".repeat(columns - TEXT_COLUMNS))
        .append('\n');
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException when it has more or fewer cells than there are headers
   */
  void row(String... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException("cells: expected " + columns + ", found " + cells.length);
    }
    text.append("| ").append(String.join(" | ", List.of(cells))).append(" |\n");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
