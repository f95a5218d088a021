package io.github.fragmill.core.internal.text.timedtext;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.internal.text.webvtt.WebVttCue;
import io.github.fragmill.core.internal.text.webvtt.WebVttDocument;
import io.github.fragmill.core.internal.text.webvtt.WebVttParser;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The samples of a track of timed text, as they become cues of WebVTT. Bold, italic and underline
 * stay, and colours that WebVTT has classes for. Not thread-safe.
 */
public final class TimedText {

  /** About what a cue takes beside its characters. */
  private static final int CUE_BYTES = 128;

  private final TimedTextEntry entry;
  private final MemoryBudget.Part memory;
  private final List<WebVttCue> cues = new ArrayList<>();
  private final Set<String> leftOut = new TreeSet<>();
  private boolean hasOtherColour;
  private boolean hasForced;

  /**
   * @param memory counts the cues while they become more
   */
  public TimedText(TimedTextEntry entry, MemoryBudget.Part memory) {
    this.entry = entry;
    this.memory = memory;
  }

  /**
   * Adds the next sample; one that is never presented, or without text, is no cue.
   *
   * @param startTicks when it is presented, in milliseconds
   * @param endTicks when it is no longer
   * @throws FragmillException when it contradicts itself, or when all cues take too much memory
   */
  public void add(long startTicks, long endTicks, ByteBuffer bytes) throws FragmillException {
    TimedTextSample sample = TimedTextSample.read(bytes);
    CuePayload payload = CuePayload.of(sample, entry.style());
    long start = Math.max(0, startTicks);
    if (payload.text().isEmpty() || endTicks <= start) {
      return;
    }
    hasOtherColour |= payload.hasOtherColour();
    hasForced |= sample.isForced();
    leftOut.addAll(sample.leftOut());
    String settings = entry.settings(sample.box().orElse(entry.box()));
    WebVttCue cue = new WebVttCue(start, endTicks, /* id= */ "", settings, payload.text());
    if (!cues.isEmpty() && isContinued(cues.get(cues.size() - 1), cue)) {
      start = cues.remove(cues.size() - 1).startTicks();
      cues.add(new WebVttCue(start, endTicks, /* id= */ "", settings, payload.text()));
      return;
    }
    memory.take(CUE_BYTES + (long) Character.BYTES * payload.text().length(), "its text");
    cues.add(cue);
  }

  /** Fragments repeat what is still shown when they begin. */
  private static boolean isContinued(WebVttCue before, WebVttCue cue) {
    return before.endTicks() == cue.startTicks()
        && before.settings().equals(cue.settings())
        && before.payload().equals(cue.payload());
  }

  /** Returns the cues, or empty when nothing is ever shown. */
  public Optional<WebVttDocument> document() {
    return cues.isEmpty()
        ? Optional.empty()
        : Optional.of(new WebVttDocument(WebVttParser.SIGNATURE + "\n", cues));
  }

  /** Returns sentences about what the cues do not say. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (hasOtherColour) {
      notes.add("colours that WebVTT has no class for are left out");
    }
    if (!leftOut.isEmpty()) {
      notes.add("WebVTT has nothing for " + String.join(", ", leftOut) + "; left out");
    }
    if (entry.isForced()) {
      notes.add("its text is forced; the role forced-subtitle announces it");
    } else if (hasForced) {
      notes.add("some of its text is forced, which WebVTT cannot express for a part");
    }
    return notes;
  }
}
