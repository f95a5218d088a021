package io.github.fragmill.crypto;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.port.PresentationTrack;
import io.github.fragmill.core.protect.port.ProtectedPresentation;
import io.github.fragmill.core.protect.port.Protection;
import io.github.fragmill.crypto.drm.DrmSystem;
import io.github.fragmill.crypto.drm.PsshPlace;
import io.github.fragmill.crypto.internal.scheme.SchemeRules;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Common Encryption of a presentation (ISO/IEC 23001-7:2023). Immutable and thread-safe; one object
 * may protect any number of presentations, as long as its keys are not closed: it refers to them
 * and keeps no copy ({@link ContentKey} says where keys are in memory).
 *
 * <pre>{@code
 * CommonEncryption.builder(Scheme.CBCS)
 *     .key(TrackSelector.audio(), audioKey)
 *     .key(TrackSelector.video().upToHeight(720), sdKey)
 *     .key(TrackSelector.video(), hdKey)
 *     .signal(Widevine.contentId(filmId), PlayReady.licenseUrl(licenseUrl))
 *     .build()
 * }</pre>
 *
 * <p><b>Which tracks.</b> Each track of audio and video has the first rule that chooses it, a
 * {@linkplain Builder#key key} or {@linkplain Builder#leaveClear none}. A track that no rule
 * chooses, and a rule that counts for no track, are refused when a presentation is planned ({@link
 * io.github.fragmill.core.error.ProtectionMismatchException}): nothing is published clear because a
 * selector was wrong. So are rules for what {@code Packager.tracks} leaves out. Trick play has the
 * rule of the video that it is made of. Text is never encrypted; a presentation of text alone has
 * nothing to protect.
 *
 * <p><b>Initialization vectors.</b> Each presentation has a base, random unless {@linkplain
 * Builder#iv given}. The IVs of a track follow from it by arithmetic on the first 64 bits,
 * big-endian, modulo 2^64:
 *
 * <ul>
 *   <li>The k-th track of the presentation under the same key, counted from 0, adds k * 2^32. Keys
 *       count as the same when their bytes are, also under different ids.
 *   <li>{@code cenc}, {@code cens}: sample n of a track, counted from 0, adds n. A base of 8 bytes,
 *       as random ones are, gives IVs of 8 bytes, and the block counter of each sample begins at 0.
 *       A base of 16 bytes gives IVs of 16 bytes, and the block counter of each sample begins at
 *       the base's last 64 bits and wraps there.
 *   <li>{@code cbc1}: sample n of a track, counted from 0, adds n. The base has 16 bytes.
 *   <li>{@code cbcs}: the IV of the track is constant, of the base's length; random ones have 16
 *       bytes. The first track has the base itself. For the cipher, zeros follow an IV of 8 bytes.
 *       The chain begins anew at the IV in each subsample. Where a {@link KeyGrant} brings an IV,
 *       all tracks under its key have that one.
 * </ul>
 *
 * <p>With key rotation, tracks count as under the same key when any of their keys is the same, and
 * a track's IVs go on through its crypto periods: its keys change, they do not.
 *
 * <p>A track has fewer than 2^32 samples, so no block counter and no IV of a sample is ever used
 * twice under one key in a presentation, and no segment needs to know of the one before.
 */
public final class CommonEncryption implements Protection {

  private final EncryptionPlanner planner;
  private final IvBase ivBase;

  private CommonEncryption(EncryptionPlanner planner, IvBase ivBase) {
    this.planner = planner;
    this.ivBase = ivBase;
  }

  /** Encrypts all tracks by {@code cbcs} with one key. */
  public static CommonEncryption cbcs(ContentKey key) {
    return builder(Scheme.CBCS).key(TrackSelector.all(), key).build();
  }

  /** Encrypts all tracks by {@code cenc} with one key. */
  public static CommonEncryption cenc(ContentKey key) {
    return builder(Scheme.CENC).key(TrackSelector.all(), key).build();
  }

  /**
   * Encrypts all tracks as a source says, which decides the scheme and the key of each: a document
   * of a key server, for example. {@link Builder#keys} is the same with settings.
   *
   * @throws IllegalArgumentException when the source names no scheme
   */
  public static CommonEncryption from(TrackKeySource source) {
    Scheme scheme =
        source
            .scheme()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "source: expected one that names its scheme, found none; give it to"
                            + " builder(Scheme)"));
    return builder(scheme).keys(source).build();
  }

  /** Returns a new builder without a key. */
  public static Builder builder(Scheme scheme) {
    return new Builder(scheme);
  }

  /**
   * {@inheritDoc}
   *
   * <p>A track whose segments all lie in the clear lead is a clear track, once a rule chooses it.
   *
   * @throws IllegalStateException when a key has been destroyed, and when the given IV is a key
   */
  @Override
  public ProtectedPresentation protect(List<PresentationTrack> tracks) throws FragmillException {
    return planner.plan(tracks, ivBase);
  }

  /** Returns the scheme and the key ids, as far as they are known. */
  @Override
  public String toString() {
    return planner.scheme().fourCc()
        + " with "
        + planner.tracks().stream().filter(rule -> rule.source().isPresent()).toList();
  }

  /** Collects the parts. Not thread-safe. */
  public static final class Builder {

    private final Scheme scheme;
    private final List<TrackRule> tracks = new ArrayList<>();
    private KeyTiming timing = KeyTiming.CONSTANT;
    private Optional<GivenPattern> pattern = Optional.empty();
    private Optional<InitializationVector> iv = Optional.empty();
    private Optional<DerivedIv> derivedIv = Optional.empty();
    private List<DrmSystem> systems = List.of(DrmSystem.common());
    private boolean oneLicense;
    private AesEngine engine = AesEngine.bouncyCastle();
    private SecureRandom random = new SecureRandom();

    private Builder(Scheme scheme) {
      this.scheme = Objects.requireNonNull(scheme, "scheme");
    }

    /**
     * Gives a key to the tracks that a selector chooses; of several rules that choose a track, the
     * one given first counts. Planning a presentation fails when this one does not count for any.
     */
    public Builder key(TrackSelector tracks, ContentKey key) {
      return key(tracks, FixedKeys.of(key));
    }

    /**
     * Gives a key, which is asked for when a presentation is planned, to the tracks that a selector
     * chooses, as {@link #key(TrackSelector, ContentKey)} does. A source that several selectors
     * have is asked once for all of them.
     */
    public Builder key(TrackSelector tracks, KeySource source) {
      return add(tracks, Optional.of(source), /* isOptional= */ false);
    }

    /**
     * Does the same as {@link #key(TrackSelector, KeySource)} for a protection of several
     * presentations of which some have no such track. {@link FixedKeys#of} makes a source of a key.
     */
    public Builder keyIfPresent(TrackSelector tracks, KeySource source) {
      return add(tracks, Optional.of(source), /* isOptional= */ true);
    }

    /**
     * Gives keys to all tracks that no rule before this one chooses, as the source decides, which
     * is asked once for all of them when a presentation is planned.
     *
     * @throws IllegalArgumentException when the source names another scheme
     */
    public Builder keys(TrackKeySource source) {
      Optional<Scheme> named = source.scheme().filter(it -> it != scheme);
      if (named.isPresent()) {
        throw new IllegalArgumentException(
            "keys(TrackKeySource): expected keys for "
                + scheme.fourCc()
                + ", found keys for "
                + named.get().fourCc());
      }
      if (!source.periodStarts().isEmpty()) {
        timing = timing.withPeriodStarts(source.periodStarts());
      }
      return key(TrackSelector.all(), new KeysOfTracks(source));
    }

    /**
     * Leaves the tracks clear that a selector chooses; of several rules that choose a track, with a
     * key or without, the one given first counts. Planning a presentation fails when this one does
     * not count for any. Text is clear without being named.
     */
    public Builder leaveClear(TrackSelector tracks) {
      return add(tracks, Optional.empty(), /* isOptional= */ false);
    }

    /**
     * Does the same as {@link #leaveClear} for a protection of several presentations of which some
     * have no such track.
     */
    public Builder leaveClearIfPresent(TrackSelector tracks) {
      return add(tracks, Optional.empty(), /* isOptional= */ true);
    }

    private Builder add(TrackSelector selector, Optional<KeySource> source, boolean isOptional) {
      tracks.add(new TrackRule(selector, source, isOptional));
      return this;
    }

    /**
     * Leaves the beginning clear, so that playback can start before a licence is there: all
     * segments that begin to be presented before a time. A segment is never clear in part. A track
     * that ends before is clear altogether. The default is zero.
     *
     * @param duration zero or more
     */
    public Builder clearLead(Duration duration) {
      timing = timing.withClearLead(duration);
      return this;
    }

    /**
     * Changes the keys in the course of a presentation: a segment that begins to be presented at a
     * time t has the key of crypto period t / {@code cryptoPeriod}, rounded down, in every track.
     * Each key comes from the selector's {@link KeySource}; {@link FixedKeys} is one of a list. By
     * default, one key serves all of a presentation.
     *
     * <p>Each segment names its key and brings the {@code pssh} boxes for it, wherever a {@link
     * PsshPlace} would have them. What does not change from key to key stays in its place; the
     * manifest names the first key as the default.
     *
     * @param cryptoPeriod how long a key is used, above zero; with several segments in it
     */
    public Builder rotateKeys(Duration cryptoPeriod) {
      timing = timing.withCryptoPeriod(cryptoPeriod);
      return this;
    }

    /**
     * Sets which blocks of 16 bytes are encrypted where parts of a sample stay clear, as in video
     * ({@code cens} and {@code cbcs} only). The default is 1 and 9, which players expect; elsewhere
     * all blocks are encrypted.
     *
     * @param cryptByteBlock encrypted blocks, 1 to 15
     * @param skipByteBlock clear blocks after them, 0 to 15
     */
    public Builder pattern(int cryptByteBlock, int skipByteBlock) {
      pattern = Optional.of(new GivenPattern(cryptByteBlock, skipByteBlock));
      return this;
    }

    /**
     * Sets the base of the initialization vectors; without it, each presentation draws its own.
     *
     * <p>A base is for output that is the same each time, with a key that serves one film only. Two
     * films with one key and one base give away their difference in counter mode ({@code cenc},
     * {@code cens}), and equal beginnings in the others. Nobody checks that: a presentation knows
     * nothing of others, which another process or machine may have made.
     *
     * <p>Where {@link io.github.fragmill.crypto.drm.FairPlay FairPlay} is signalled, the base is
     * the constant vector of all tracks.
     *
     * @param iv 8 or 16 bytes; the class comment says what follows from the length
     */
    public Builder iv(InitializationVector iv) {
      this.iv = Optional.of(iv);
      return this;
    }

    /**
     * Derives the base of the initialization vectors from a secret and from what is encrypted:
     * processes that package the same presentation under the same name, of the same sources, agree
     * on it without talking. Content that was replaced gets other vectors, so no counter is used
     * twice under a key. Each source must have a stamp with a validator, as files have: size and
     * time of change. So copies of a file agree only where they have the time of the original.
     *
     * @param secret shared by these processes and by nobody else
     * @param presentation the name of the presentation, unique among those that share a key
     */
    public Builder deriveIv(IvSecret secret, String presentation) {
      derivedIv = Optional.of(new DerivedIv(secret, presentation));
      return this;
    }

    private record DerivedIv(IvSecret secret, String presentation) {
      private DerivedIv {
        Objects.requireNonNull(secret, "secret");
        Objects.requireNonNull(presentation, "presentation");
      }
    }

    private IvBase ivBase(SchemeRules rules) {
      if (iv.isPresent()) {
        InitializationVector given = iv.get();
        return (presented, keyIds) -> given;
      }
      int bytes = rules.defaultIvBytes();
      if (derivedIv.isPresent()) {
        return new DerivedIvBase(
            derivedIv.get().secret(), derivedIv.get().presentation(), scheme, bytes);
      }
      SecureRandom source = random;
      return (presented, keyIds) -> {
        byte[] drawn = new byte[bytes];
        source.nextBytes(drawn);
        return InitializationVector.of(drawn);
      };
    }

    /**
     * Sets the DRM systems to signal; none is possible. The default is common. Players take the
     * order for a preference, but for common, which manifests name last.
     */
    public Builder signal(DrmSystem... systems) {
      this.systems = List.of(systems);
      return this;
    }

    /**
     * Lets players ask for one licence: the data of DRM systems for a track names all keys of the
     * presentation, so that one answer can open all qualities, the audio, and with key rotation all
     * periods. Then no box changes from key to key, and none stands in segments. By default, each
     * key is asked for on its own, and a licence server may refuse one of them to a weak device.
     *
     * <p>PlayReady names several keys in headers from version 4.2 on. {@link
     * io.github.fragmill.crypto.drm.ClearKey ClearKey} and {@link
     * io.github.fragmill.crypto.drm.RawPssh RawPssh} stay as they are, and so do the signals that a
     * {@link KeyGrant} brings.
     */
    public Builder oneLicense() {
      oneLicense = true;
      return this;
    }

    /** Sets what computes AES. The default is {@link AesEngine#bouncyCastle()}. */
    public Builder engine(AesEngine engine) {
      this.engine = Objects.requireNonNull(engine, "engine");
      return this;
    }

    /** Sets where random IVs come from. The default is {@code new SecureRandom()}. */
    public Builder random(SecureRandom random) {
      this.random = Objects.requireNonNull(random, "random");
      return this;
    }

    /**
     * Returns the protection.
     *
     * @throws IllegalStateException when there is no key, or one key id with two different keys;
     *     when the scheme has no pattern but one is set, or not such a one; when it takes no IV of
     *     this length, or the IV is a key, or one is given and derived; when a DRM system cannot
     *     signal it; when a selector has several keys and they are not rotated, or a duration is
     *     too short. The message names the setter.
     */
    public CommonEncryption build() {
      BuildChecks.requireKeys(tracks);
      BuildChecks.requireTiming(timing, tracks);
      SchemeRules rules = scheme.rules(BuildChecks.pattern(scheme, pattern));
      if (iv.isPresent()) {
        BuildChecks.requireIv(scheme, rules, iv.get());
        tracks.forEach(rule -> BuildChecks.requireIvIsNoKey(iv.get(), rule.fixedKeys()));
      }
      if (iv.isPresent() && derivedIv.isPresent()) {
        throw new IllegalStateException(
            "deriveIv(IvSecret, String): expected no other base, found one by"
                + " iv(InitializationVector)");
      }
      BuildChecks.requireSystems(scheme, systems, oneLicense);
      return new CommonEncryption(
          new EncryptionPlanner(
              scheme, rules, tracks, timing, systems, oneLicense, engine.ciphers()),
          ivBase(rules));
    }
  }
}
