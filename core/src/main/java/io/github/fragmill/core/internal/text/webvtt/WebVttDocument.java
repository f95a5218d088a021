package io.github.fragmill.core.internal.text.webvtt;

import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.internal.text.port.TextBoxes;
import io.github.fragmill.core.internal.text.port.TextBudget;
import io.github.fragmill.core.internal.text.port.TextContent;
import io.github.fragmill.core.internal.text.port.TextSample;
import io.github.fragmill.core.media.SampleEntry;
import io.github.fragmill.core.media.TextFormat;
import java.util.List;

/**
 * Cues, and what is before them: the signature, styles and regions.
 *
 * @param header the text before the first cue, from {@code WEBVTT} on
 * @param cues at least one, in the order of the file
 */
public record WebVttDocument(String header, List<WebVttCue> cues) implements TextContent {

  public WebVttDocument {
    cues = List.copyOf(cues);
    if (cues.isEmpty()) {
      throw new IllegalArgumentException("cues: expected at least one");
    }
  }

  /**
   * The sample entry (ISO/IEC 14496-30, 7.5).
   *
   * <pre>
   * wvtt
   *   vttC    the header
   * </pre>
   */
  @Override
  public TextFormat format() {
    return TextFormat.of(
        "wvtt",
        new SampleEntry(
            TextBoxes.box("wvtt", TextBoxes.sampleEntryFields(), TextBoxes.box("vttC", header))));
  }

  @Override
  public long endTicks() {
    return cues.stream().mapToLong(WebVttCue::endTicks).max().getAsLong();
  }

  @Override
  public List<TextSample> samples(List<Long> boundaryTicks, long endTicks, TextBudget budget)
      throws LimitExceededException {
    return CueSamples.of(cues, boundaryTicks, endTicks, budget);
  }

  /** Returns all of it as a WebVTT file. */
  public String toText() {
    StringBuilder text = new StringBuilder(WebVttText.head(header, /* lines= */ ""));
    cues.forEach(cue -> text.append(WebVttText.block(cue)));
    return text.toString();
  }
}
