package io.github.fragmill.core.internal.track;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.internal.text.TextSource;
import io.github.fragmill.core.internal.text.webvtt.CueCollector;
import io.github.fragmill.core.internal.text.webvtt.WebVttDocument;
import io.github.fragmill.core.internal.work.Work;
import io.github.fragmill.core.media.Limits;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The WebVTT that a track of text was made of, or that its samples make. */
public final class WebVttTrack {

  private static final String SAMPLE_ENTRY = "wvtt";

  private WebVttTrack() {}

  /** Returns whether a track is WebVTT. */
  public static boolean isWebVtt(ChosenTrack chosen) {
    return chosen.track().format().sampleEntry().type().equals(SAMPLE_ENTRY);
  }

  /** Returns the text of a track of WebVTT, or empty when it never shows any. */
  public static Optional<WebVttDocument> read(
      ChosenTrack chosen, Limits limits, MemoryBudget budget, Work work) throws FragmillException {
    if (chosen.source().inMemory().orElse(null) instanceof TextSource made
        && made.content() instanceof WebVttDocument document) {
      return Optional.of(document);
    }
    CueCollector cues =
        new CueCollector(
            ByteBuffer.wrap(chosen.track().format().sampleEntry().toBytes()),
            budget.part(chosen.source().name()));
    TextSamples.of(chosen, limits).readInto(cues::add, work);
    return cues.document();
  }
}
