package io.github.fragmill.crypto.internal.scheme;

import java.nio.ByteBuffer;

/**
 * Counter mode over the protected bytes of a sample, which form one stream: the counter does not
 * move over clear bytes (ISO/IEC 23001-7:2023, 9.3, 10.1).
 */
final class CencSampleCipher implements SampleCipher {

  private final BlockCounter counter;
  private final IvRange ivs;
  private final byte[] scratch = new byte[SCRATCH_BYTES];

  CencSampleCipher(BlockCounter counter, IvRange ivs) {
    this.counter = counter;
    this.ivs = ivs;
  }

  @Override
  public void beginSample(long sample) {
    counter.begin(ivs.high(sample), ivs.low());
  }

  @Override
  public void encrypt(ByteBuffer buffer, int offsetBytes, int lengthBytes) {
    for (int doneBytes = 0; doneBytes < lengthBytes; ) {
      int chunkBytes = Math.min(scratch.length, lengthBytes - doneBytes);
      buffer.get(offsetBytes + doneBytes, scratch, /* offset= */ 0, chunkBytes);
      counter.process(scratch, /* offsetBytes= */ 0, chunkBytes);
      buffer.put(offsetBytes + doneBytes, scratch, /* offset= */ 0, chunkBytes);
      doneBytes += chunkBytes;
    }
  }
}
