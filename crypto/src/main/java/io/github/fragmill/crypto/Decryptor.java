package io.github.fragmill.crypto;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.fragmill.core.ClearMovie;
import io.github.fragmill.core.control.Cancellation;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.port.Decryption;
import io.github.fragmill.core.protect.port.SampleDecryptor;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.internal.scheme.Decryptors;
import java.io.OutputStream;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Undoes Common Encryption (ISO/IEC 23001-7:2023) in all four schemes, whoever encrypted. Immutable
 * and thread-safe; one decryptor serves any number of sources, as long as its keys are not closed:
 * it refers to them and keeps no copy ({@link ContentKey} says where keys are in memory).
 *
 * <pre>{@code
 * Decryptor.of(ContentKey.parse("KID:KEY")).decrypt(Source.file(encrypted), outputStream);
 *
 * Packager.of(Source.file(encrypted)).decryption(Decryptor.of(oldKey)).protect(...)
 * }</pre>
 *
 * <p>A missing key fails before anything is written. A wrong key cannot be noticed: AES does not
 * detect it, and the output is as long as it should be, with noise in the place of media.
 */
@CheckReturnValue
public final class Decryptor implements Decryption {

  private final Map<KeyId, ContentKey> keys;
  private final AesEngine engine;
  private final Limits limits;
  private final Cancellation cancellation;

  private Decryptor(
      Map<KeyId, ContentKey> keys, AesEngine engine, Limits limits, Cancellation cancellation) {
    this.keys = Map.copyOf(keys);
    this.engine = engine;
    this.limits = limits;
    this.cancellation = cancellation;
  }

  /**
   * Makes a decryptor.
   *
   * @throws IllegalArgumentException when there are two different keys for one key id
   */
  public static Decryptor of(ContentKey first, ContentKey... more) {
    List<ContentKey> keys = new ArrayList<>(List.of(first));
    keys.addAll(List.of(more));
    return of(keys);
  }

  /**
   * Makes a decryptor.
   *
   * @param keys none is possible, for sources that are clear
   * @throws IllegalArgumentException when there are two different keys for one key id
   */
  public static Decryptor of(List<ContentKey> keys) {
    return new Decryptor(
        KeysById.of(keys), AesEngine.bouncyCastle(), Limits.DEFAULT, Cancellation.create());
  }

  /** Sets what computes AES. The default is {@link AesEngine#bouncyCastle()}. */
  public Decryptor engine(AesEngine value) {
    return new Decryptor(keys, Objects.requireNonNull(value, "engine"), limits, cancellation);
  }

  /** Sets what sources may ask for. The default is {@link Limits#DEFAULT}. */
  public Decryptor limits(Limits value) {
    return new Decryptor(keys, engine, Objects.requireNonNull(value, "limits"), cancellation);
  }

  /**
   * Sets the handle by which another thread stops {@link #open} and {@link #decrypt}. Default:
   * none; interrupting the calling thread stops them too.
   */
  public Decryptor cancellation(Cancellation value) {
    return new Decryptor(keys, engine, limits, Objects.requireNonNull(value, "cancellation"));
  }

  /**
   * Reads what sources hold, but not their media.
   *
   * @param sources at least one; all their tracks, encrypted or clear, become tracks of one file
   * @return the clear file, to be written
   * @throws FragmillException when a source cannot be read, is malformed, exceeds a limit, holds no
   *     track that is known, or is encrypted by a scheme that is unknown, and when a key is
   *     missing; {@code PackagingCancelledException} when the thread was interrupted or the work
   *     cancelled
   */
  public ClearMovie open(List<Source> sources) throws FragmillException {
    return ClearMovie.open(sources, limits, this, cancellation);
  }

  /**
   * Decrypts a source.
   *
   * @param channel receives a progressive MP4 file; stays open, unless it is one of those that the
   *     JDK closes when a thread that uses them is interrupted
   * @throws FragmillException as {@link #open} does, and when the source or the channel fails
   */
  public void decrypt(Source source, WritableByteChannel channel) throws FragmillException {
    open(List.of(source)).writeTo(channel, cancellation);
  }

  /**
   * Decrypts a source.
   *
   * @param stream receives a progressive MP4 file; stays open
   * @throws FragmillException as {@link #open} does, and when the source or the stream fails
   */
  public void decrypt(Source source, OutputStream stream) throws FragmillException {
    open(List.of(source)).writeTo(stream, cancellation);
  }

  @Override
  public boolean hasKey(KeyId keyId) {
    return keys.containsKey(keyId);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException when the key is not at hand, or the scheme is unknown
   * @throws IllegalStateException when the key has been destroyed
   */
  @Override
  public SampleDecryptor decryptor(EncryptionParameters parameters) {
    KeyId keyId = parameters.defaultKeyId();
    byte[] keyBytes =
        Optional.ofNullable(keys.get(keyId))
            .orElseThrow(() -> new IllegalArgumentException("no key for key id " + keyId))
            .toBytes();
    try {
      return Decryptors.of(engine.ciphers(), keyBytes, parameters);
    } finally {
      Arrays.fill(keyBytes, (byte) 0);
    }
  }

  /** Returns the key ids. */
  @Override
  public String toString() {
    return "decryptor with keys of " + keys.keySet();
  }
}
