package io.github.fragmill.core.internal.text.ttml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShownChildrenTest {

  private static final int CHILDREN = 40;
  private static final long END_TICKS = 60;

  private final TtmlNode.Element parent = element("div");
  private final IdentityHashMap<TtmlNode.Element, Interval> times = new IdentityHashMap<>();

  private static TtmlNode.Element element(String name) {
    return new TtmlNode.Element(name, "", name, List.of());
  }

  private TtmlNode.Element add(Interval interval) {
    TtmlNode.Element child = element("p");
    parent.children().add(child);
    times.put(child, interval);
    return child;
  }

  @Test
  void during_piecesOfAnyLength_isWhatOverlapsThemInTheOrderOfTheDocument() {
    Random random = new Random(4);
    for (int child = 0; child < CHILDREN; child++) {
      long start = random.nextInt((int) END_TICKS);
      add(new Interval(start, start + random.nextInt(20)));
    }
    ShownChildren children = new ShownChildren(parent, times);

    int shown = 0;
    long start = 0;
    while (start < END_TICKS) {
      long end = start + 1 + random.nextInt(6);
      List<TtmlNode> expected = new ArrayList<>();
      for (TtmlNode child : parent.children()) {
        Interval time = times.getOrDefault(child, Interval.NEVER);
        if (!time.isEmpty() && time.startTicks() < end && time.endTicks() > start) {
          expected.add(child);
        }
      }
      assertThat(children.during(start, end)).containsExactlyElementsOf(expected);
      shown += expected.size();
      start = end;
    }
    assertThat(shown).isGreaterThan(CHILDREN);
  }

  @Test
  void during_textBodyAndWhatHasNoTime_areAlwaysShown() {
    TtmlNode.Text text = new TtmlNode.Text(" ");
    TtmlNode.Element body = element("body");
    TtmlNode.Element head = element("head");
    parent.children().addAll(List.of(head, text, body));
    times.put(body, new Interval(5, 6));
    ShownChildren children = new ShownChildren(parent, times);

    assertThat(children.during(0, 1)).containsExactly(head, text, body);
    assertThat(children.during(9, 10)).containsExactly(head, text, body);
  }

  @Test
  void during_neverOrForEver_isNotOrUntilTheEnd() {
    add(Interval.NEVER);
    TtmlNode.Element open = add(new Interval(2, Interval.OPEN));
    ShownChildren children = new ShownChildren(parent, times);

    assertThat(children.during(0, 2)).isEmpty();
    assertThat(children.during(2, 3)).hasSize(1).first().isSameAs(open);
    assertThat(children.during(1000, 2000)).hasSize(1);
  }
}
