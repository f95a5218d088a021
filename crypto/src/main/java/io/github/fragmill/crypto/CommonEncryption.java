package io.github.fragmill.crypto;

import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.Protection;
import io.github.fragmill.core.protect.TitleProtection;
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
 * Common Encryption of a title (ISO/IEC 23001-7:2023). Immutable, but for what a protection with
 * {@linkplain Builder#iv given vectors} remembers of them, and thread-safe; one object may protect
 * any number of titles, as long as its keys are not closed: it refers to them and keeps no copy
 * ({@link ContentKey} tells where keys are in memory).
 *
 * <pre>{@code
 * CommonEncryption.builder(Scheme.CBCS)
 *     .key(TrackSelector.audio(), soundKey)
 *     .key(TrackSelector.video().upToHeight(720), sdKey)
 *     .key(TrackSelector.video(), hdKey)
 *     .signal(Widevine.contentId(titleId), PlayReady.licenseUrl(licenseUrl))
 *     .build()
 * }</pre>
 *
 * <p><b>Which tracks.</b> Each track of audio and video has the first rule that chooses it, a
 * {@linkplain Builder#key key} or {@linkplain Builder#leaveClear none}. A track that no rule
 * chooses, and a rule that counts for no track, are refused when a title is planned ({@link
 * io.github.fragmill.core.error.ProtectionMismatchException}): nothing is published clear because a
 * selector was wrong. So are rules for what {@code Packager.tracks} leaves out. Trick play has the
 * rule of the video that it is made of. Text is never encrypted; a title of text alone has nothing
 * to protect.
 *
 * <p><b>Initialization vectors.</b> Each title has a base, random unless given. What a track gets
 * follows from it by arithmetic on the first 64 bits, big-endian, modulo 2^64:
 *
 * <ul>
 *   <li>The k-th track of the title under the same key, counted from 0, adds k * 2^32. Keys count
 *       as the same when their bytes are, also under different ids.
 *   <li>{@code cenc}, {@code cens}: sample n of a track, counted from 0, adds n. A base of 8 bytes,
 *       as random ones are, gives vectors of 8 bytes, and the block counter of each sample begins
 *       at 0. A base of 16 bytes gives vectors of 16 bytes, and the block counter of each sample
 *       begins at the base's last 64 bits and wraps there.
 *   <li>{@code cbc1}: sample n of a track, counted from 0, adds n. The base has 16 bytes.
 *   <li>{@code cbcs}: the vector of the track is constant, of the base's length; random ones have
 *       16 bytes. The first track has the base itself. For the cipher, zeros follow a vector of 8
 *       bytes. The chain begins anew at the vector in each subsample.
 * </ul>
 *
 * <p>With key rotation, tracks count as under the same key when any of their keys is the same, and
 * a track's vectors go on through its crypto periods: its keys change, they do not.
 *
 * <p>A track has fewer than 2^32 samples, so no block counter and no vector of a sample is ever
 * used twice under one key in a title, and no segment needs to know of the one before.
 */
public final class CommonEncryption implements Protection {

  private final Scheme scheme;
  private final SchemeRules rules;
  private final List<TrackRule> tracks;
  private final KeyTiming timing;
  private final Optional<InitializationVector> iv;
  private final Optional<IvReuseGuard> vectorUse;
  private final List<DrmSystem> systems;
  private final boolean oneLicense;
  private final AesEngine engine;
  private final SecureRandom random;

  private CommonEncryption(Builder builder, SchemeRules rules) {
    this.scheme = builder.scheme;
    this.rules = rules;
    this.tracks = List.copyOf(builder.tracks);
    this.timing = builder.timing;
    this.iv = builder.iv;
    this.vectorUse = iv.map(given -> new IvReuseGuard());
    this.systems = builder.systems;
    this.oneLicense = builder.oneLicense;
    this.engine = builder.engine;
    this.random = builder.random;
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
        rules,
        new TrackRules(tracks),
        new KeyRing(scheme),
        timing,
        iv.orElseGet(this::drawIv),
        vectorUse,
        systems,
        oneLicense,
        engine.ciphers());
  }

  private InitializationVector drawIv() {
    byte[] bytes = new byte[rules.defaultIvBytes()];
    random.nextBytes(bytes);
    return InitializationVector.of(bytes);
  }

  /** Returns the scheme and the key ids, as far as they are known. */
  @Override
  public String toString() {
    return scheme.fourCc() + " with " + keys(tracks);
  }

  private static List<TrackKey> keys(List<TrackRule> tracks) {
    return tracks.stream().filter(TrackKey.class::isInstance).map(TrackKey.class::cast).toList();
  }

  /** Collects the parts. Not thread-safe. */
  public static final class Builder {

    private final Scheme scheme;
    private final List<TrackRule> tracks = new ArrayList<>();
    private KeyTiming timing = KeyTiming.CONSTANT;
    private Optional<GivenPattern> pattern = Optional.empty();
    private Optional<InitializationVector> iv = Optional.empty();
    private List<DrmSystem> systems = List.of(DrmSystem.common());
    private boolean oneLicense;
    private AesEngine engine = AesEngine.bouncyCastle();
    private SecureRandom random = new SecureRandom();

    private Builder(Scheme scheme) {
      this.scheme = Objects.requireNonNull(scheme, "scheme");
    }

    /**
     * Gives a key to the tracks that a selector chooses; of several rules that choose a track, the
     * one given first counts. Planning a title fails when this one does not count for any.
     */
    public Builder key(TrackSelector tracks, ContentKey key) {
      return key(tracks, KeySource.of(key));
    }

    /**
     * Gives a key, which is asked for when a title is planned, to the tracks that a selector
     * chooses, as {@link #key(TrackSelector, ContentKey)} does.
     */
    public Builder key(TrackSelector tracks, KeySource source) {
      return add(new TrackKey(tracks, source, /* isOptional= */ false));
    }

    /**
     * Does the same as {@link #key(TrackSelector, KeySource)} for a protection of several titles of
     * which some have no such track. {@link KeySource#of} makes a source of a key.
     */
    public Builder keyIfPresent(TrackSelector tracks, KeySource source) {
      return add(new TrackKey(tracks, source, /* isOptional= */ true));
    }

    /**
     * Leaves the tracks clear that a selector chooses; of several rules that choose a track, with a
     * key or without, the one given first counts. Planning a title fails when this one does not
     * count for any. Text is clear without being named.
     */
    public Builder leaveClear(TrackSelector tracks) {
      return add(new ClearTracks(tracks, /* isOptional= */ false));
    }

    /**
     * Does the same as {@link #leaveClear} for a protection of several titles of which some have no
     * such track.
     */
    public Builder leaveClearIfPresent(TrackSelector tracks) {
      return add(new ClearTracks(tracks, /* isOptional= */ true));
    }

    private Builder add(TrackRule rule) {
      tracks.add(rule);
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
     * Changes the keys in the course of a title: a segment that begins to be presented at a time t
     * has the key of crypto period t / {@code cryptoPeriod}, rounded down, in every track. Each key
     * comes from the selector's {@link KeySource}, which {@link KeySource#inOrder} makes of a list.
     * By default, one key serves all of a title.
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
     * @param skipByteBlock clear blocks behind them, 0 to 15
     */
    public Builder pattern(int cryptByteBlock, int skipByteBlock) {
      pattern = Optional.of(new GivenPattern(cryptByteBlock, skipByteBlock));
      return this;
    }

    /**
     * Sets the base of the initialization vectors; without it, each title draws its own.
     *
     * <p>In counter mode, two titles with the same key and the same base give away what differs
     * between them. So a base is for repeatable output, each with a key of its own. A protection
     * with a base remembers which track it was used for under each key: planning the same title
     * again is well, on any thread, and gives the same bytes; a track with another sample table
     * under the same key and vectors is refused with an {@link IllegalStateException}. It keeps
     * neither keys nor sources, and 65,536 tracks under a key at most, in some 8 MB; then it
     * forgets those that were planned longest ago. What it cannot tell: tracks of which all samples
     * agree in size, time and place, as of sound of constant bit rate; and what another protection,
     * another process or a version of the source before did with the key.
     *
     * @param iv 8 or 16 bytes; the class comment says what follows from the length
     */
    public Builder iv(InitializationVector iv) {
      this.iv = Optional.of(iv);
      return this;
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
     * Lets players ask for one licence: what DRM systems are told of a track names all keys of the
     * title, so that one answer can open all qualities, the sound, and with key rotation all
     * periods. Then no box changes from key to key, and none stands in segments. By default, each
     * key is asked for on its own, and a licence server may refuse one of them to a weak device.
     *
     * <p>PlayReady names several keys in headers from version 4.2 on. {@link
     * io.github.fragmill.crypto.drm.ClearKey ClearKey} and {@link
     * io.github.fragmill.crypto.drm.RawPssh RawPssh} stay as they are.
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

    /** Sets where random vectors come from. The default is {@code new SecureRandom()}. */
    public Builder random(SecureRandom random) {
      this.random = Objects.requireNonNull(random, "random");
      return this;
    }

    /**
     * Returns the protection.
     *
     * @throws IllegalStateException when there is no key, or one key id with two different keys;
     *     when the scheme has no pattern but one is set, or not such a one; when it takes no vector
     *     of this length, or the vector is a key; when a DRM system cannot signal it; when a
     *     selector has several keys and they are not rotated, or a duration is too short. The
     *     message names the setter.
     */
    public CommonEncryption build() {
      List<TrackKey> keys = keys(tracks);
      BuildChecks.requireKeys(keys);
      BuildChecks.requireTiming(timing, keys);
      SchemeRules rules = scheme.rules(BuildChecks.pattern(scheme, pattern));
      if (iv.isPresent()) {
        BuildChecks.requireVector(scheme, rules, iv.get());
        keys.forEach(key -> BuildChecks.requireVectorIsNoKey(iv.get(), key.fixed()));
      }
      BuildChecks.requireSystems(scheme, systems, oneLicense);
      return new CommonEncryption(this, rules);
    }
  }
}
