package io.github.fragmill.cpix;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.crypto.KeyGrant;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.crypto.TrackKeyRequest;
import io.github.fragmill.crypto.TrackKeySource;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of a CPIX document for the tracks of a presentation. Immutable until it is closed, and
 * thread-safe.
 *
 * <pre>{@code
 * try (Cpix keys = Cpix.read(file, privateKey)) {
 *   packager.protect(CommonEncryption.from(keys));
 * }
 * }</pre>
 *
 * <p>The usage rules of the document decide. A track for which they name no key, or several, is
 * refused when a presentation is planned ({@link
 * io.github.fragmill.core.error.ProtectionMismatchException}), and so is every track when one of
 * the filters is not known. A document without rules has one key, for all tracks.
 *
 * <p>Keys, constant IVs and what players are shown of DRM systems come from the document. Of that,
 * {@code pssh} boxes, addresses of licence servers and the keys of HLS are read and written anew;
 * all else stays out of manifests, so a document cannot bring lines or elements of its own into
 * them.
 *
 * <p>Crypto periods with offsets say when keys change. Of others the first is period 0, in order of
 * their numbers or times, and {@link io.github.fragmill.crypto.CommonEncryption.Builder#rotateKeys}
 * says how long one is.
 */
@CheckReturnValue
public final class Cpix implements TrackKeySource, AutoCloseable {

  private final CpixDocument document;
  private final Map<String, TrackSelector> labels;
  private final Set<TrackType> clear;

  private Cpix(CpixDocument document, Map<String, TrackSelector> labels, Set<TrackType> clear) {
    this.document = document;
    this.labels = labels;
    this.clear = clear;
  }

  /** Takes the keys of a document, and closes it when it is closed itself. */
  public static Cpix of(CpixDocument document) {
    return new Cpix(Objects.requireNonNull(document, "document"), Map.of(), Set.of());
  }

  /**
   * Reads a document with keys in clear. {@link CpixReader} has settings.
   *
   * @throws KeySourceException as {@link CpixReader#read(Path)} does
   */
  public static Cpix read(Path file) throws KeySourceException {
    return of(CpixReader.plain().read(file));
  }

  /**
   * Reads a document whose keys are encrypted for somebody.
   *
   * @param privateKey the recipient's, RSA
   * @throws KeySourceException as {@link CpixReader#read(Path)} does
   */
  public static Cpix read(Path file, PrivateKey privateKey) throws KeySourceException {
    return of(CpixReader.plain().decryptWith(privateKey).read(file));
  }

  /**
   * Returns the same with a label for tracks, which filters of the document name. Closing one
   * closes both.
   *
   * @param label what the filter has, letter by letter
   */
  public Cpix label(String label, TrackSelector tracks) {
    Map<String, TrackSelector> more = new HashMap<>(labels);
    more.put(Objects.requireNonNull(label, "label"), Objects.requireNonNull(tracks, "tracks"));
    return new Cpix(document, Map.copyOf(more), clear);
  }

  /**
   * Returns the same that leaves tracks of a type clear for which the document names no key.
   * Closing one closes both.
   */
  public Cpix leaveClear(TrackType type) {
    Set<TrackType> more = clear.isEmpty() ? EnumSet.of(type) : EnumSet.copyOf(clear);
    more.add(type);
    return new Cpix(document, labels, Set.copyOf(more));
  }

  /** Returns the document. */
  public CpixDocument document() {
    return document;
  }

  @Override
  public List<Optional<KeyGrant>> trackKeys(List<TrackKeyRequest> requests) throws IOException {
    return new KeyMapping(document, labels, clear).map(requests);
  }

  /** Returns the scheme that all keys which name one are for, or empty when there is none. */
  @Override
  public Optional<Scheme> scheme() {
    Set<String> named = new HashSet<>();
    document.keys().forEach(key -> key.scheme().ifPresent(named::add));
    if (named.size() != 1) {
      return Optional.empty();
    }
    String only = named.iterator().next();
    for (Scheme scheme : Scheme.values()) {
      if (scheme.fourCc().equals(only)) {
        return Optional.of(scheme);
      }
    }
    return Optional.empty();
  }

  @Override
  public List<Duration> periodStarts() {
    return new PeriodOrder(document.periods()).starts();
  }

  /** Overwrites the keys with zeros, and ends their use in each presentation that has them. */
  @Override
  public void close() {
    document.close();
  }

  /** Returns how many keys there are. */
  @Override
  public String toString() {
    return "CPIX document with " + document.keys().size() + " keys";
  }
}
