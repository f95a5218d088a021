package io.github.fragmill.dash;

import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.presentation.SwitchingSet;
import io.github.fragmill.dash.internal.xml.DescriptorElement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Announces that another set has the same content, in another codec or under another key, and that
 * a player may switch to it at every segment (ISO/IEC 23009-1:2022, 5.3.3.5).
 */
final class SetSwitching {

  private static final String SCHEME = "urn:mpeg:dash:adaptation-set-switching:2016";

  private SetSwitching() {}

  /** Returns the property of a set, or empty when no other one has the same content. */
  static Optional<DescriptorElement> property(int id, List<SharedKeySet> sets) {
    String ids =
        IntStream.range(0, sets.size())
            .filter(other -> other != id && isSameContent(sets.get(id), sets.get(other)))
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(","));
    return ids.isEmpty() ? Optional.empty() : Optional.of(new DescriptorElement(SCHEME, ids));
  }

  private static boolean isSameContent(SharedKeySet one, SharedKeySet other) {
    if (one.set().trickPlay().isPresent() || other.set().trickPlay().isPresent()) {
      return false; // Players find them through the set that they are made of.
    }
    return one.origin() == other.origin()
        ? SegmentAlignment.isAligned(renditions(one.set(), other.set()))
        : isSameContent(one.set(), other.set());
  }

  private static boolean isSameContent(SwitchingSet one, SwitchingSet other) {
    if (one.type() == TrackType.TEXT
        || one.type() != other.type()
        || !one.attributes().hasSamePurposeAs(other.attributes())) {
      return false;
    }
    Set<String> codecs = codecs(one);
    return codecs(other).stream().noneMatch(codecs::contains)
        && SegmentAlignment.hasSameTimes(renditions(one, other));
  }

  private static List<Rendition> renditions(SwitchingSet one, SwitchingSet other) {
    return Stream.concat(one.renditions().stream(), other.renditions().stream()).toList();
  }

  /** Two sets of one codec are there because they are not the same, such as two cameras. */
  private static Set<String> codecs(SwitchingSet set) {
    return set.renditions().stream()
        .map(Rendition::format)
        .map(format -> format.sampleEntry().type())
        .collect(Collectors.toSet());
  }
}
