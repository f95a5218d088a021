package io.github.fragmill.crypto;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.Pssh;
import io.github.fragmill.core.protect.SegmentKey;
import io.github.fragmill.core.protect.TrackEncryption;
import io.github.fragmill.core.protect.port.PresentationTrack;
import io.github.fragmill.core.protect.port.ProtectedPresentation;
import io.github.fragmill.crypto.KeyAssignment.KeyNeed;
import io.github.fragmill.crypto.drm.DrmSystem;
import io.github.fragmill.crypto.internal.aes.AesCiphers;
import io.github.fragmill.crypto.internal.scheme.SchemeRules;
import java.util.ArrayList;
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
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides how the tracks of a presentation are encrypted: first rules, then keys, then all that
 * follows from keys. Immutable and thread-safe.
 *
 * @param tracks the first rule that chooses a track decides for it
 * @param oneLicense whether DRM systems name all keys of the presentation with each track
 */
record EncryptionPlanner(
    Scheme scheme,
    SchemeRules rules,
    List<TrackRule> tracks,
    KeyTiming timing,
    List<DrmSystem> systems,
    boolean oneLicense,
    AesCiphers aes) {

  EncryptionPlanner {
    tracks = List.copyOf(tracks);
    systems = List.copyOf(systems);
  }

  /**
   * Decides for all tracks.
   *
   * @param ivBase gives the base of the initialization vectors
   * @throws IllegalStateException when a key has been destroyed, and when the base is a key
   */
  ProtectedPresentation plan(List<PresentationTrack> presented, IvBase ivBase)
      throws FragmillException {
    List<TrackRule> matched = TrackRules.match(tracks, presented);
    List<List<KeyNeed>> needs = new ArrayList<>();
    for (int index = 0; index < presented.size(); index++) {
      needs.add(needs(matched.get(index), presented.get(index)));
    }
    KeyAssignment assignment =
        KeyAssignment.of(needs.stream().flatMap(List::stream).toList(), rules.hasConstantIv());
    List<NavigableMap<Long, KeyGrant>> keys = new ArrayList<>();
    for (List<KeyNeed> ofTrack : needs) {
      keys.add(assignment.ofTrack(ofTrack));
    }
    Map<KeyId, ContentKey> licenseKeys = keysOf(keys.stream().flatMap(it -> it.values().stream()));
    InitializationVector base = ivBase.of(presented, licenseKeys.keySet());
    BuildChecks.requireIvIsNoKey(base, assignment.keys());
    IvAssignment ivs = new IvAssignment(base, systems.stream().anyMatch(DrmSystem::needsOneIv));
    List<Optional<TrackEncryption>> encryptions = new ArrayList<>();
    for (int index = 0; index < presented.size(); index++) {
      encryptions.add(
          keys.get(index).isEmpty()
              ? Optional.empty()
              : Optional.of(encrypt(presented.get(index), keys.get(index), ivs, licenseKeys)));
    }
    return new ProtectedPresentation(encryptions, new Encryptor(licenseKeys, aes));
  }

  private static Map<KeyId, ContentKey> keysOf(Stream<KeyGrant> grants) {
    Map<KeyId, ContentKey> keys = new LinkedHashMap<>();
    grants.forEach(grant -> keys.putIfAbsent(grant.key().keyId(), grant.key()));
    return keys;
  }

  /**
   * Returns none for a track that stays clear: by its rule, or because the clear lead covers it.
   */
  private List<KeyNeed> needs(TrackRule rule, PresentationTrack track) {
    if (rule.source().isEmpty()) {
      return List.of();
    }
    SortedSet<Long> periods = new TreeSet<>();
    TimeScale timeScale = track.track().timeScale();
    for (int segment = 0; segment < track.segmentCount(); segment++) {
      long startTicks = track.segmentStartTicks(segment);
      if (!timing.isClear(startTicks, timeScale)) {
        periods.add(timing.period(startTicks, timeScale));
      }
    }
    KeySource source = rule.source().get();
    TrackSelector asked =
        source instanceof KeysOfTracks
            ? new KeysOfTracks.OneTrack(track.name(), track.main())
            : rule.tracks();
    return periods.stream()
        .map(period -> new KeyNeed(source, new KeyRequest(scheme, asked, period)))
        .toList();
  }

  private TrackEncryption encrypt(
      PresentationTrack track,
      NavigableMap<Long, KeyGrant> keys,
      IvAssignment ivs,
      Map<KeyId, ContentKey> licenseKeys)
      throws FragmillException {
    InitializationVector firstIv = ivs.next(track.name(), keys.values());
    boolean hasSubsamples = track.track().format().protectableRangeFinder().isPresent();
    NavigableMap<Long, List<DrmSignal>> signals = new TreeMap<>();
    keys.forEach(
        (period, grant) ->
            signals.put(
                period,
                signals(
                    grant,
                    new KeyedTrack(
                        rules.parameters(
                            grant.key().keyId(), grant.iv().orElse(firstIv), hasSubsamples),
                        oneLicense ? licenseKeys : keysOf(Stream.of(grant)),
                        aes))));
    TrackSignals said = TrackSignals.of(signals);
    return new TrackEncryption(
        rules.parameters(keys.firstEntry().getValue().key().keyId(), firstIv, hasSubsamples),
        hasSubsamples,
        firstIv,
        said.lasting(),
        segmentKeys(track, keys, firstIv, said));
  }

  /** What a key source says of a system counts, and not what we would say of it. */
  private List<DrmSignal> signals(KeyGrant grant, KeyedTrack track) {
    Set<UUID> given = grant.signals().stream().map(DrmSignal::systemId).collect(Collectors.toSet());
    return Stream.concat(
            systems.stream()
                .flatMap(system -> system.signal(track).stream())
                .filter(signal -> !given.contains(signal.systemId())),
            grant.signals().stream())
        .toList();
  }

  private List<SegmentKey> segmentKeys(
      PresentationTrack track,
      NavigableMap<Long, KeyGrant> keys,
      InitializationVector firstIv,
      TrackSignals said) {
    boolean rotates = timing.rotates();
    // Clear segments already bring the boxes of the first key, so that it is there when the first
    // encrypted segment needs it.
    SegmentKey clear = SegmentKey.clear(rotates ? said.rolling(keys.firstKey()) : List.of());
    Map<Long, SegmentKey> periods = new HashMap<>();
    keys.forEach(
        (period, grant) ->
            periods.put(
                period,
                rotates
                    ? named(grant, firstIv, said.rolling(period), said.ofPeriod(period))
                    : SegmentKey.DEFAULT));
    TimeScale timeScale = track.track().timeScale();
    List<SegmentKey> segmentKeys = new ArrayList<>();
    for (int segment = 0; segment < track.segmentCount(); segment++) {
      long startTicks = track.segmentStartTicks(segment);
      segmentKeys.add(
          timing.isClear(startTicks, timeScale)
              ? clear
              : periods.get(timing.period(startTicks, timeScale)));
    }
    return segmentKeys;
  }

  private static SegmentKey named(
      KeyGrant grant, InitializationVector firstIv, List<Pssh> headers, List<DrmSignal> signals) {
    KeyId keyId = grant.key().keyId();
    return grant
        .iv()
        .filter(iv -> !iv.equals(firstIv))
        .map(iv -> SegmentKey.named(keyId, iv, headers, signals))
        .orElseGet(() -> SegmentKey.named(keyId, headers, signals));
  }
}
