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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A presentation as an MPD element (ISO/IEC 23009-1:2022, 5.3.1).
 *
 * @param minBufferTime what the user asks for, or empty for what suits the segments
 * @param baseUrls where the manifest's files are, or none for beside it
 */
record MpdMapper(DashProfile profile, Optional<Duration> minBufferTime, List<String> baseUrls) {

  private static final Duration SHORTEST_DEFAULT_BUFFER = Duration.ofSeconds(2);
  private static final Duration MILLISECOND = Duration.ofMillis(1);

  /** Representation@id: StringNoWhitespaceType of the schema, and not empty. */
  private static final Pattern ID = Pattern.compile("[^\\s\\p{Z}]+");

  MpdElement map(Presentation presentation) throws UnsupportedMediaException {
    List<SwitchingSet> sets = presentation.switchingSets();
    requireConsistent(sets);
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
    for (SidecarFile file : presentation.sideFiles()) {
      requireUnused(file, sets);
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

  private static void requireConsistent(List<SwitchingSet> sets) {
    if (sets.isEmpty()) {
      throw new IllegalArgumentException("switchingSets: expected at least one");
    }
    Set<String> ids = new HashSet<>();
    for (SwitchingSet set : sets) {
      if (set.trickPlay().isPresent() && set.trickPlay().get().mainSet() >= sets.size()) {
        throw new IllegalArgumentException(
            "trickPlay: expected one of " + sets.size() + " sets, found " + set.trickPlay().get());
      }
      for (Rendition rendition : set.renditions()) {
        String id = rendition.id();
        if (!ID.matcher(id).matches() || !ids.add(id)) {
          throw new IllegalArgumentException(
              "rendition id: expected to be unique and without white space, found '" + id + "'");
        }
        if (rendition.format().type() != set.type()) {
          throw new IllegalArgumentException(
              "rendition " + id + ": expected " + set.type() + " as its switching set says");
        }
      }
    }
  }

  private static void requireUnused(SidecarFile file, List<SwitchingSet> sets) {
    boolean isUsed =
        sets.stream()
            .flatMap(set -> set.renditions().stream())
            .anyMatch(rendition -> rendition.id().equals(file.id()));
    if (isUsed || !ID.matcher(file.id()).matches()) {
      throw new IllegalArgumentException(
          "side file id: expected to be unique and without white space, found '" + file.id() + "'");
    }
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
