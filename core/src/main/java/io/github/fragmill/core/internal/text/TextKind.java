package io.github.fragmill.core.internal.text;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.internal.text.port.TextContent;
import io.github.fragmill.core.internal.text.subrip.SubRipParser;
import io.github.fragmill.core.internal.text.ttml.TtmlDocument;
import io.github.fragmill.core.internal.text.webvtt.WebVttParser;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** The kinds of text files. */
public enum TextKind {
  WEBVTT {
    @Override
    TextContent parse(byte[] file) throws FragmillException {
      return WebVttParser.parse(TextEncoding.decode(file));
    }
  },
  SUBRIP {
    @Override
    TextContent parse(byte[] file) throws FragmillException {
      return SubRipParser.parse(TextEncoding.decode(file));
    }
  },
  TTML {
    @Override
    TextContent parse(byte[] file) throws FragmillException {
      return TtmlDocument.parse(XmlEncoding.decode(file));
    }
  };

  /** How many bytes are needed to detect what a file is. */
  static final int HEAD_BYTES = 256;

  private static final int BOX_TYPE_OFFSET = 4;

  /** What other files may begin with whose size field looks like text. */
  private static final Set<String> BOX_TYPES =
      Set.of("ftyp", "styp", "moov", "moof", "mdat", "free", "skip", "wide", "pnot", "sidx");

  abstract TextContent parse(byte[] file) throws FragmillException;

  /** Detects by the beginning of a file what it is, empty for no text. */
  static Optional<TextKind> of(byte[] head) {
    if (isBox(head)) {
      return Optional.empty();
    }
    String text = TextEncoding.beginning(head);
    if (text.startsWith(WebVttParser.SIGNATURE)) {
      return Optional.of(WEBVTT);
    }
    if (text.stripLeading().startsWith("<")) {
      return Optional.of(TTML);
    }
    return SubRipParser.isBeginning(text) ? Optional.of(SUBRIP) : Optional.empty();
  }

  private static boolean isBox(byte[] head) {
    return head.length >= 2 * BOX_TYPE_OFFSET
        && BOX_TYPES.contains(
            new String(head, BOX_TYPE_OFFSET, BOX_TYPE_OFFSET, StandardCharsets.ISO_8859_1));
  }
}
