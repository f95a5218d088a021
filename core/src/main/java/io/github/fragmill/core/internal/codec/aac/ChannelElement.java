package io.github.fragmill.core.internal.codec.aac;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * An element of a raw_data_block that holds a channel or two (ISO/IEC 14496-3, 4.4.2.1).
 *
 * @param tag element_instance_tag, 0 to 15
 */
record ChannelElement(Kind kind, int tag) {

  /** What an element holds. */
  enum Kind {
    SINGLE(0, 1),
    PAIR(1, 2),
    LOW_FREQUENCY(3, 1);

    private final int code;
    private final int channelCount;

    Kind(int code, int channelCount) {
      this.code = code;
      this.channelCount = channelCount;
    }

    /** Returns id_syn_ele (Table 4.85). */
    int code() {
      return code;
    }
  }

  /** Returns elements of these kinds, each numbered among those of its kind. */
  static List<ChannelElement> of(Kind... kinds) {
    Map<Kind, Integer> next = new EnumMap<>(Kind.class);
    List<ChannelElement> elements = new ArrayList<>();
    for (Kind kind : kinds) {
      elements.add(new ChannelElement(kind, next.merge(kind, 1, Integer::sum) - 1));
    }
    return List.copyOf(elements);
  }

  /** Returns the number of channels in elements. */
  static int channelCount(List<ChannelElement> elements) {
    return elements.stream().mapToInt(it -> it.kind.channelCount).sum();
  }
}
