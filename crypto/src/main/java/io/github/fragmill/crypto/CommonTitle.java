package io.github.fragmill.crypto;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.TitleProtection;
import io.github.fragmill.core.protect.TrackProtection;
import io.github.fragmill.crypto.drm.DrmSystem;
import io.github.fragmill.crypto.internal.aes.AesCiphers;
import io.github.fragmill.crypto.internal.scheme.IvRange;
import io.github.fragmill.crypto.internal.scheme.SchemeRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hands out keys and initialization vectors to the tracks of one title. Not thread-safe. */
final class CommonTitle implements TitleProtection {

  private final SchemeRules rules;
  private final KeyRing keys;
  private final InitializationVector base;
  private final List<DrmSystem> systems;
  private final AesCiphers aes;
  private final List<ContentKey> keysOfTracks = new ArrayList<>();

  CommonTitle(
      SchemeRules rules,
      KeyRing keys,
      InitializationVector base,
      List<DrmSystem> systems,
      AesCiphers aes) {
    this.rules = rules;
    this.keys = keys;
    this.base = base;
    this.systems = systems;
    this.aes = aes;
  }

  @Override
  public Optional<TrackProtection> protect(Track track) throws FragmillException {
    return keys.find(track).map(key -> protect(track, key));
  }

  private TrackProtection protect(Track track, ContentKey key) {
    // Two ids may name one key; their tracks must not share vectors either.
    int earlierTracks = (int) keysOfTracks.stream().filter(key::hasSameKey).count();
    keysOfTracks.add(key);
    IvRange ivs = IvRange.of(base, earlierTracks);
    boolean subsampled = track.format().protectableRangeFinder().isPresent();
    EncryptionParameters parameters = rules.parameters(key.keyId(), ivs, subsampled);
    KeyedTrack keyed = new KeyedTrack(parameters, key, aes);
    List<DrmSignal> signals =
        systems.stream().flatMap(system -> system.signal(keyed).stream()).toList();
    return new CommonTrack(rules, aes, key, ivs, subsampled, parameters, signals);
  }
}
