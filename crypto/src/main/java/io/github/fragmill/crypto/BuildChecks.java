package io.github.fragmill.crypto;

import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.crypto.drm.DrmSystem;
import io.github.fragmill.crypto.internal.scheme.BlockPattern;
import io.github.fragmill.crypto.internal.scheme.SchemeRules;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What a protection refuses to be built of; each refusal names the setter. */
final class BuildChecks {

  private BuildChecks() {}

  static void requireKeys(List<TrackRule> rules) {
    if (rules.stream().allMatch(rule -> rule.source().isEmpty())) {
      throw new IllegalStateException("key(TrackSelector, ContentKey): expected at least one");
    }
    KeysById keys = new KeysById();
    for (TrackRule rule : rules) {
      for (ContentKey key : rule.fixedKeys()) {
        key.requireUsable();
        if (!keys.add(key)) {
          throw new IllegalStateException(
              "key(TrackSelector, ContentKey): found two different keys for key id " + key.keyId());
        }
      }
    }
  }

  /** Several keys of one selector follow each other; without rotation, only the first would. */
  static void requireTiming(KeyTiming timing, List<TrackRule> rules) {
    if (timing.clearLead().isNegative()) {
      throw new IllegalStateException(
          "clearLead(Duration): expected zero or more, found " + timing.clearLead());
    }
    timing
        .cryptoPeriod()
        .filter(period -> period.isZero() || period.isNegative())
        .ifPresent(
            period -> {
              throw new IllegalStateException(
                  "rotateKeys(Duration): expected more than zero, found " + period);
            });
    requireStarts(timing);
    for (TrackRule rule : rules) {
      if (!timing.rotates() && rule.fixedKeys().size() > 1) {
        throw new IllegalStateException(
            "key(TrackSelector, KeySource): found "
                + rule.fixedKeys().size()
                + " keys for "
                + rule.tracks()
                + ", of which only rotateKeys(Duration) would use more than the first");
      }
    }
  }

  private static void requireStarts(KeyTiming timing) {
    List<Duration> starts = timing.periodStarts();
    if (starts.isEmpty()) {
      return;
    }
    if (timing.cryptoPeriod().isPresent()) {
      throw new IllegalStateException(
          "rotateKeys(Duration): expected none, because keys(TrackKeySource) has crypto periods");
    }
    boolean ascends = starts.get(0).isZero();
    for (int period = 1; period < starts.size(); period++) {
      ascends &= starts.get(period - 1).compareTo(starts.get(period)) < 0;
    }
    if (!ascends) {
      throw new IllegalStateException(
          "keys(TrackKeySource): expected crypto periods that begin at zero and ascend");
    }
  }

  /** Returns the pattern that is given, or the scheme's own. */
  static BlockPattern pattern(Scheme scheme, Optional<GivenPattern> given) {
    if (given.isEmpty()) {
      return BlockPattern.ONE_IN_TEN;
    }
    GivenPattern pattern = given.get();
    if (!scheme.hasPattern()) {
      throw new IllegalStateException(
          "pattern(int, int): " + scheme.fourCc() + " has none, found " + pattern);
    }
    if (!pattern.isValid()) {
      throw new IllegalStateException(
          "pattern(int, int): expected 1 to 15 encrypted and 0 to 15 clear blocks, found "
              + pattern);
    }
    return new BlockPattern(pattern.cryptByteBlock(), pattern.skipByteBlock());
  }

  static void requireIv(Scheme scheme, SchemeRules rules, InitializationVector iv) {
    if (!rules.takesIvOf(iv.lengthBytes())) {
      throw new IllegalStateException(
          "iv(InitializationVector): "
              + scheme.fourCc()
              + " takes "
              + rules.defaultIvBytes()
              + " bytes, found "
              + iv.lengthBytes());
    }
  }

  /** An IV is written in clear, and with two options beside each other such a slip is easy. */
  static void requireIvIsNoKey(InitializationVector iv, Collection<ContentKey> keys) {
    for (ContentKey key : keys) {
      if (key.isKey(iv.toBytes())) {
        throw new IllegalStateException(
            "iv(InitializationVector): found the key of "
                + key.keyId()
                + ", which every file would show");
      }
    }
  }

  static void requireSystems(Scheme scheme, List<DrmSystem> systems, boolean oneLicense) {
    for (DrmSystem system : systems) {
      try {
        system.requireScheme(scheme.fourCc());
        if (system.needsOneIv() && scheme != Scheme.CBCS) {
          throw new IllegalArgumentException(
              system + " needs a constant IV, as cbcs has, found " + scheme.fourCc());
        }
      } catch (IllegalArgumentException e) {
        throw new IllegalStateException("signal(DrmSystem...): " + e.getMessage(), e);
      }
      try {
        if (oneLicense) {
          system.requireSeveralKeys();
        }
      } catch (IllegalArgumentException e) {
        throw new IllegalStateException("oneLicense(): " + e.getMessage(), e);
      }
    }
  }
}
