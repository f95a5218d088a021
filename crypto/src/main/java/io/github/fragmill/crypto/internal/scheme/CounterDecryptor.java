package io.github.fragmill.crypto.internal.scheme;

import io.github.fragmill.core.protect.port.SampleDecryptor;
import java.nio.ByteBuffer;

/**
 * Undoes counter mode, whose key stream is the same both ways: of {@code cenc} over all protected
 * bytes of a sample, of {@code cens} over the whole blocks of a pattern (ISO/IEC 23001-7:2023, 9.3,
 * 10.1, 10.3).
 */
final class CounterDecryptor implements SampleDecryptor {

  private final BlockCounter counter;
  private final Part part;
  private final byte[] scratch = new byte[SampleCipher.SCRATCH_BYTES];

  /** Leads the bytes of a protected part to the key stream. */
  @FunctionalInterface
  private interface Part {
    void process(ByteBuffer buffer, int offsetBytes, int lengthBytes);
  }

  private CounterDecryptor(BlockCounter counter, boolean isCens, BlockPattern pattern) {
    this.counter = counter;
    this.part = isCens ? new PatternedBlocks(pattern, counter::process)::encrypt : this::processAll;
  }

  static CounterDecryptor cenc(BlockCounter counter) {
    return new CounterDecryptor(counter, /* isCens= */ false, BlockPattern.NONE);
  }

  static CounterDecryptor cens(BlockCounter counter, BlockPattern pattern) {
    return new CounterDecryptor(counter, /* isCens= */ true, pattern);
  }

  @Override
  public void beginSample(long ivHigh, long ivLow) {
    counter.begin(ivHigh, ivLow);
  }

  @Override
  public void decrypt(ByteBuffer buffer, int offsetBytes, int lengthBytes) {
    part.process(buffer, offsetBytes, lengthBytes);
  }

  private void processAll(ByteBuffer buffer, int offsetBytes, int lengthBytes) {
    for (int doneBytes = 0; doneBytes < lengthBytes; ) {
      int chunkBytes = Math.min(scratch.length, lengthBytes - doneBytes);
      buffer.get(offsetBytes + doneBytes, scratch, /* offset= */ 0, chunkBytes);
      counter.process(scratch, /* offsetBytes= */ 0, chunkBytes);
      buffer.put(offsetBytes + doneBytes, scratch, /* offset= */ 0, chunkBytes);
      doneBytes += chunkBytes;
    }
  }
}
