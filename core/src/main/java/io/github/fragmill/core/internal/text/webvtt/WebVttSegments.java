package io.github.fragmill.core.internal.text.webvtt;

import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.internal.source.MemoryBudget;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A text as WebVTT files, one for each segment. A file holds all cues that are shown in its
 * segment, each with all of its time, and says that the times of text and media both begin at 0
 * (RFC 8216, 3.5). Immutable and thread-safe.
 */
public final class WebVttSegments {

  private static final String TIME_MAP = "X-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000\n";

  private final WebVttDocument document;
  private final long[] startTicks;
  private final long endTicks;
  private final String head;

  /** By when they appear. */
  private final List<WebVttCue> cues;

  /** Of each cue, when it and all before it have disappeared. */
  private final long[] allOverTicks;

  private final long[] sizeBytes;

  private WebVttSegments(WebVttDocument document, long[] startTicks, long endTicks) {
    this.document = document;
    this.startTicks = startTicks.clone();
    this.endTicks = endTicks;
    this.head = WebVttText.head(document.header(), TIME_MAP);
    this.cues =
        document.cues().stream().sorted(Comparator.comparing(WebVttCue::startTicks)).toList();
    this.allOverTicks = new long[cues.size()];
    long over = 0;
    for (int cue = 0; cue < allOverTicks.length; cue++) {
      over = Math.max(over, cues.get(cue).endTicks());
      allOverTicks[cue] = over;
    }
    this.sizeBytes = new long[startTicks.length];
  }

  /**
   * Divides a text.
   *
   * @param startTicks when each segment begins, in milliseconds, ascending; at least one
   * @param endTicks when the last one ends
   * @param budget for what the files take in all: one long cue is in every one
   */
  public static WebVttSegments of(
      WebVttDocument document, long[] startTicks, long endTicks, MemoryBudget.Part budget)
      throws LimitExceededException {
    WebVttSegments segments = new WebVttSegments(document, startTicks, endTicks);
    segments.measure(budget);
    return segments;
  }

  private void measure(MemoryBudget.Part budget) throws LimitExceededException {
    int[] cueBytes = new int[cues.size()];
    Arrays.setAll(cueBytes, cue -> utf8(WebVttText.block(cues.get(cue))).length);
    int headBytes = utf8(head).length;
    for (int segment = 0; segment < sizeBytes.length; segment++) {
      long size = headBytes;
      for (int cue = firstOf(segment); isBefore(cue, segment); cue++) {
        size += isIn(cue, segment) ? cueBytes[cue] : 0;
      }
      budget.take(size, "its WebVTT segments");
      sizeBytes[segment] = size;
    }
  }

  /** Returns the text. */
  public WebVttDocument document() {
    return document;
  }

  /** Returns the number of segments. */
  public int count() {
    return sizeBytes.length;
  }

  /** Returns when each segment begins, in milliseconds. */
  public long[] startTicks() {
    return startTicks.clone();
  }

  /** Returns when a segment begins, in milliseconds. */
  public long startTicks(int segment) {
    return startTicks[segment];
  }

  /** Returns when the last segment ends, in milliseconds. */
  public long endTicks() {
    return endTicks;
  }

  /** Returns the size of each segment's file. */
  public long[] sizeBytes() {
    return sizeBytes.clone();
  }

  /** Returns a segment's file. */
  public byte[] bytes(int segment) {
    StringBuilder text = new StringBuilder(head);
    for (int cue = firstOf(segment); isBefore(cue, segment); cue++) {
      if (isIn(cue, segment)) {
        text.append(WebVttText.block(cues.get(cue)));
      }
    }
    return utf8(text.toString());
  }

  /** Returns the first cue that is not over, with all before it, when a segment begins. */
  private int firstOf(int segment) {
    int low = 0;
    int high = allOverTicks.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (allOverTicks[middle] <= startTicks[segment]) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private boolean isBefore(int cue, int segment) {
    long end = segment + 1 < startTicks.length ? startTicks[segment + 1] : endTicks;
    return cue < cues.size() && cues.get(cue).startTicks() < end;
  }

  private boolean isIn(int cue, int segment) {
    return cues.get(cue).endTicks() > startTicks[segment];
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
