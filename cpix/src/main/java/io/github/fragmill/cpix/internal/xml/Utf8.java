package io.github.fragmill.cpix.internal.xml;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Documents are in UTF-8, whatever they declare, so that all parsers read the same. One of the
 * JDK's writes to the console what it finds wrong in an encoding.
 */
public final class Utf8 {

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private Utf8() {}

  /** Returns a reader that fails where something else than UTF-8 stands. */
  public static Reader reader(byte[] document) {
    int begin = hasByteOrderMark(document) ? BYTE_ORDER_MARK.length : 0;
    return new InputStreamReader(
        new ByteArrayInputStream(document, begin, document.length - begin),
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  private static boolean hasByteOrderMark(byte[] document) {
    boolean has = document.length >= BYTE_ORDER_MARK.length;
    for (int index = 0; has && index < BYTE_ORDER_MARK.length; index++) {
      has = document[index] == BYTE_ORDER_MARK[index];
    }
    return has;
  }
}
