package io.github.fragmill.cli.report;

import java.util.regex.Pattern;

/** Keeps text of strangers on one line, so that it cannot pass for a line of this program. */
public final class OneLine {

  private static final Pattern LINE_END = Pattern.compile("\\R");

  private OneLine() {}

  /** Returns the text with a space for each line end. */
  public static String of(Object text) {
    return LINE_END.matcher(text.toString()).replaceAll(" ");
  }
}
