package io.github.fragmill.core.internal.text.timedtext;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.media.SampleEntry;
import java.nio.ByteBuffer;

/**
 * What holds for all samples of a track (3GPP TS 26.245, 5.16).
 *
 * <pre>
 * tx3g
 *   reserved, data reference   64
 *   displayFlags               32
 *   justification              8 + 8    horizontal, vertical
 *   background colour          32
 *   default text box           4 * 16   {@link TextBox}
 *   default style              96       {@link TextStyle}
 *   ftab                       fonts
 * </pre>
 *
 * @param isForced whether all text is to be shown to those too who chose none (QuickTime File
 *     Format, subtitle sample description)
 * @param isVertical whether text lines go from top to bottom
 * @param horizontal 0 for left, 1 for centred, -1 for right
 * @param vertical 0 for top, 1 for centred, -1 for bottom
 */
public record TimedTextEntry(
    boolean isForced,
    boolean isVertical,
    int horizontal,
    int vertical,
    TextBox box,
    TextStyle style) {

  /** The type of the sample entry. */
  public static final String TYPE = "tx3g";

  private static final int FIELDS_OFFSET = 16;
  private static final int FIELDS_BYTES = 4 + 1 + 1 + 4 + TextBox.BYTES + 12;
  private static final int ALL_FORCED = 0x8000_0000;
  private static final int VERTICAL = 0x0002_0000;
  private static final int BOTTOM = -1;

  /**
   * Reads a sample entry.
   *
   * @param path the place of the box, for messages
   */
  public static TimedTextEntry read(SampleEntry entry, String path) throws MalformedMediaException {
    byte[] bytes = entry.toBytes();
    if (bytes.length < FIELDS_OFFSET + FIELDS_BYTES) {
      throw new MalformedMediaException(
          path,
          MalformedMediaException.NO_OFFSET,
          "expected "
              + (FIELDS_OFFSET + FIELDS_BYTES)
              + " bytes or more of a sample entry of timed text, found "
              + bytes.length);
    }
    ByteBuffer fields = ByteBuffer.wrap(bytes).position(FIELDS_OFFSET);
    int flags = fields.getInt();
    int horizontal = fields.get();
    int vertical = fields.get();
    fields.getInt(); // background colour
    TextBox box = TextBox.read(fields);
    fields.getInt(); // first and last character: the style is of all
    return new TimedTextEntry(
        (flags & ALL_FORCED) != 0,
        (flags & VERTICAL) != 0,
        horizontal,
        vertical,
        box,
        TextStyle.read(fields));
  }

  /**
   * Returns the settings of a cue of WebVTT, or empty for where text is by default: at the bottom,
   * centred. Boxes count where they can be understood without the size of the video.
   *
   * @param shown where the text of one sample is drawn
   */
  String settings(TextBox shown) {
    if (isVertical) {
      return "vertical:rl";
    }
    if (box.isEmpty()) {
      return "";
    }
    boolean isAtTop = !shown.isEmpty() && shown.isAbove(box);
    String line = isAtTop || vertical == 0 ? "line:0" : vertical == BOTTOM ? "" : "line:50%";
    String align =
        switch (horizontal) {
          case 0 -> "align:left";
          case -1 -> "align:right";
          default -> "";
        };
    return (line + " " + align).strip();
  }
}
