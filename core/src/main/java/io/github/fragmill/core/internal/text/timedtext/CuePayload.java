package io.github.fragmill.core.internal.text.timedtext;

import io.github.fragmill.core.internal.text.timedtext.TimedTextSample.Span;
import java.util.Arrays;

/**
 * The text of a sample as that of a cue: WebVTT's tags for styles, its escapes, and no empty line,
 * which would end a cue.
 *
 * @param text empty when there is nothing to see
 * @param hasOtherColour whether a colour is lost that WebVTT has no class for
 */
record CuePayload(String text, boolean hasOtherColour) {

  /**
   * Makes it of a sample.
   *
   * @param plain the style of characters that the sample says nothing of
   */
  static CuePayload of(TimedTextSample sample, TextStyle plain) {
    int[] characters = sample.text().codePoints().toArray();
    TextStyle[] styles = styles(sample, plain, characters.length);
    joinSpaces(characters, styles);
    StringBuilder text = new StringBuilder();
    TextStyle current = new TextStyle(0, 0);
    boolean hasOtherColour = false;
    for (int start = 0; start < characters.length; ) {
      int end = endOfLine(characters, start);
      if (!isBlank(characters, start, end)) {
        text.append(text.isEmpty() ? "" : "\n");
        for (int index = start; index < end; index++) {
          if (!styles[index].equals(current)) {
            text.append(current.closing()).append(styles[index].opening());
            current = styles[index];
            hasOtherColour |= current.hasOtherColour();
          }
          append(characters[index], text);
        }
      }
      start = end + 1;
    }
    return new CuePayload(text.append(current.closing()).toString(), hasOtherColour);
  }

  /** Where several say something of a character, the last of them counts. */
  private static TextStyle[] styles(TimedTextSample sample, TextStyle plain, int count) {
    TextStyle[] styles = new TextStyle[count];
    Arrays.fill(styles, plain);
    // From a character to the next without a style: 65,535 spans may each be of all characters.
    int[] nextFree = new int[count + 1];
    Arrays.setAll(nextFree, index -> index);
    for (int index = sample.spans().size() - 1; index >= 0; index--) {
      Span span = sample.spans().get(index);
      int end = Math.min(span.end(), count);
      for (int at = free(nextFree, Math.min(span.first(), count)); at < end; ) {
        styles[at] = span.style();
        nextFree[at] = at + 1;
        at = free(nextFree, at);
      }
    }
    return styles;
  }

  /**
   * Lets spaces between two styles have one of them, that without a line under it: a space with
   * tags on both sides is lost in Shaka Player 5.
   */
  private static void joinSpaces(int[] characters, TextStyle[] styles) {
    for (int first = 1; first < characters.length; first++) {
      if (!Character.isWhitespace(characters[first])) {
        continue;
      }
      int end = first;
      while (end < characters.length
          && Character.isWhitespace(characters[end])
          && styles[end].equals(styles[first])) {
        end++;
      }
      if (end < characters.length) {
        TextStyle before = styles[first - 1];
        TextStyle after = styles[end];
        if (!before.equals(styles[first]) && !after.equals(styles[first])) {
          boolean isAfter = before.isUnderlined() && !after.isUnderlined();
          Arrays.fill(styles, first, end, isAfter ? after : before);
        }
      }
      first = end - 1;
    }
  }

  private static int free(int[] nextFree, int from) {
    int found = from;
    while (nextFree[found] != found) {
      found = nextFree[found];
    }
    for (int at = from; at != found; ) {
      int next = nextFree[at];
      nextFree[at] = found;
      at = next;
    }
    return found;
  }

  private static int endOfLine(int[] characters, int start) {
    int end = start;
    while (end < characters.length && characters[end] != '\n' && characters[end] != '\r') {
      end++;
    }
    return end;
  }

  private static boolean isBlank(int[] characters, int start, int end) {
    return Arrays.stream(characters, start, end).allMatch(Character::isWhitespace);
  }

  private static void append(int character, StringBuilder text) {
    switch (character) {
      case '&' -> text.append("&amp;");
      case '<' -> text.append("&lt;");
      case '>' -> text.append("&gt;");
      case '\0' -> text.append('\uFFFD');
      default -> text.appendCodePoint(character);
    }
  }
}
