package io.github.fragmill.core.internal.text.ttml;

import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Finds which children of an element are shown, from one piece of time to the next. Each is looked
 * at when it appears and while it is shown, and not in all the pieces before and after. Not
 * thread-safe.
 */
final class ShownChildren {

  private final TtmlNode.Element parent;
  private final IdentityHashMap<TtmlNode.Element, Interval> times;

  /** By their places in the document, in the order of their beginnings. */
  private final List<Integer> coming;

  /** In the order of the document, by their places. */
  private final TreeMap<Integer, TtmlNode> shown = new TreeMap<>();

  private int next;

  ShownChildren(TtmlNode.Element parent, IdentityHashMap<TtmlNode.Element, Interval> times) {
    this.parent = parent;
    this.times = times;
    this.coming =
        IntStream.range(0, parent.children().size())
            .filter(place -> !time(parent.children().get(place)).isEmpty())
            .boxed()
            .sorted(Comparator.comparingLong(place -> startTicks(place)))
            .toList();
  }

  /**
   * Returns what is shown in a piece of time, in the order of the document.
   *
   * @param startTicks not before the end of the piece before
   */
  Collection<TtmlNode> during(long startTicks, long endTicks) {
    for (; next < coming.size() && startTicks(coming.get(next)) < endTicks; next++) {
      shown.put(coming.get(next), parent.children().get(coming.get(next)));
    }
    shown.values().removeIf(child -> time(child).endTicks() <= startTicks);
    return shown.values();
  }

  private long startTicks(int place) {
    return time(parent.children().get(place)).startTicks();
  }

  /** What is outside the body, or always belongs to it, is kept. */
  private Interval time(TtmlNode child) {
    return child instanceof TtmlNode.Element element && !element.localName().equals("body")
        ? times.getOrDefault(element, Interval.ALWAYS)
        : Interval.ALWAYS;
  }
}
