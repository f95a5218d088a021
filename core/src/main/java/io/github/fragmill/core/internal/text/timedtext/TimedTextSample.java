package io.github.fragmill.core.internal.text.timedtext;

import io.github.fragmill.core.error.MalformedMediaException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One sample (3GPP TS 26.245, 5.17): its text, and the boxes after it that change how it is drawn.
 *
 * <pre>
 * length      16    of the text in bytes
 * text              UTF-8, or UTF-16 after a byte order mark
 * styl        count (16), then first and last character (16 + 16) and {@link TextStyle} of each
 * tbox        {@link TextBox}
 * frcd        empty: the text is forced
 * ...         what WebVTT has nothing for
 * </pre>
 *
 * @param text may be empty: nothing is shown
 * @param spans styles of parts of the text, in the order of the sample
 * @param box where it is drawn, where that is not the track's
 * @param isForced whether it is to be shown to those too who chose no text
 * @param leftOut the types of boxes that nothing is made of
 */
record TimedTextSample(
    String text, List<Span> spans, Optional<TextBox> box, boolean isForced, Set<String> leftOut) {

  private static final int BOX_HEADER_BYTES = 8;
  private static final int SPAN_BYTES = 12;

  /** What says nothing of how text looks: its encoding again, and whether it is wrapped. */
  private static final Set<String> UNIMPORTANT = Set.of("encd", "twrp", "free", "skip");

  /**
   * The style of some characters.
   *
   * @param first counted in characters, not bytes
   * @param end after the last
   */
  record Span(int first, int end, TextStyle style) {}

  static TimedTextSample read(ByteBuffer sample) throws MalformedMediaException {
    if (sample.remaining() < Short.BYTES) {
      throw malformed("expected the length of its text, found " + sample.remaining() + " bytes");
    }
    int length = sample.getShort() & 0xFFFF;
    if (length > sample.remaining()) {
      throw malformed(
          "expected a text of " + length + " bytes, found " + sample.remaining() + " bytes");
    }
    String text = decode(sample.slice(sample.position(), length));
    ByteBuffer boxes = sample.slice(sample.position() + length, sample.remaining() - length);
    List<Span> spans = new ArrayList<>();
    Optional<TextBox> box = Optional.empty();
    boolean isForced = false;
    Set<String> leftOut = new TreeSet<>();
    // Less than a header are bytes that fill up.
    while (boxes.remaining() >= BOX_HEADER_BYTES) {
      int size = boxes.getInt(boxes.position());
      if (size < BOX_HEADER_BYTES || size > boxes.remaining()) {
        throw malformed(
            "expected a box of 8 to "
                + boxes.remaining()
                + " bytes after its text, found "
                + Integer.toUnsignedString(size));
      }
      ByteBuffer content =
          boxes.slice(boxes.position() + BOX_HEADER_BYTES, size - BOX_HEADER_BYTES);
      String type = type(boxes);
      switch (type) {
        case "styl" -> readSpans(content, spans);
        case "tbox" -> box = Optional.of(readBox(content));
        case "frcd" -> isForced = true;
        default -> leftOut.add(type);
      }
      boxes.position(boxes.position() + size);
    }
    leftOut.removeAll(UNIMPORTANT);
    return new TimedTextSample(text, spans, box, isForced, leftOut);
  }

  private static String type(ByteBuffer boxes) {
    StringBuilder type = new StringBuilder();
    for (int index = 4; index < BOX_HEADER_BYTES; index++) {
      int character = boxes.get(boxes.position() + index) & 0xFF;
      type.append(character > ' ' && character < 0x7F ? (char) character : '?');
    }
    return type.toString();
  }

  private static String decode(ByteBuffer bytes) throws MalformedMediaException {
    int mark = bytes.remaining() < Short.BYTES ? 0 : bytes.getShort(0) & 0xFFFF;
    Charset charset =
        mark == 0xFEFF
            ? StandardCharsets.UTF_16BE
            : mark == 0xFFFE ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    try {
      String text = charset.newDecoder().decode(bytes).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw malformed("expected text of " + charset + ", found bytes that are none");
    }
  }

  private static TextBox readBox(ByteBuffer content) throws MalformedMediaException {
    if (content.remaining() < TextBox.BYTES) {
      throw malformed("tbox: expected " + TextBox.BYTES + " bytes, found " + content.remaining());
    }
    return TextBox.read(content);
  }

  private static void readSpans(ByteBuffer content, List<Span> spans)
      throws MalformedMediaException {
    int count = content.remaining() < Short.BYTES ? 0 : content.getShort() & 0xFFFF;
    if (content.remaining() < count * SPAN_BYTES) {
      throw malformed(
          "styl: expected "
              + count
              + " records of 12 bytes, found "
              + content.remaining()
              + " bytes");
    }
    for (int index = 0; index < count; index++) {
      int first = content.getShort() & 0xFFFF;
      int end = content.getShort() & 0xFFFF;
      spans.add(new Span(first, end, TextStyle.read(content)));
    }
  }

  /** The reader of samples knows where. */
  private static MalformedMediaException malformed(String reason) {
    return new MalformedMediaException("", MalformedMediaException.NO_OFFSET, reason);
  }
}
