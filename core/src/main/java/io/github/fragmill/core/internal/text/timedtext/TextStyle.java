package io.github.fragmill.core.internal.text.timedtext;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;

/**
 * How characters are drawn (3GPP TS 26.245, 5.15, StyleRecord), without their font.
 *
 * @param face bits for bold, italic and underline
 * @param rgba red, green, blue and opacity
 */
record TextStyle(int face, int rgba) {

  private static final int BOLD = 1;
  private static final int ITALIC = 2;
  private static final int UNDERLINE = 4;
  private static final int FACES = BOLD | ITALIC | UNDERLINE;
  private static final int WHITE = 0xFFFFFF;

  /** The classes that WebVTT gives colours (W3C WebVTT, 5.1), but white, which text has anyway. */
  private static final Map<Integer, String> CLASSES =
      Map.of(
          0x00FF00, "lime",
          0x00FFFF, "cyan",
          0xFF0000, "red",
          0xFFFF00, "yellow",
          0xFF00FF, "magenta",
          0x0000FF, "blue",
          0x000000, "black");

  /** Reads the record from its font on. */
  static TextStyle read(ByteBuffer fields) {
    fields.getShort(); // font ID
    int face = fields.get() & FACES;
    fields.get(); // font size
    return new TextStyle(face, fields.getInt());
  }

  /** Returns the class of its colour, or empty for white and for what WebVTT has no class for. */
  Optional<String> colourClass() {
    return isVisible() ? Optional.ofNullable(CLASSES.get(colour())) : Optional.empty();
  }

  /** Returns whether its colour is lost. */
  boolean hasOtherColour() {
    return isVisible() && colour() != WHITE && colourClass().isEmpty();
  }

  private int colour() {
    return rgba >>> Byte.SIZE;
  }

  /** Nobody hides text so: writers that care for no colour leave zeros. */
  private boolean isVisible() {
    return (rgba & 0xFF) != 0;
  }

  boolean isUnderlined() {
    return (face & UNDERLINE) != 0;
  }

  /** Returns the tags before text of this style. */
  String opening() {
    return colourClass().map(it -> "<c." + it + ">").orElse("")
        + tag(BOLD, "<b>")
        + tag(ITALIC, "<i>")
        + tag(UNDERLINE, "<u>");
  }

  /** Returns the tags after text of this style. */
  String closing() {
    return tag(UNDERLINE, "</u>")
        + tag(ITALIC, "</i>")
        + tag(BOLD, "</b>")
        + (colourClass().isPresent() ? "</c>" : "");
  }

  private String tag(int bit, String tag) {
    return (face & bit) != 0 ? tag : "";
  }
}
