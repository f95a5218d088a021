package io.github.fragmill.core.testing;

import static io.github.fragmill.core.testing.TestBoxes.box;
import static io.github.fragmill.core.testing.TestBoxes.bytes;
import static io.github.fragmill.core.testing.TestBoxes.concat;
import static io.github.fragmill.core.testing.TestBoxes.ints;
import static io.github.fragmill.core.testing.TestBoxes.shorts;
import static io.github.fragmill.core.testing.TestBoxes.zeros;

import java.nio.charset.StandardCharsets;

/** Makes sample entries and samples of timed text (3GPP TS 26.245). */
public final class TestTimedText {

  public static final long WHITE = 0xFFFFFFFFL;
  public static final int BOLD = 1;
  public static final int ITALIC = 2;
  public static final int UNDERLINE = 4;

  private TestTimedText() {}

  /** Returns the sample entry that ffmpeg writes: below, centred, white, in no box. */
  public static byte[] entry() {
    return entry(0, 1, -1, zeros(8), 0, WHITE);
  }

  /** Returns a sample entry. */
  public static byte[] entry(
      long flags, int horizontal, int vertical, byte[] textBox, int face, long rgba) {
    return box(
        "tx3g",
        zeros(6),
        shorts(1),
        ints(flags),
        bytes(horizontal, vertical),
        ints(0),
        textBox,
        shorts(0, 0),
        style(face, rgba));
  }

  /** Returns a sample with boxes after its text. */
  public static byte[] sample(String text, byte[]... boxes) {
    return sample(text.getBytes(StandardCharsets.UTF_8), boxes);
  }

  /** Returns a sample with boxes after its text. */
  public static byte[] sample(byte[] text, byte[]... boxes) {
    return concat(shorts(text.length), text, concat(boxes));
  }

  /** Returns the box of styles. */
  public static byte[] styles(byte[]... spans) {
    return box("styl", shorts(spans.length), concat(spans));
  }

  /** Returns the style of some characters. */
  public static byte[] span(int first, int end, int face, long rgba) {
    return concat(shorts(first, end), style(face, rgba));
  }

  private static byte[] style(int face, long rgba) {
    return concat(shorts(1), bytes(face, 16), ints(rgba));
  }
}
