package io.github.fragmill.crypto;

import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.port.PresentationTrack;
import io.github.fragmill.core.source.SourceStamp;
import io.github.fragmill.crypto.internal.mac.KeyedHash;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The base as a keyed hash (HMAC-SHA-256, RFC 2104) of all that decides what is encrypted: the
 * presentation's name, the keys, the scheme, and of each track the content of its source and which
 * of it are the samples. Equal presentations get equal vectors in every process that has the
 * secret; with any of it changed, above all the content, the vectors are others.
 *
 * @param presentation the name of the presentation
 * @param scheme in which it is encrypted
 * @param ivBytes the length of the base
 */
record DerivedIvBase(IvSecret secret, String presentation, Scheme scheme, int ivBytes)
    implements IvBase {

  /** Changes when the same input gives other bytes to encrypt. */
  private static final String VERSION = "fragmill iv 1";

  private static final int SAMPLE_BYTES = Long.BYTES + Integer.BYTES;
  private static final int SAMPLES_AT_ONCE = 1024;

  @Override
  public InitializationVector of(List<PresentationTrack> tracks, Collection<KeyId> keyIds)
      throws SourceException {
    KeyedHash hash = new KeyedHash(secret.bytes());
    hash.add(VERSION);
    hash.add(presentation);
    hash.add(scheme.fourCc());
    hash.add(keyIds.size());
    for (KeyId keyId : keyIds.stream().sorted(DerivedIvBase::compare).toList()) {
      hash.add(keyId.toBytes(), keyId.toBytes().length);
    }
    hash.add(tracks.size());
    for (PresentationTrack track : tracks) {
      add(track, hash);
    }
    return InitializationVector.of(Arrays.copyOf(hash.toBytes(), ivBytes));
  }

  private static int compare(KeyId one, KeyId other) {
    return Arrays.compareUnsigned(one.toBytes(), other.toBytes());
  }

  private static void add(PresentationTrack track, KeyedHash hash) throws SourceException {
    SourceStamp stamp =
        track
            .sourceStamp()
            .filter(it -> it.validator().isPresent())
            .orElseThrow(
                () ->
                    new SourceException(
                        track.name()
                            + ": IVs cannot be derived, because its source has no validator that"
                            + " changes with its content; use a file, or a Source whose stamp has a"
                            + " validator, or let the IV be random"));
    hash.add(stamp.sizeBytes());
    hash.add(stamp.validator().orElseThrow());
    add(track.track().samples(), hash);
  }

  private static void add(SampleTable samples, KeyedHash hash) {
    hash.add(samples.count());
    ByteBuffer buffer = ByteBuffer.allocate(SAMPLES_AT_ONCE * SAMPLE_BYTES);
    for (int sample = 0; sample < samples.count(); sample++) {
      buffer.putLong(samples.offsetBytes(sample)).putInt(samples.sizeBytes(sample));
      if (!buffer.hasRemaining() || sample + 1 == samples.count()) {
        hash.add(buffer.array(), buffer.position());
        buffer.clear();
      }
    }
  }
}
