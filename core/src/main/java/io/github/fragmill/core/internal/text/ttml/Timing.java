package io.github.fragmill.core.internal.text.ttml;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import java.math.RoundingMode;
import java.util.IdentityHashMap;
import java.util.Optional;

/** Finds out when the content of a document is shown (W3C TTML1, 10.2 and 10.4). */
final class Timing {

  private static final String NO_NAMESPACE = "";

  private final TimeExpression expression;
  private final IdentityHashMap<TtmlNode.Element, Interval> shown = new IdentityHashMap<>();

  private Timing(TimeExpression expression) {
    this.expression = expression;
  }

  /** Returns when something within each element of a document's body is shown. */
  static IdentityHashMap<TtmlNode.Element, Interval> of(TtmlNode.Element root)
      throws MalformedMediaException, UnsupportedMediaException {
    Timing timing = new Timing(TimeExpression.of(root));
    for (TtmlNode.Element child : root.elements()) {
      if (child.localName().equals("body")) {
        timing.visit(child, Interval.ALWAYS);
      }
    }
    return timing.shown;
  }

  private Interval visit(TtmlNode.Element element, Interval parent)
      throws MalformedMediaException, UnsupportedMediaException {
    if (element.attribute(NO_NAMESPACE, "timeContainer").orElse("par").equals("seq")) {
      throw new UnsupportedMediaException("timeContainer=\"seq\" is not packaged");
    }
    Interval own = active(element, parent);
    Interval content = Interval.NEVER;
    for (TtmlNode child : element.children()) {
      content = content.union(content(child, own));
    }
    shown.put(element, content);
    return content;
  }

  private Interval content(TtmlNode node, Interval parent)
      throws MalformedMediaException, UnsupportedMediaException {
    if (node instanceof TtmlNode.Text text) {
      return text.characters().isBlank() ? Interval.NEVER : parent;
    }
    TtmlNode.Element element = (TtmlNode.Element) node;
    return switch (element.localName()) {
      case "div", "p", "span" -> visit(element, parent);
      case "image" -> throw new UnsupportedMediaException("image subtitles are not packaged");
      // Line breaks show nothing by themselves; metadata and animation belong to what is shown.
      default -> Interval.NEVER;
    };
  }

  /** Times count from the parent's beginning, and nothing is shown longer than its parent. */
  private Interval active(TtmlNode.Element element, Interval parent)
      throws MalformedMediaException, UnsupportedMediaException {
    if (element.attributes().stream().anyMatch(it -> it.localName().equals("backgroundImage"))) {
      throw new UnsupportedMediaException("image subtitles are not packaged");
    }
    if (parent.isEmpty()) {
      return Interval.NEVER;
    }
    Optional<String> begin = element.attribute(NO_NAMESPACE, "begin");
    Optional<String> end = element.attribute(NO_NAMESPACE, "end");
    Optional<String> duration = element.attribute(NO_NAMESPACE, "dur");
    long start = parent.startTicks();
    if (begin.isPresent()) {
      start += expression.ticks(begin.get(), RoundingMode.FLOOR);
    }
    long stop = parent.endTicks();
    if (end.isPresent()) {
      long ticks = expression.ticks(end.get(), RoundingMode.CEILING);
      stop = Math.min(stop, parent.startTicks() + ticks);
    }
    if (duration.isPresent()) {
      stop = Math.min(stop, start + expression.ticks(duration.get(), RoundingMode.CEILING) + 1);
    }
    return start < stop ? new Interval(start, stop) : Interval.NEVER;
  }
}
