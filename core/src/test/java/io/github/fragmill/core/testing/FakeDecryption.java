package io.github.fragmill.core.testing;

import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.port.Decryption;
import io.github.fragmill.core.protect.port.SampleDecryptor;
import java.nio.ByteBuffer;

/**
 * Has every key, undoes what {@link FakeProtection} did, and fails when it is asked for bytes that
 * do not belong to the sample.
 *
 * @param trackIndex which of the protected tracks it was
 */
public record FakeDecryption(int trackIndex) implements Decryption {

  @Override
  public boolean hasKey(KeyId keyId) {
    return true;
  }

  @Override
  public SampleDecryptor decryptor(EncryptionParameters parameters) {
    return new Xor(trackIndex);
  }

  private static final class Xor implements SampleDecryptor {

    private final int trackIndex;
    private byte mask;

    Xor(int trackIndex) {
      this.trackIndex = trackIndex;
    }

    @Override
    public void beginSample(long ivHigh, long ivLow) {
      mask = FakeProtection.mask(trackIndex, ivHigh);
    }

    @Override
    public void decrypt(ByteBuffer buffer, int offsetBytes, int lengthBytes) {
      if (lengthBytes < 0
          || offsetBytes < buffer.position()
          || offsetBytes > buffer.limit() - lengthBytes) {
        throw new AssertionError(
            "asked for " + lengthBytes + " bytes at " + offsetBytes + " of " + buffer);
      }
      for (int i = offsetBytes; i < offsetBytes + lengthBytes; i++) {
        buffer.put(i, (byte) (buffer.get(i) ^ mask));
      }
    }
  }
}
