package io.github.fragmill.crypto.internal.scheme;

import io.github.fragmill.crypto.internal.aes.CbcCipher;
import java.nio.ByteBuffer;

/**
 * Cipher block chaining over the blocks of a pattern. The chain and the pattern begin anew with
 * each protected part; whole blocks at its end are encrypted as far as the pattern says so, a
 * partial one is not (ISO/IEC 23001-7:2023, 9.6, 9.7, 10.4).
 *
 * <p>The blocks that the pattern takes are gathered side by side, encrypted at once and put back,
 * because a cipher is fast on long runs only.
 */
final class CbcsSampleCipher implements SampleCipher {

  private final CbcCipher cipher;
  private final BlockPattern pattern;
  private final byte[] scratch = new byte[64 * 1024];

  CbcsSampleCipher(CbcCipher cipher, BlockPattern pattern) {
    this.cipher = cipher;
    this.pattern = pattern;
  }

  @Override
  public void beginSample(long sample) {
    // The vector is the same for all samples.
  }

  @Override
  public void putIv(long sample, ByteBuffer into) {
    // Nor does a sample have one of its own.
  }

  @Override
  public void encrypt(ByteBuffer buffer, int offsetBytes, int lengthBytes) {
    cipher.restart();
    int wholeBytes = lengthBytes - lengthBytes % BlockPattern.BLOCK_BYTES;
    int maxChunkBytes = maxChunkBytes();
    for (int doneBytes = 0; doneBytes < wholeBytes; ) {
      int chunkBytes = Math.min(maxChunkBytes, wholeBytes - doneBytes);
      encryptChunk(buffer, offsetBytes + doneBytes, chunkBytes);
      doneBytes += chunkBytes;
    }
  }

  private int maxChunkBytes() {
    return pattern.isEveryBlock()
        ? scratch.length
        : scratch.length / pattern.cryptBytes() * pattern.strideBytes();
  }

  private void encryptChunk(ByteBuffer buffer, int offsetBytes, int chunkBytes) {
    int runBytes = pattern.isEveryBlock() ? chunkBytes : pattern.cryptBytes();
    int strideBytes = pattern.isEveryBlock() ? chunkBytes : pattern.strideBytes();
    int filledBytes = 0;
    for (int at = 0; at < chunkBytes; at += strideBytes) {
      int takenBytes = Math.min(runBytes, chunkBytes - at);
      buffer.get(offsetBytes + at, scratch, filledBytes, takenBytes);
      filledBytes += takenBytes;
    }
    cipher.encrypt(scratch, /* offsetBytes= */ 0, filledBytes);
    int returnedBytes = 0;
    for (int at = 0; at < chunkBytes; at += strideBytes) {
      int takenBytes = Math.min(runBytes, chunkBytes - at);
      buffer.put(offsetBytes + at, scratch, returnedBytes, takenBytes);
      returnedBytes += takenBytes;
    }
  }
}
