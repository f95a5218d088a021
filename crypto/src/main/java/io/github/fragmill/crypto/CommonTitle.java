package io.github.fragmill.crypto;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.TitleProtection;
import io.github.fragmill.core.protect.TitleTrack;
import io.github.fragmill.core.protect.TrackProtection;
import io.github.fragmill.crypto.drm.DrmSystem;
import io.github.fragmill.crypto.internal.aes.AesCiphers;
import io.github.fragmill.crypto.internal.scheme.IvRange;
import io.github.fragmill.crypto.internal.scheme.SchemeRules;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Hands out keys and initialization vectors to the tracks of one title. Not thread-safe. */
final class CommonTitle implements TitleProtection {

  private final SchemeRules rules;
  private final TrackRules trackRules;
  private final KeyRing keys;
  private final KeyTiming timing;
  private final InitializationVector base;
  private final Optional<VectorUse> vectorUse;
  private final List<DrmSystem> systems;
  private final AesCiphers aes;
  private final KeyMarks keyMarks = new KeyMarks();

  /** The next range of vectors under each key. */
  private final Map<KeyMarks.Mark, Integer> nextRanges = new HashMap<>();

  /**
   * @param vectorUse of all titles that have the same base; empty when this one is random
   */
  CommonTitle(
      SchemeRules rules,
      TrackRules trackRules,
      KeyRing keys,
      KeyTiming timing,
      InitializationVector base,
      Optional<VectorUse> vectorUse,
      List<DrmSystem> systems,
      AesCiphers aes) {
    this.rules = rules;
    this.trackRules = trackRules;
    this.keys = keys;
    this.timing = timing;
    this.base = base;
    this.vectorUse = vectorUse;
    this.systems = systems;
    this.aes = aes;
  }

  /**
   * {@inheritDoc}
   *
   * <p>A track whose segments all lie in the clear lead is a clear track, once a rule chooses it.
   *
   * @throws IllegalStateException when a key has been destroyed, and when given vectors are a key
   *     or have served another track under the same key
   */
  @Override
  public Optional<TrackProtection> protect(TitleTrack titleTrack, long... segmentStartTicks)
      throws FragmillException {
    Track track = titleTrack.track();
    SortedSet<Long> periods = encryptedPeriods(track.timeScale(), segmentStartTicks);
    return trackRules.find(titleTrack) instanceof TrackKey rule && !periods.isEmpty()
        ? Optional.of(protect(track, keys.find(rule, periods)))
        : Optional.empty();
  }

  @Override
  public void complete() throws FragmillException {
    trackRules.requireAllUsed();
  }

  private SortedSet<Long> encryptedPeriods(TimeScale timeScale, long... segmentStartTicks) {
    if (timing.equals(KeyTiming.CONSTANT)) {
      return new TreeSet<>(Set.of(0L));
    }
    return Arrays.stream(segmentStartTicks)
        .filter(startTicks -> !timing.isClear(startTicks, timeScale))
        .mapToObj(startTicks -> timing.period(startTicks, timeScale))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private TrackProtection protect(Track track, NavigableMap<Long, ContentKey> found) {
    BuildChecks.requireVectorIsNoKey(base, found.values());
    int range = takeRange(found.values());
    vectorUse.ifPresent(it -> it.note(found.values(), range, track));
    IvRange ivs = IvRange.of(base, range);
    boolean subsampled = track.format().protectableRangeFinder().isPresent();
    NavigableMap<Long, PeriodKey> periods = new TreeMap<>();
    found.forEach(
        (period, key) ->
            periods.put(
                period,
                new PeriodKey(key, signals(rules.parameters(key.keyId(), ivs, subsampled), key))));
    return new CommonTrack(
        rules,
        aes,
        timing,
        track.timeScale(),
        periods,
        ivs,
        subsampled,
        rules.parameters(found.firstEntry().getValue().keyId(), ivs, subsampled),
        PeriodKey.lasting(List.copyOf(periods.values())));
  }

  /** Two ids may name one key; their tracks must not share vectors either. */
  private int takeRange(Collection<ContentKey> keysOfTrack) {
    Set<KeyMarks.Mark> marks =
        keysOfTrack.stream()
            .map(key -> keyMarks.of(key, /* number= */ 0))
            .collect(Collectors.toSet());
    int range = marks.stream().mapToInt(it -> nextRanges.getOrDefault(it, 0)).max().orElse(0);
    marks.forEach(it -> nextRanges.put(it, range + 1));
    return range;
  }

  private List<DrmSignal> signals(EncryptionParameters parameters, ContentKey key) {
    KeyedTrack keyed = new KeyedTrack(parameters, key, aes);
    return systems.stream().flatMap(system -> system.signal(keyed).stream()).toList();
  }
}
