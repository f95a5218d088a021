package io.github.fragmill.crypto;

import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.Track;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers for which track each range of given vectors was used under each key, so that no other
 * track gets it in another title. The same track may: it becomes the same bytes. Thread-safe.
 *
 * <p>Tracks are told apart by their sample tables and codecs. Two that have these in common, and
 * differ in media only, pass for one.
 */
final class VectorUse {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int INTS_OF_SAMPLE = 5;

  private final byte[] salt = new byte[32];
  private final Map<ByteBuffer, ByteBuffer> tracks = new ConcurrentHashMap<>();

  VectorUse() {
    RANDOM.nextBytes(salt);
  }

  /**
   * Notes that a track uses a range.
   *
   * @throws IllegalStateException when another one has it under one of the keys
   */
  void note(Collection<ContentKey> keys, int range, Track track) {
    ByteBuffer fingerprint = fingerprint(track);
    for (ContentKey key : keys) {
      ByteBuffer known = tracks.putIfAbsent(mark(key, range), fingerprint);
      if (known != null && !known.equals(fingerprint)) {
        throw new IllegalStateException(
            "iv(InitializationVector): the same vectors would be used twice under "
                + key
                + ", for different tracks; give each title a key of its own, or no iv");
      }
    }
  }

  /** Tells nothing of the key, but is the same for the same bytes. */
  private ByteBuffer mark(ContentKey key, int range) {
    MessageDigest digest = sha256();
    digest.update(salt);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, range));
    byte[] bytes = key.toBytes();
    try {
      return ByteBuffer.wrap(digest.digest(bytes));
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static ByteBuffer fingerprint(Track track) {
    MessageDigest digest = sha256();
    digest.update(track.format().codecs().getBytes(StandardCharsets.UTF_8));
    SampleTable samples = track.samples();
    ByteBuffer fields = ByteBuffer.allocate(INTS_OF_SAMPLE * Integer.BYTES);
    for (int sample = 0; sample < samples.count(); sample++) {
      fields
          .clear()
          .putInt(samples.sizeBytes(sample))
          .putInt(samples.durationTicks(sample))
          .putInt(samples.compositionOffsetTicks(sample))
          .putLong(samples.offsetBytes(sample));
      digest.update(fields.flip());
    }
    return ByteBuffer.wrap(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
