package io.github.fragmill.crypto;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.TitleProtection;
import io.github.fragmill.core.protect.TitleTrack;
import io.github.fragmill.core.protect.TrackProtection;
import io.github.fragmill.crypto.drm.DrmSystem;
import io.github.fragmill.crypto.internal.aes.AesCiphers;
import io.github.fragmill.crypto.internal.scheme.IvRange;
import io.github.fragmill.crypto.internal.scheme.SchemeRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Hands out keys and initialization vectors to the tracks of one title. Not thread-safe. */
final class CommonTitle implements TitleProtection {

  private final SchemeRules rules;
  private final TrackRules trackRules;
  private final KeyRing keys;
  private final KeyTiming timing;
  private final InitializationVector base;
  private final Optional<IvReuseGuard> vectorUse;
  private final List<DrmSystem> systems;
  private final Optional<Map<KeyId, ContentKey>> licenseKeys;
  private final AesCiphers aes;
  private final KeyFingerprints keyMarks = new KeyFingerprints();
  private final List<TrackSignals> signals = new ArrayList<>();

  /** The next range of vectors under each key. */
  private final Map<KeyFingerprints.Mark, Integer> nextRanges = new HashMap<>();

  /**
   * @param oneLicense whether DRM systems name all keys of the title with each track
   * @param vectorUse of all titles that have the same base; empty when this one is random
   */
  CommonTitle(
      SchemeRules rules,
      TrackRules trackRules,
      KeyRing keys,
      KeyTiming timing,
      InitializationVector base,
      Optional<IvReuseGuard> vectorUse,
      List<DrmSystem> systems,
      boolean oneLicense,
      AesCiphers aes) {
    this.rules = rules;
    this.trackRules = trackRules;
    this.keys = keys;
    this.timing = timing;
    this.base = base;
    this.vectorUse = vectorUse;
    this.systems = systems;
    this.licenseKeys = oneLicense ? Optional.of(new LinkedHashMap<>()) : Optional.empty();
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
    // All keys are known by now, and none has to be there later on. What a system cannot signal is
    // refused while the title is planned.
    signals.forEach(TrackSignals::lasting);
  }

  private SortedSet<Long> encryptedPeriods(TimeScale timeScale, long... segmentStartTicks) {
    if (timing.isConstant()) {
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
    return new CommonTrack(
        rules,
        aes,
        timing,
        track.timeScale(),
        found,
        ivs,
        subsampled,
        rules.parameters(found.firstEntry().getValue().keyId(), ivs, subsampled),
        signals(found, keyId -> rules.parameters(keyId, ivs, subsampled)));
  }

  private TrackSignals signals(
      NavigableMap<Long, ContentKey> keysOfTrack,
      Function<KeyId, EncryptionParameters> parameters) {
    NavigableMap<Long, KeyedTrack> periods = new TreeMap<>();
    keysOfTrack.forEach(
        (period, key) -> {
          licenseKeys.ifPresent(all -> all.putIfAbsent(key.keyId(), key));
          periods.put(
              period,
              new KeyedTrack(
                  parameters.apply(key.keyId()),
                  licenseKeys.orElseGet(() -> Map.of(key.keyId(), key)),
                  aes));
        });
    TrackSignals ofTrack = new TrackSignals(systems, periods);
    signals.add(ofTrack);
    return ofTrack;
  }

  /** Two ids may name one key; their tracks must not share vectors either. */
  private int takeRange(Collection<ContentKey> keysOfTrack) {
    Set<KeyFingerprints.Mark> marks =
        keysOfTrack.stream()
            .map(key -> keyMarks.of(key, /* number= */ 0))
            .collect(Collectors.toSet());
    int range = marks.stream().mapToInt(it -> nextRanges.getOrDefault(it, 0)).max().orElse(0);
    marks.forEach(it -> nextRanges.put(it, range + 1));
    return range;
  }
}
