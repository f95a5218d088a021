package io.github.fragmill.crypto.drm;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.Pssh;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A DRM system that players shall find signalled in the manifest or the header. Implementations are
 * immutable and thread-safe, and give equal signals for equal tracks.
 *
 * @see Widevine
 * @see PlayReady
 * @see FairPlay
 * @see ClearKey
 * @see RawPssh
 */
@FunctionalInterface
@CheckReturnValue
public interface DrmSystem {

  /** Returns the system's data for a track, or empty when there is none. */
  Optional<DrmSignal> signal(DrmTrack track);

  /**
   * Refuses a scheme that the system cannot signal as it is configured. Called before any track is
   * seen; by default, every scheme is good.
   *
   * @param scheme its four-character code
   * @throws IllegalArgumentException when it cannot; names the setting and the scheme
   */
  default void requireScheme(String scheme) {
    // Most systems name key ids and nothing else.
  }

  /**
   * Refuses to name several keys, if the system cannot as it is configured. By default, it can.
   *
   * @throws IllegalArgumentException when it cannot; names the setting
   */
  default void requireSeveralKeys() {
    // Most systems take a list.
  }

  /**
   * Returns whether all tracks must have the same constant initialization vector, because the
   * system's key server sends one along with the key. By default, each track has its own.
   */
  default boolean needsOneIv() {
    return false;
  }

  /**
   * Returns this system with its {@code pssh} box in another place than the manifest, where the
   * systems of this package have it. Boxes for one of several keys of a track are in segments.
   */
  default DrmSystem in(PsshPlace place) {
    Objects.requireNonNull(place, "place");
    DrmSystem system = this;
    return new DrmSystem() {
      @Override
      public Optional<DrmSignal> signal(DrmTrack track) {
        return system.signal(track).map(place::put);
      }

      @Override
      public void requireScheme(String scheme) {
        system.requireScheme(scheme);
      }

      @Override
      public void requireSeveralKeys() {
        system.requireSeveralKeys();
      }

      @Override
      public boolean needsOneIv() {
        return system.needsOneIv();
      }

      @Override
      public String toString() {
        return system + " in " + place;
      }
    };
  }

  /**
   * The common system of W3C: a {@code pssh} box of version 1 with a list of key ids and no data
   * ("cenc" Initialization Data Format, 4), which any client can use that knows where to ask for
   * keys.
   */
  static DrmSystem common() {
    UUID systemId = UUID.fromString("1077efec-c0b2-4d02-ace3-3c1e52e2fb4b");
    return new DrmSystem() {
      @Override
      public Optional<DrmSignal> signal(DrmTrack track) {
        return Optional.of(
            DrmSignal.of(new Pssh(systemId, track.keyIds(), /* data= */ new byte[0])));
      }

      @Override
      public String toString() {
        return "common";
      }
    };
  }
}
