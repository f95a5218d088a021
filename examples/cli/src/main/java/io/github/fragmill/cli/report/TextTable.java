package io.github.fragmill.cli.report;

import io.github.fragmill.cli.terminal.OneLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Aligns columns of text with spaces. Leaves out columns that are empty in every row. */
final class TextTable {

  private static final String INDENT = "  ";
  private static final String GAP = "  ";

  private final boolean[] right;
  private final List<String[]> rows = new ArrayList<>();

  /**
   * @param alignment for each column {@code l} or {@code r}
   */
  TextTable(String alignment) {
    right = new boolean[alignment.length()];
    for (int column = 0; column < right.length; column++) {
      right[column] = alignment.charAt(column) == 'r';
    }
  }

  TextTable row(String... cells) {
    if (cells.length != right.length) {
      throw new IllegalArgumentException(
          "expected " + right.length + " cells, found " + cells.length);
    }
    rows.add(Stream.of(cells).map(OneLine::of).toArray(String[]::new));
    return this;
  }

  /** Returns the rows, each with a line end. */
  @Override
  public String toString() {
    int[] widths = new int[right.length];
    for (String[] row : rows) {
      Arrays.setAll(widths, column -> Math.max(widths[column], row[column].length()));
    }
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder(INDENT);
      for (int column = 0; column < widths.length; column++) {
        if (widths[column] > 0) {
          String padding = " ".repeat(widths[column] - row[column].length());
          line.append(right[column] ? padding + row[column] : row[column] + padding).append(GAP);
        }
      }
      text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
    return text.toString();
  }
}
