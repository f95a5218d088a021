package io.github.fragmill.crypto.internal.scheme;

import io.github.fragmill.crypto.internal.aes.CbcCipher;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;

/**
 * Cipher block chaining over the blocks of a pattern. The chain and the pattern begin anew with
 * each protected part; whole blocks at its end are encrypted as far as the pattern says so, a
 * partial one is not (ISO/IEC 23001-7:2023, 9.6, 9.7, 10.4).
 *
 * <p>The blocks that the pattern takes are gathered side by side, encrypted at once and put back,
 * because a cipher is fast on long runs only. They move as words of eight bytes in the order of the
 * machine: a bulk copy of 16 bytes costs as much in checks as in copying, and words that are
 * swapped twice cost as much again until the loop is compiled for good, which is most of a short
 * run.
 */
final class CbcsSampleCipher implements SampleCipher {

  private final CbcCipher cipher;
  private final BlockPattern pattern;
  private final byte[] scratch = new byte[SCRATCH_BYTES];
  private final LongBuffer scratchWords =
      ByteBuffer.wrap(scratch).order(ByteOrder.nativeOrder()).asLongBuffer();

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
    if (pattern.isEveryBlock()) {
      buffer.get(offsetBytes, scratch, /* offset= */ 0, chunkBytes);
      cipher.encrypt(scratch, /* offsetBytes= */ 0, chunkBytes);
      buffer.put(offsetBytes, scratch, /* offset= */ 0, chunkBytes);
      return;
    }
    LongBuffer media =
        buffer.slice(offsetBytes, chunkBytes).order(ByteOrder.nativeOrder()).asLongBuffer();
    int gatheredWords = gather(media);
    cipher.encrypt(scratch, /* offsetBytes= */ 0, gatheredWords * Long.BYTES);
    scatter(media);
  }

  private int gather(LongBuffer media) {
    int cryptWords = pattern.cryptBytes() / Long.BYTES;
    int strideWords = pattern.strideBytes() / Long.BYTES;
    int filledWords = 0;
    for (int repetition = 0; repetition < media.limit(); repetition += strideWords) {
      int end = Math.min(repetition + cryptWords, media.limit());
      for (int word = repetition; word < end; word++) {
        scratchWords.put(filledWords++, media.get(word));
      }
    }
    return filledWords;
  }

  private void scatter(LongBuffer media) {
    int cryptWords = pattern.cryptBytes() / Long.BYTES;
    int strideWords = pattern.strideBytes() / Long.BYTES;
    int takenWords = 0;
    for (int repetition = 0; repetition < media.limit(); repetition += strideWords) {
      int end = Math.min(repetition + cryptWords, media.limit());
      for (int word = repetition; word < end; word++) {
        media.put(word, scratchWords.get(takenWords++));
      }
    }
  }
}
