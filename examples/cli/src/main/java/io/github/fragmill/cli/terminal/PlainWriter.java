package io.github.fragmill.cli.terminal;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * Escapes control characters except line ends and tabs as {@code \}{@code uXXXX}: names and labels
 * are untrusted input, and a terminal obeys control characters. Marks that change the direction of
 * the following text are escaped too.
 */
final class PlainWriter extends FilterWriter {

  private PlainWriter(Writer out) {
    super(out);
  }

  static PrintWriter wrap(PrintWriter terminal) {
    return new PrintWriter(new PlainWriter(terminal));
  }

  @Override
  public void write(int character) throws IOException {
    write(String.valueOf((char) character));
  }

  @Override
  public void write(char[] characters, int offset, int length) throws IOException {
    write(new String(characters, offset, length));
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    StringBuilder plain = new StringBuilder(length);
    for (int index = offset; index < offset + length; index++) {
      char character = text.charAt(index);
      boolean endsLine =
          character == '\n'
              || (character == '\r'
                  && index + 1 < offset + length
                  && text.charAt(index + 1) == '\n');
      if (endsLine || character == '\t' || !isControl(character)) {
        plain.append(character);
      } else {
        plain.append(String.format("\\u%04x", (int) character));
      }
    }
    out.append(plain);
  }

  private static boolean isControl(char character) {
    return Character.isISOControl(character)
        || (character >= '\u202A' && character <= '\u202E')
        || (character >= '\u2066' && character <= '\u2069')
        || character == '\u2028'
        || character == '\u2029'
        || character == '\u200E'
        || character == '\u200F';
  }
}
