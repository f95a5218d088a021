package io.github.fragmill.cpix.internal.xml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * A document that is being written, in UTF-8, an element a line. What it holds can be wiped. Not
 * thread-safe.
 */
public final class XmlOutput {

  private static final int MAX_BYTES_OF_CHARACTER = 3;

  private StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  private final Deque<String> open = new ArrayDeque<>();
  private boolean isStartOpen;
  private boolean hasText;

  /** Begins an element. */
  public XmlOutput begin(String qualifiedName) {
    closeStart();
    if (!open.isEmpty() && !hasText) {
      newLine();
    }
    text.append('<').append(qualifiedName);
    open.push(qualifiedName);
    isStartOpen = true;
    hasText = false;
    return this;
  }

  private void newLine() {
    if (text.charAt(text.length() - 1) != '\n') {
      text.append('\n');
    }
    text.append("  ".repeat(open.size()));
  }

  /**
   * Adds an attribute to the element that was begun last.
   *
   * @throws IllegalArgumentException when XML cannot carry the value, as with all text here
   */
  public XmlOutput attribute(String qualifiedName, String value) {
    if (!isStartOpen) {
      throw new IllegalStateException("attribute: expected before what is in an element");
    }
    text.append(' ').append(qualifiedName).append("=\"");
    escape(value);
    text.append('"');
    return this;
  }

  /** Adds text to the element that was begun last. */
  public XmlOutput text(String value) {
    closeStart();
    escape(value);
    hasText = true;
    return this;
  }

  /** Ends the element that was begun last. */
  public XmlOutput end() {
    String name = open.pop();
    if (isStartOpen) {
      text.append("/>");
      isStartOpen = false;
    } else {
      if (!hasText) {
        newLine();
      }
      text.append("</").append(name).append('>');
    }
    hasText = false;
    return this;
  }

  /** Adds an element with text only. */
  public XmlOutput element(String qualifiedName, String value) {
    return begin(qualifiedName).text(value).end();
  }

  private void closeStart() {
    if (isStartOpen) {
      text.append('>');
      isStartOpen = false;
    }
  }

  private void escape(String value) {
    if (!canCarry(value)) {
      throw new IllegalArgumentException(
          "expected text that XML can carry, found a control character or half of a character");
    }
    for (int index = 0; index < value.length(); index++) {
      char letter = value.charAt(index);
      switch (letter) {
        case '<' -> text.append("&lt;");
        case '>' -> text.append("&gt;");
        case '&' -> text.append("&amp;");
        case '"' -> text.append("&quot;");
        case '\t', '\n', '\r' -> text.append("&#").append((int) letter).append(';');
        default -> text.append(letter);
      }
    }
  }

  /** Returns whether XML can carry a text (XML 1.0, 2.2). */
  private static boolean canCarry(String value) {
    return value
        .codePoints()
        .allMatch(
            it ->
                it == '\t'
                    || it == '\n'
                    || it == '\r'
                    || (it >= ' ' && it < Character.MIN_SURROGATE)
                    || (it > Character.MAX_SURROGATE && it != 0xFFFE && it != 0xFFFF));
  }

  /** Returns the document, and forgets it. */
  public byte[] toBytes() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("toBytes: expected no open element, found " + open.peek());
    }
    char[] characters = new char[text.length()];
    text.getChars(0, text.length(), characters, 0);
    for (int index = 0; index < text.length(); index++) {
      text.setCharAt(index, ' ');
    }
    text = new StringBuilder();
    byte[] room = new byte[Math.multiplyExact(characters.length, MAX_BYTES_OF_CHARACTER)];
    ByteBuffer encoded = ByteBuffer.wrap(room);
    StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(characters), encoded, true);
    byte[] bytes = Arrays.copyOf(room, encoded.position());
    Arrays.fill(room, (byte) 0);
    Arrays.fill(characters, ' ');
    return bytes;
  }
}
