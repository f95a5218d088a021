package io.github.fragmill.core.internal.text;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.text.port.BadText;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes text: UTF-8, or UTF-16 when a byte order mark says so. */
final class TextEncoding {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** The mark in UTF-8, with a character for each byte. */
  private static final String UTF_8_MARK = "\u00EF\u00BB\u00BF";

  private TextEncoding() {}

  /** Returns a whole file's text without a byte order mark. */
  static String decode(byte[] file) throws MalformedMediaException {
    return decode(ByteBuffer.wrap(file), charset(ByteBuffer.wrap(file)));
  }

  /** Returns the first characters of a file, of which those of ASCII are as they should be. */
  static String beginning(byte[] head) {
    Charset charset = charset(ByteBuffer.wrap(head));
    if (charset.equals(StandardCharsets.UTF_8)) {
      String text = new String(head, StandardCharsets.ISO_8859_1);
      return text.startsWith(UTF_8_MARK) ? text.substring(UTF_8_MARK.length()) : text;
    }
    return new String(head, charset).substring(1);
  }

  /** Returns text of a known encoding without a byte order mark. */
  static String decode(ByteBuffer bytes, Charset charset) throws MalformedMediaException {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer text = CharBuffer.allocate(bytes.remaining() + 1);
    CoderResult result = decoder.decode(bytes, text, /* endOfInput= */ true);
    text.flip();
    if (result.isError()) {
      int line = 1 + (int) text.chars().filter(it -> it == '\n').count();
      throw BadText.at(
          line, "expected " + charset + ", found bytes that are none; convert the file to UTF-8");
    }
    boolean hasMark = text.hasRemaining() && text.get(text.position()) == BYTE_ORDER_MARK;
    return hasMark ? text.subSequence(1, text.length()).toString() : text.toString();
  }

  private static Charset charset(ByteBuffer bytes) {
    if (bytes.remaining() >= Short.BYTES) {
      int mark = bytes.getShort(bytes.position()) & 0xFFFF;
      if (mark == 0xFEFF) {
        return StandardCharsets.UTF_16BE;
      }
      if (mark == 0xFFFE) {
        return StandardCharsets.UTF_16LE;
      }
    }
    return StandardCharsets.UTF_8;
  }
}
