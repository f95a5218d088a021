package io.github.fragmill.core.internal.text.ttml;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.text.port.BadText;
import io.github.fragmill.core.internal.text.port.TextBoxes;
import io.github.fragmill.core.internal.text.port.TextBudget;
import io.github.fragmill.core.internal.text.port.TextContent;
import io.github.fragmill.core.internal.text.port.TextSample;
import io.github.fragmill.core.media.SampleEntry;
import io.github.fragmill.core.media.TextFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * A TTML document. Its times count from the beginning of the track (ISO/IEC 14496-30, 6.3), so a
 * sample is the same document without what is not shown meanwhile.
 */
public final class TtmlDocument implements TextContent {

  private static final String NAMESPACE = "http://www.w3.org/ns/ttml";

  private final TtmlNode.Element root;
  private final IdentityHashMap<TtmlNode.Element, Interval> shown;
  private final long endTicks;

  private TtmlDocument(
      TtmlNode.Element root, IdentityHashMap<TtmlNode.Element, Interval> shown, long endTicks) {
    this.root = root;
    this.shown = shown;
    this.endTicks = endTicks;
  }

  /** Reads a document. */
  public static TtmlDocument parse(String document) throws FragmillException {
    TtmlNode.Element root = TtmlReader.read(document);
    if (!root.localName().equals("tt") || !root.namespace().equals(NAMESPACE)) {
      throw BadText.at(
          1,
          "expected a tt element of "
              + NAMESPACE
              + ", found "
              + BadText.quote(root.localName())
              + " of "
              + BadText.quote(root.namespace()));
    }
    IdentityHashMap<TtmlNode.Element, Interval> shown = Timing.of(root);
    long end = 0;
    for (Interval interval : shown.values()) {
      if (!interval.isEmpty()) {
        boolean isOpen = interval.endTicks() == Interval.OPEN;
        end = Math.max(end, isOpen ? interval.startTicks() + 1 : interval.endTicks());
      }
    }
    if (end == 0) {
      throw new UnsupportedMediaException("it holds no text that is ever shown; leave it out");
    }
    return new TtmlDocument(root, shown, end);
  }

  /**
   * The sample entry (ISO/IEC 14496-30, 6.5): namespaces, no schema, no image types.
   *
   * <pre>
   * stpp
   *   namespace               those of the root element, TTML's first
   *   schema_location         empty
   *   auxiliary_mime_types    empty
   * </pre>
   */
  @Override
  public TextFormat format() {
    byte[] head = TtmlWriter.write(root, TtmlDocument::withoutBody);
    return TextFormat.of(
        TtmlProfile.codecs(TtmlProfile.in(new String(head, StandardCharsets.UTF_8))),
        new SampleEntry(
            TextBoxes.box(
                "stpp",
                TextBoxes.sampleEntryFields(),
                (namespaces() + "\0\0\0").getBytes(StandardCharsets.UTF_8))));
  }

  private static List<TtmlNode> withoutBody(TtmlNode.Element element) {
    return element.children().stream()
        .filter(it -> !(it instanceof TtmlNode.Element child && child.localName().equals("body")))
        .toList();
  }

  private String namespaces() {
    List<String> names = new ArrayList<>(List.of(NAMESPACE));
    root.attributes().stream()
        .filter(it -> it.namespace().isEmpty() && it.qualifiedName().startsWith("xmlns"))
        .map(TtmlNode.Attribute::value)
        .filter(it -> !it.isBlank() && it.chars().noneMatch(Character::isWhitespace))
        .filter(it -> it.indexOf('\0') < 0)
        .distinct()
        .filter(it -> !names.contains(it))
        .forEach(names::add);
    return String.join(" ", names);
  }

  @Override
  public long endTicks() {
    return endTicks;
  }

  @Override
  public List<TextSample> samples(List<Long> boundaryTicks, long endTicks, TextBudget budget)
      throws LimitExceededException {
    List<Long> starts = new ArrayList<>(List.of(0L));
    boundaryTicks.stream().filter(it -> it > 0 && it < endTicks).distinct().forEach(starts::add);
    List<TextSample> samples = new ArrayList<>();
    IdentityHashMap<TtmlNode.Element, ShownChildren> children = new IdentityHashMap<>();
    for (int index = 0; index < starts.size(); index++) {
      long start = starts.get(index);
      long end = index + 1 < starts.size() ? starts.get(index + 1) : endTicks;
      byte[] document =
          TtmlWriter.write(
              root,
              element ->
                  children
                      .computeIfAbsent(element, it -> new ShownChildren(it, shown))
                      .during(start, end));
      budget.spendSample();
      budget.spend(document.length);
      samples.add(new TextSample(start, document));
    }
    return samples;
  }
}
