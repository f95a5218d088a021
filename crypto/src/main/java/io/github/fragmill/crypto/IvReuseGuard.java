package io.github.fragmill.crypto;

import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.crypto.KeyFingerprints.Mark;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers for which track each range of given vectors was used under each key, so that no other
 * track gets it in another title. The same track may: it becomes the same bytes. Of very many, the
 * ones that were not asked about for longest are forgotten. Thread-safe.
 *
 * <p>Tracks are told apart by their sample tables and codecs. Two that have these in common, and
 * differ in media only, pass for one.
 */
final class IvReuseGuard {

  /** Of about 120 bytes each, so 8 MB in all. */
  static final int MAX_REMEMBERED = 1 << 16;

  private static final int INTS_OF_SAMPLE = 5;

  private final KeyFingerprints keyMarks = new KeyFingerprints();

  /** In the order in which they were asked about last; guarded by itself. */
  private final Map<Mark, Mark> tracks =
      new LinkedHashMap<>(
          /* initialCapacity= */ 16, /* loadFactor= */ 0.75f, /* accessOrder= */ true);

  /**
   * Notes that a track uses a range; nothing is noted of one that is refused.
   *
   * @throws IllegalStateException when another one has it under one of the keys
   */
  void note(Collection<ContentKey> keys, int range, Track track) {
    Mark ofTrack = mark(track);
    Map<Mark, ContentKey> marks = new LinkedHashMap<>();
    keys.forEach(key -> marks.put(keyMarks.of(key, range), key));
    synchronized (tracks) {
      marks.forEach((mark, key) -> requireSame(tracks.getOrDefault(mark, ofTrack), ofTrack, key));
      marks.keySet().forEach(mark -> tracks.put(mark, ofTrack));
      Iterator<Mark> oldest = tracks.keySet().iterator();
      for (int surplus = tracks.size() - MAX_REMEMBERED; surplus > 0; surplus--) {
        oldest.next();
        oldest.remove();
      }
    }
  }

  private static void requireSame(Mark known, Mark ofTrack, ContentKey key) {
    if (!known.equals(ofTrack)) {
      throw new IllegalStateException(
          "iv(InitializationVector): the same vectors would be used twice under "
              + key
              + ", for different tracks; give each title a key of its own, or no iv");
    }
  }

  private static Mark mark(Track track) {
    MessageDigest digest = KeyFingerprints.sha256();
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
    return Mark.of(digest);
  }
}
