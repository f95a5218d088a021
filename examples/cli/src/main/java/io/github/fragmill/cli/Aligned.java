package io.github.fragmill.cli;

import io.github.fragmill.core.segment.Alignment;
import java.util.Locale;

/** The words of {@code --alignment}. */
enum Aligned {
  STRICT,
  COMMON;

  Alignment alignment() {
    return switch (this) {
      case STRICT -> Alignment.STRICT;
      case COMMON -> Alignment.COMMON;
    };
  }

  /** Returns the word as the command line has it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
