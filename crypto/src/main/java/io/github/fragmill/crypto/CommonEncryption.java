package io.github.fragmill.crypto;

import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.Protection;
import io.github.fragmill.core.protect.TitleProtection;
import io.github.fragmill.crypto.drm.DrmSystem;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Common Encryption of a title (ISO/IEC 23001-7:2023). Immutable and thread-safe; one object may
 * protect any number of titles.
 *
 * <p><b>Initialization vectors.</b> Each title has a base, random unless given. What a track gets
 * follows from it by arithmetic on the first 64 bits, big-endian, modulo 2^64:
 *
 * <ul>
 *   <li>The k-th track of the title under the same key, counted from 0, adds k * 2^32. Keys count
 *       as the same when their bytes are, also under different ids.
 *   <li>{@code cenc}: sample n of a track, counted from 0, adds n. A base of 8 bytes, as random
 *       ones are, gives vectors of 8 bytes, and the block counter of each sample begins at 0. A
 *       base of 16 bytes gives vectors of 16 bytes, and the block counter of each sample begins at
 *       the base's last 64 bits and wraps there.
 *   <li>{@code cbcs}: the vector of the track is constant, of the base's length; random ones have
 *       16 bytes. The first track has the base itself. For the cipher, zeros follow a vector of 8
 *       bytes. The chain begins anew at the vector in each subsample.
 * </ul>
 *
 * <p>A track has fewer than 2^32 samples, so in {@code cenc} no block counter is ever used twice
 * under one key in a title, and no segment needs to know of the one before.
 */
public final class CommonEncryption implements Protection {

  private final Scheme scheme;
  private final List<TrackKey> keys;
  private final Optional<InitializationVector> iv;
  private final List<DrmSystem> systems;
  private final AesEngine engine;
  private final SecureRandom random;

  private CommonEncryption(Builder builder) {
    scheme = builder.scheme;
    keys = List.copyOf(builder.keys);
    iv = builder.iv;
    systems = builder.systems;
    engine = builder.engine;
    random = builder.random;
  }

  /** Encrypts all tracks by {@code cbcs} with one key. */
  public static CommonEncryption cbcs(ContentKey key) {
    return builder(Scheme.CBCS).key(TrackSelector.all(), key).build();
  }

  /** Encrypts all tracks by {@code cenc} with one key. */
  public static CommonEncryption cenc(ContentKey key) {
    return builder(Scheme.CENC).key(TrackSelector.all(), key).build();
  }

  /** Returns a new builder without a key. */
  public static Builder builder(Scheme scheme) {
    return new Builder(scheme);
  }

  @Override
  public TitleProtection begin() {
    return new CommonTitle(
        scheme.rules(), keys, iv.orElseGet(this::drawIv), systems, engine.ciphers());
  }

  private InitializationVector drawIv() {
    byte[] bytes = new byte[scheme.rules().defaultIvBytes()];
    random.nextBytes(bytes);
    return new InitializationVector(bytes);
  }

  /** Returns the scheme and the key ids. */
  @Override
  public String toString() {
    return scheme.fourCc() + " with " + keys.stream().map(TrackKey::key).toList();
  }

  /** Collects the parts. Not thread-safe. */
  public static final class Builder {

    private final Scheme scheme;
    private final List<TrackKey> keys = new ArrayList<>();
    private Optional<InitializationVector> iv = Optional.empty();
    private List<DrmSystem> systems = List.of(DrmSystem.common());
    private AesEngine engine = AesEngine.bouncyCastle();
    private SecureRandom random = new SecureRandom();

    private Builder(Scheme scheme) {
      this.scheme = Objects.requireNonNull(scheme, "scheme");
    }

    /**
     * Gives a key to the tracks that a selector chooses. Of several selectors that choose a track,
     * the one given first counts. A track that none of them chooses stays clear.
     */
    public Builder key(TrackSelector tracks, ContentKey key) {
      keys.add(new TrackKey(tracks, key));
      return this;
    }

    /**
     * Sets the base of the initialization vectors; without it, each title draws its own.
     *
     * <p>Under {@code cenc}, two titles with the same key and the same base give away what differs
     * between them. So a base is for repeatable output, each with a key of its own.
     *
     * @param iv 8 or 16 bytes; the class comment says what follows from the length
     */
    public Builder iv(InitializationVector iv) {
      this.iv = Optional.of(iv);
      return this;
    }

    /** Sets the DRM systems to signal, in this order; none is possible. The default is common. */
    public Builder signal(DrmSystem... systems) {
      this.systems = List.of(systems);
      return this;
    }

    /** Sets what computes AES. The default is {@link AesEngine#bouncyCastle()}. */
    public Builder engine(AesEngine engine) {
      this.engine = Objects.requireNonNull(engine, "engine");
      return this;
    }

    /** Sets where random vectors come from. The default is {@code new SecureRandom()}. */
    public Builder random(SecureRandom random) {
      this.random = Objects.requireNonNull(random, "random");
      return this;
    }

    /**
     * Returns the protection.
     *
     * @throws IllegalStateException when there is no key, or one key id with two different keys
     */
    public CommonEncryption build() {
      if (keys.isEmpty()) {
        throw new IllegalStateException("key(TrackSelector, ContentKey): expected at least one");
      }
      for (int first = 0; first < keys.size(); first++) {
        for (int second = first + 1; second < keys.size(); second++) {
          requireConsistent(keys.get(first).key(), keys.get(second).key());
        }
      }
      return new CommonEncryption(this);
    }

    private static void requireConsistent(ContentKey first, ContentKey second) {
      if (first.keyId().equals(second.keyId()) && !first.equals(second)) {
        throw new IllegalStateException(
            "key(TrackSelector, ContentKey): found two different keys for key id " + first.keyId());
      }
    }
  }
}
