package io.github.fragmill.core.internal.text.webvtt;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.internal.text.port.TextBoxes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes WebVTT of the samples of a {@code wvtt} track again: cues that go on from sample to sample
 * become one (ISO/IEC 14496-30, 7.4). Not thread-safe.
 */
public final class CueCollector {

  /** What a cue takes beside its text. */
  private static final int CUE_BYTES = 200;

  private static final String CUE = "vttc";
  private static final String SOURCE_ID = "vsid";
  private static final String ID = "iden";
  private static final String SETTINGS = "sttg";
  private static final String PAYLOAD = "payl";
  private static final String CONFIGURATION = "vttC";

  /** What a sample entry begins with: reserved bytes, and the data reference. */
  private static final int FIELDS_BYTES = TextBoxes.HEADER_BYTES + 8;

  /** What is the same in all samples that a cue is spread over. */
  private record Content(int sourceId, String id, String settings, String payload) {}

  private final String header;
  private final MemoryBudget.Part budget;
  private final List<WebVttCue> cues = new ArrayList<>();

  /** The cues of the last sample, and when each began. */
  private Map<Content, Long> shown = Map.of();

  private long endTicks;

  /**
   * @param sampleEntry the whole box, whose configuration is the file's header
   * @param budget for the cues
   */
  public CueCollector(ByteBuffer sampleEntry, MemoryBudget.Part budget)
      throws MalformedMediaException {
    this.header = header(sampleEntry);
    this.budget = budget;
  }

  private static String header(ByteBuffer sampleEntry) throws MalformedMediaException {
    ByteBuffer boxes = sampleEntry.duplicate();
    boxes.position(Math.min(boxes.limit(), FIELDS_BYTES));
    while (boxes.hasRemaining()) {
      SampleBox box = SampleBox.next(boxes);
      if (box.type().equals(CONFIGURATION) && box.text().startsWith(WebVttParser.SIGNATURE)) {
        return box.text();
      }
    }
    return WebVttParser.SIGNATURE;
  }

  /**
   * Adds a sample.
   *
   * @param startTicks when it begins to be shown, in milliseconds, not before the last one
   * @param stopTicks when it ends
   * @param sample its bytes
   */
  public void add(long startTicks, long stopTicks, ByteBuffer sample)
      throws MalformedMediaException, LimitExceededException {
    if (stopTicks <= startTicks) {
      return;
    }
    Map<Content, Long> before = startTicks == endTicks ? shown : Map.of();
    Map<Content, Long> now = new LinkedHashMap<>();
    while (sample.hasRemaining()) {
      SampleBox box = SampleBox.next(sample);
      if (box.type().equals(CUE)) {
        Content cue = cue(box.content());
        now.put(cue, before.getOrDefault(cue, startTicks));
      }
    }
    for (Map.Entry<Content, Long> cue : shown.entrySet()) {
      if (!before.containsKey(cue.getKey()) || !now.containsKey(cue.getKey())) {
        end(cue.getKey(), cue.getValue());
      }
    }
    shown = now;
    endTicks = stopTicks;
  }

  private void end(Content cue, long startTicks) throws LimitExceededException {
    if (cue.payload().isEmpty()) {
      return;
    }
    budget.take(CUE_BYTES + 2L * cue.payload().length(), "its cues");
    cues.add(new WebVttCue(startTicks, endTicks, cue.id(), cue.settings(), cue.payload()));
  }

  private static Content cue(ByteBuffer boxes) throws MalformedMediaException {
    int sourceId = CueBox.WHOLE;
    String id = "";
    String settings = "";
    String payload = "";
    while (boxes.hasRemaining()) {
      SampleBox box = SampleBox.next(boxes);
      switch (box.type()) {
        case SOURCE_ID -> {
          if (box.content().remaining() == Integer.BYTES) {
            sourceId = box.content().getInt();
          }
        }
        case ID -> id = line(box.text());
        case SETTINGS -> settings = line(box.text());
        case PAYLOAD -> payload = lines(box.text());
        default -> {
          // When the sample begins, and comments: nothing that is shown.
        }
      }
    }
    return new Content(sourceId, id, settings, payload);
  }

  /** A line end or an arrow would begin another cue. */
  private static String line(String text) {
    return text.replaceAll("\\R", " ").replace("-->", "->").strip();
  }

  /** So would an empty line. */
  private static String lines(String text) {
    return text.replaceAll("\\R+", "\n").replace("-->", "--&gt;").strip();
  }

  /** Returns the document, or empty when no text is ever shown. */
  public Optional<WebVttDocument> document() throws FragmillException {
    for (Map.Entry<Content, Long> cue : shown.entrySet()) {
      end(cue.getKey(), cue.getValue());
    }
    shown = Map.of();
    if (cues.isEmpty()) {
      return Optional.empty();
    }
    cues.sort(Comparator.comparing(WebVttCue::startTicks));
    // Read as a file is: what is no style or region leaves the header.
    return Optional.of(WebVttParser.parse(new WebVttDocument(header, cues).toText()));
  }
}
