package io.github.fragmill.core.internal.text.webvtt;

import io.github.fragmill.core.internal.text.port.TextBoxes;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/**
 * A cue in a sample (ISO/IEC 14496-30, 7.4).
 *
 * <pre>
 * vttc
 *   vsid    the same number in each sample that the cue is spread over
 *   iden    its identifier
 *   ctim    when the sample begins, for cues with times in their text
 *   sttg    its settings
 *   payl    its text
 * </pre>
 *
 * @param cue what is shown
 * @param sourceId the number of a cue that is in several samples, or {@link #WHOLE}
 */
record CueBox(WebVttCue cue, int sourceId) {

  /** The cue is in one sample. */
  static final int WHOLE = -1;

  private static final byte[] NOTHING = {};
  private static final Pattern INNER_TIME = Pattern.compile("<(\\d{2,}:)?\\d\\d:\\d\\d\\.\\d{3}>");

  byte[] toBytes(long sampleStartTicks) {
    return TextBoxes.box(
        "vttc",
        sourceId == WHOLE
            ? NOTHING
            : TextBoxes.box("vsid", ByteBuffer.allocate(Integer.BYTES).putInt(sourceId).array()),
        optional("iden", cue.id()),
        INNER_TIME.matcher(cue.payload()).find()
            ? TextBoxes.box("ctim", Timestamp.of(sampleStartTicks))
            : NOTHING,
        optional("sttg", cue.settings()),
        TextBoxes.box("payl", cue.payload()));
  }

  /** Returns the sample for when nothing is shown. */
  static byte[] empty() {
    return TextBoxes.box("vtte");
  }

  private static byte[] optional(String type, String text) {
    return text.isEmpty() ? NOTHING : TextBoxes.box(type, text);
  }
}
