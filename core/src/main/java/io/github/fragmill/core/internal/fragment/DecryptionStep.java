package io.github.fragmill.core.internal.fragment;

import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.SampleEncryption;
import io.github.fragmill.core.protect.port.SampleDecryptor;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Decrypts samples of a track in place, subsample for subsample (ISO/IEC 23001-7:2023, 9.5), each
 * under the key of its group. One for each segment, not thread-safe.
 */
final class DecryptionStep implements SampleStep {

  private final TrackDecryption decryption;
  private final SampleTable samples;
  private final Map<EncryptionParameters, SampleDecryptor> decryptors = new HashMap<>();

  private DecryptionStep(TrackDecryption decryption, SampleTable samples) {
    this.decryption = decryption;
    this.samples = samples;
  }

  /** Returns the step for a track, which does nothing when the track is clear. */
  static SampleStep of(Optional<TrackDecryption> decryption, SampleTable samples) {
    return decryption.isPresent()
        ? new DecryptionStep(decryption.get(), samples)
        : SampleStep.NOTHING;
  }

  @Override
  public void apply(int sampleHere, ByteBuffer bytes) {
    int sample = samples.sourceNumber(sampleHere);
    if (sample == SampleTable.NOT_IN_SOURCE) {
      return;
    }
    SampleEncryption encryption = decryption.encryption();
    Optional<EncryptionParameters> parameters = encryption.parameters(sample);
    if (parameters.isEmpty()) {
      return;
    }
    SampleDecryptor decryptor =
        decryptors.computeIfAbsent(parameters.get(), decryption.keys()::decryptor);
    decryptor.beginSample(encryption.ivHigh(sample), encryption.ivLow(sample));
    int firstPair = encryption.firstPair(sample);
    int endPair = encryption.endPair(sample);
    if (firstPair == endPair) {
      decryptor.decrypt(bytes, bytes.position(), bytes.remaining());
      return;
    }
    int offset = bytes.position();
    for (int pair = firstPair; pair < endPair; pair++) {
      offset += encryption.clearBytes(pair);
      decryptor.decrypt(bytes, offset, encryption.protectedBytes(pair));
      offset += encryption.protectedBytes(pair);
    }
  }
}
