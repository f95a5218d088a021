package io.github.fragmill.core.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LimitsTest {

  private static final Limits LIMITS = Limits.forHeapOf(1L << 30);

  /** A limit by its name, with what sets and what gets it. */
  private record Limit(String name, IntFunction<Limits> setter, ToIntFunction<Limits> getter) {

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Limit> all() {
    return Stream.of(
        new Limit("maxBoxes", LIMITS::withMaxBoxes, Limits::maxBoxes),
        new Limit("maxDepth", LIMITS::withMaxDepth, Limits::maxDepth),
        new Limit("maxTracks", LIMITS::withMaxTracks, Limits::maxTracks),
        new Limit("maxSamples", LIMITS::withMaxSamples, Limits::maxSamples),
        new Limit("maxBoxBytes", LIMITS::withMaxBoxBytes, Limits::maxBoxBytes),
        new Limit("maxTableBytes", LIMITS::withMaxTableBytes, Limits::maxTableBytes),
        new Limit("maxTextBytes", LIMITS::withMaxTextBytes, Limits::maxTextBytes),
        new Limit("maxSegmentBytes", LIMITS::withMaxSegmentBytes, Limits::maxSegmentBytes));
  }

  @ParameterizedTest
  @MethodSource("all")
  void with_positive_changesThatLimitAlone(Limit limit) {
    Limits changed = limit.setter().apply(1);

    List<Integer> expected =
        all().map(it -> it.name().equals(limit.name()) ? 1 : value(it, LIMITS)).toList();
    assertThat(all().map(it -> value(it, changed)).toList()).isEqualTo(expected);
  }

  private static int value(Limit limit, Limits limits) {
    return limit.getter().applyAsInt(limits);
  }

  @ParameterizedTest
  @MethodSource("all")
  void with_notPositive_isRefusedByName(Limit limit) {
    for (int value : new int[] {0, -9}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> limit.setter().apply(value))
          .withMessage(limit.name() + ": expected a positive number, found " + value);
    }
  }

  @Test
  void withMaxSegmentBytes_aboveOneGibibyte_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LIMITS.withMaxSegmentBytes((1 << 30) + 1))
        .withMessageContaining("maxSegmentBytes");
  }

  @Test
  void forHeapOf_littleAndMuch_staysWithinItsBounds() {
    assertThat(Limits.forHeapOf(1).maxTableBytes()).isEqualTo(8 << 20);
    assertThat(Limits.forHeapOf(1).maxTextBytes()).isEqualTo(1 << 20);
    assertThat(Limits.forHeapOf(96 << 20).maxTableBytes()).isEqualTo(24 << 20);
    assertThat(Limits.forHeapOf(256 << 20).maxTextBytes()).isEqualTo(4 << 20);
    assertThat(Limits.forHeapOf(Long.MAX_VALUE).maxTableBytes()).isEqualTo(1 << 30);
    assertThat(Limits.forHeapOf(Long.MAX_VALUE).maxTextBytes()).isEqualTo(16 << 20);
  }

  @Test
  void equals_sameValues_isEqual() {
    assertThat(LIMITS.withMaxTracks(7)).isEqualTo(LIMITS.withMaxTracks(7)).isNotEqualTo(LIMITS);
    assertThat(LIMITS.withMaxTracks(7)).hasSameHashCodeAs(LIMITS.withMaxTracks(7));
  }

  @Test
  void toString_limits_namesEach() {
    assertThat(LIMITS.withMaxSegmentBytes(9).toString())
        .startsWith("maxBoxes 100000, maxDepth 16, ")
        .endsWith(", maxSegmentBytes 9");
  }
}
