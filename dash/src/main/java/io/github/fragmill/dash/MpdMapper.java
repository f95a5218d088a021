package io.github.fragmill.dash;

import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.presentation.Presentation;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.presentation.SegmentTimes;
import io.github.fragmill.core.presentation.SidecarFile;
import io.github.fragmill.core.presentation.SwitchingSet;
import io.github.fragmill.dash.internal.xml.AdaptationSetElement;
import io.github.fragmill.dash.internal.xml.MpdElement;
import io.github.fragmill.dash.internal.xml.PeriodElement;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A presentation as an MPD element (ISO/IEC 23009-1:2022, 5.3.1).
 *
 * @param minBufferTime the time that was set, or empty for one that suits the segments
 * @param baseUrls where the media files are; none when they are beside the manifest
 */
record MpdMapper(DashProfile profile, Optional<Duration> minBufferTime, List<String> baseUrls) {

  private static final Duration SHORTEST_DEFAULT_BUFFER = Duration.ofSeconds(2);
  private static final Duration MILLISECOND = Duration.ofMillis(1);

  /** Representation@id: StringNoWhitespaceType of the schema, and not empty. */
  private static final Pattern ID = Pattern.compile("[^\\s\\p{Z}]+");

  MpdElement map(Presentation presentation) throws UnsupportedMediaException {
    List<SwitchingSet> sets = presentation.switchingSets();
    profile.requireSupport(presentation.layout());
    requireIds(presentation);
    Duration bufferTime = minBufferTime.orElseGet(() -> suitableBufferTime(sets));

    PeriodElement period = new PeriodElement();
    AdaptationSetMapper adaptationSets =
        new AdaptationSetMapper(profile, presentation.duration(), bufferTime);
    List<SharedKeySet> keyedSets = SharedKeySet.of(sets);
    for (int id = 0; id < keyedSets.size(); id++) {
      AdaptationSetElement element = adaptationSets.map(id, keyedSets.get(id));
      SetSwitching.property(id, keyedSets).ifPresent(element.supplementalProperties::add);
      period.adaptationSets.add(element);
    }
    for (SidecarFile file : presentation.sidecarFiles()) {
      period.adaptationSets.add(
          SidecarFileMapper.map(period.adaptationSets.size(), file, bufferTime));
    }
    // Duration.toString() is a lexical form of xs:duration, exact and without trailing zeros.
    MpdElement mpd =
        new MpdElement(
            profile.urn(), presentation.duration().toString(), bufferTime.toString(), period);
    mpd.baseUrls.addAll(baseUrls);
    return mpd;
  }

  private static void requireIds(Presentation presentation) {
    Stream.concat(
            presentation.switchingSets().stream()
                .flatMap(set -> set.renditions().stream())
                .map(Rendition::id),
            presentation.sidecarFiles().stream().map(SidecarFile::id))
        .filter(id -> !ID.matcher(id).matches())
        .forEach(
            id -> {
              throw new IllegalArgumentException(
                  "id: expected one without white space, found '" + id + "'");
            });
  }

  /** Returns the longest segment, rounded up to a millisecond, or two seconds if that is longer. */
  private static Duration suitableBufferTime(List<SwitchingSet> sets) {
    Duration longest = SHORTEST_DEFAULT_BUFFER;
    for (SwitchingSet set : sets) {
      for (Rendition rendition : set.renditions()) {
        Duration segment = rendition.timeScale().toDuration(longestTicks(rendition.segments()));
        longest = longest.compareTo(segment) < 0 ? segment : longest;
      }
    }
    return longest.plus(MILLISECOND).minusNanos(1).truncatedTo(ChronoUnit.MILLIS);
  }

  private static long longestTicks(SegmentTimes segments) {
    long longest = 0;
    for (int segment = 0; segment < segments.count(); segment++) {
      longest = Math.max(longest, segments.durationTicks(segment));
    }
    return longest;
  }
}
