package io.github.fragmill.cpix;

import io.github.fragmill.core.error.KeySourceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The crypto periods of a document in their order, of which a presentation has the first as its
 * period 0: by offset, else by number, else by time.
 */
final class PeriodOrder {

  private final List<KeyPeriod> periods;
  private final boolean isOrdered;
  private final boolean hasOffsets;

  PeriodOrder(List<KeyPeriod> periods) {
    hasOffsets =
        !periods.isEmpty() && periods.stream().allMatch(it -> it.startOffset().isPresent());
    boolean hasNumbers = periods.stream().allMatch(it -> it.index().isPresent());
    boolean hasTimes = periods.stream().allMatch(it -> it.start().isPresent());
    isOrdered = periods.size() < 2 || hasOffsets || hasNumbers || hasTimes;
    List<KeyPeriod> ordered = new ArrayList<>(periods);
    if (hasOffsets) {
      ordered.sort(Comparator.comparing(it -> it.startOffset().orElseThrow()));
    } else if (hasNumbers) {
      ordered.sort(Comparator.comparingLong(it -> it.index().orElseThrow()));
    } else if (hasTimes) {
      ordered.sort(Comparator.comparing(it -> it.start().orElseThrow()));
    }
    this.periods = ordered;
  }

  /** Returns the ids of a period; none after the last. */
  Set<String> idsOf(long period) throws KeySourceException {
    if (!isOrdered) {
      throw new KeySourceException(
          "CPIX document: expected crypto periods with index, startOffset or start, found others");
    }
    if (hasOffsets && starts().isEmpty()) {
      throw new KeySourceException(
          "CPIX document: expected crypto periods from 0 on, each from the end of the one before");
    }
    return period < periods.size()
        ? periods.get((int) period).id().map(Set::of).orElse(Set.of())
        : Set.of();
  }

  /**
   * Returns when each period begins to be presented, and when the last one ends, if it does; empty
   * when the document does not say it, or there are gaps.
   */
  List<Duration> starts() {
    if (!hasOffsets) {
      return List.of();
    }
    List<Duration> starts = new ArrayList<>();
    Optional<Duration> end = Optional.of(Duration.ZERO);
    for (KeyPeriod period : periods) {
      Duration start = period.startOffset().orElseThrow();
      boolean follows =
          end.isPresent()
              ? end.get().equals(start)
              : starts.get(starts.size() - 1).compareTo(start) < 0;
      if (!follows) {
        return List.of();
      }
      starts.add(start);
      end = period.endOffset();
      if (end.filter(it -> it.compareTo(start) <= 0).isPresent()) {
        return List.of();
      }
    }
    end.ifPresent(starts::add);
    return starts;
  }
}
