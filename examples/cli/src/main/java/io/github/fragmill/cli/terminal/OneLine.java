package io.github.fragmill.cli.terminal;

import java.util.regex.Pattern;

/** Keeps untrusted text on one line, so that it cannot forge a line of this program's output. */
public final class OneLine {

  private static final Pattern LINE_END = Pattern.compile("\\R");

  private OneLine() {}

  /** Returns the text with a space instead of each line end. */
  public static String of(Object text) {
    return LINE_END.matcher(text.toString()).replaceAll(" ");
  }
}
