package io.github.fragmill.core.internal.text.webvtt;

import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.internal.text.port.TextBudget;
import io.github.fragmill.core.internal.text.port.TextSample;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes samples of cues (ISO/IEC 14496-30, 7.4): a new one wherever a cue begins or ends, with a
 * box for each cue that is visible, or an empty one for none.
 */
final class CueSamples {

  private final List<CueBox> boxes = new ArrayList<>();

  private CueSamples(List<WebVttCue> cues, NavigableSet<Long> starts) {
    for (WebVttCue cue : cues) {
      long last = starts.lower(cue.endTicks());
      boolean isSplit = last > cue.startTicks();
      boxes.add(new CueBox(cue, isSplit ? boxes.size() + 1 : CueBox.WHOLE));
    }
  }

  static List<TextSample> of(
      List<WebVttCue> cues, List<Long> boundaryTicks, long endTicks, TextBudget budget)
      throws LimitExceededException {
    TreeSet<Long> starts = new TreeSet<>(boundaryTicks);
    starts.add(0L);
    for (WebVttCue cue : cues) {
      starts.add(cue.startTicks());
      starts.add(cue.endTicks());
    }
    starts.tailSet(endTicks).clear();
    return new CueSamples(cues, starts).samples(starts, budget);
  }

  private List<TextSample> samples(NavigableSet<Long> starts, TextBudget budget)
      throws LimitExceededException {
    List<Integer> coming = new ArrayList<>();
    for (int index = 0; index < boxes.size(); index++) {
      coming.add(index);
    }
    coming.sort(Comparator.comparing(index -> boxes.get(index).cue().startTicks()));
    // By their place in the file, which is the order in which cues are drawn.
    TreeMap<Integer, CueBox> visible = new TreeMap<>();
    List<TextSample> samples = new ArrayList<>();
    int next = 0;
    for (long start : starts) {
      visible.values().removeIf(box -> box.cue().endTicks() <= start);
      for (; next < coming.size() && startTicks(coming.get(next)) <= start; next++) {
        visible.put(coming.get(next), boxes.get(coming.get(next)));
      }
      budget.spendSample();
      samples.add(new TextSample(start, bytes(visible.values(), start, budget)));
    }
    return samples;
  }

  private long startTicks(int index) {
    return boxes.get(index).cue().startTicks();
  }

  private static byte[] bytes(Iterable<CueBox> visible, long start, TextBudget budget)
      throws LimitExceededException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (CueBox box : visible) {
      byte[] cue = box.toBytes(start);
      budget.spend(cue.length);
      bytes.writeBytes(cue);
    }
    return bytes.size() == 0 ? CueBox.empty() : bytes.toByteArray();
  }
}
