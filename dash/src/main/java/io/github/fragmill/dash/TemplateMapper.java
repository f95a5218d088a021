package io.github.fragmill.dash;

import io.github.fragmill.core.presentation.Addressing.NumberedSegments;
import io.github.fragmill.core.presentation.Addressing.SegmentFiles;
import io.github.fragmill.core.presentation.RelativeUri;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.presentation.SegmentTimes;
import io.github.fragmill.dash.internal.xml.SegmentTemplateElement;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Segment files as a SegmentTemplate element (ISO/IEC 23009-1:2022, 5.3.9.4). */
final class TemplateMapper {

  private static final BigInteger NANOS_PER_SECOND = BigInteger.valueOf(1_000_000_000L);
  private static final long MAX_UNSIGNED_INT = 0xFFFF_FFFFL;

  private TemplateMapper() {}

  static SegmentTemplateElement map(
      SegmentFiles files, Rendition rendition, Duration presentation) {
    SegmentTemplateElement template = new SegmentTemplateElement();
    template.timescale = rendition.timeScale().ticksPerSecond();
    template.initialization = RelativeUri.ofPath(files.headerName());
    Optional<Integer> firstNumber =
        files instanceof NumberedSegments numbered
            ? Optional.of(numbered.firstNumber())
            : Optional.empty();
    template.media =
        RelativeUri.ofPath(files.directory())
            + (firstNumber.isPresent() ? "/$Number$" : "/$Time$")
            + RelativeUri.ofPart(files.extension());
    template.startNumber = firstNumber.orElse(null);
    OptionalLong constant =
        firstNumber.isPresent()
            ? constantDurationTicks(rendition, presentation)
            : OptionalLong.empty();
    if (constant.isPresent()) {
      template.duration = constant.getAsLong();
    } else {
      template.timeline = TimelineMapper.map(rendition.segments());
    }
    return template;
  }

  /**
   * Returns the duration of all segments but the last, if they have one and begin at 0, and if a
   * player that counts how many of them the presentation takes comes to as many as there are.
   */
  private static OptionalLong constantDurationTicks(Rendition rendition, Duration presentation) {
    SegmentTimes segments = rendition.segments();
    long durationTicks = segments.durationTicks(0);
    int last = segments.count() - 1;
    for (int segment = 1; segment < last; segment++) {
      if (segments.durationTicks(segment) != durationTicks) {
        return OptionalLong.empty();
      }
    }
    boolean isConstant =
        segments.startTicks(0) == 0
            && durationTicks > 0
            && durationTicks <= MAX_UNSIGNED_INT
            && segments.durationTicks(last) <= durationTicks
            && isFilledBy(segments.count(), durationTicks, rendition, presentation);
    return isConstant ? OptionalLong.of(durationTicks) : OptionalLong.empty();
  }

  /** Compares exactly: the presentation ends within the last segment, or at its end. */
  private static boolean isFilledBy(
      int count, long durationTicks, Rendition rendition, Duration presentation) {
    BigInteger presentationUnits =
        BigInteger.valueOf(presentation.getSeconds())
            .multiply(NANOS_PER_SECOND)
            .add(BigInteger.valueOf(presentation.getNano()))
            .multiply(BigInteger.valueOf(rendition.timeScale().ticksPerSecond()));
    BigInteger segmentUnits = BigInteger.valueOf(durationTicks).multiply(NANOS_PER_SECOND);
    return segmentUnits.multiply(BigInteger.valueOf(count)).compareTo(presentationUnits) >= 0
        && segmentUnits.multiply(BigInteger.valueOf(count - 1L)).compareTo(presentationUnits) < 0;
  }
}
