package io.github.fragmill.crypto.internal.scheme;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Leads the blocks of a pattern through a cipher. The pattern begins anew with each protected part;
 * whole blocks at its end are encrypted as far as the pattern says so, a partial one is not
 * (ISO/IEC 23001-7:2023, 9.6, 9.7). Not thread-safe.
 *
 * <p>The blocks that the pattern takes are gathered side by side, encrypted at once and put back,
 * because a cipher is fast on long runs only. They move as words of eight bytes in the order of the
 * machine, through handles: a bulk copy of 16 bytes costs as much in checks as in copying, and a
 * buffer's own accessors are virtual calls until the loop is compiled for good, which a short run
 * does not see.
 */
final class PatternedBlocks {

  /** Encrypts whole blocks in place, and goes on where it stopped. */
  @FunctionalInterface
  interface Cipher {

    void encrypt(byte[] bytes, int offsetBytes, int lengthBytes);
  }

  private static final VarHandle MEDIA_WORD =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final VarHandle SCRATCH_WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private final BlockPattern pattern;
  private final Cipher cipher;
  private final byte[] scratch = new byte[SampleCipher.SCRATCH_BYTES];

  PatternedBlocks(BlockPattern pattern, Cipher cipher) {
    this.pattern = pattern;
    this.cipher = cipher;
  }

  /**
   * Encrypts a protected part in place.
   *
   * @param offsetBytes an absolute index of the buffer, whose position is neither read nor changed
   */
  void encrypt(ByteBuffer buffer, int offsetBytes, int lengthBytes) {
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
    int gatheredBytes = gather(buffer, offsetBytes, chunkBytes);
    cipher.encrypt(scratch, /* offsetBytes= */ 0, gatheredBytes);
    scatter(buffer, offsetBytes, chunkBytes);
  }

  private int gather(ByteBuffer buffer, int offsetBytes, int chunkBytes) {
    int cryptBytes = pattern.cryptBytes();
    int strideBytes = pattern.strideBytes();
    int filledBytes = 0;
    for (int at = 0; at < chunkBytes; at += strideBytes) {
      int endBytes = Math.min(at + cryptBytes, chunkBytes);
      for (int word = at; word < endBytes; word += Long.BYTES) {
        SCRATCH_WORD.set(scratch, filledBytes, (long) MEDIA_WORD.get(buffer, offsetBytes + word));
        filledBytes += Long.BYTES;
      }
    }
    return filledBytes;
  }

  private void scatter(ByteBuffer buffer, int offsetBytes, int chunkBytes) {
    int cryptBytes = pattern.cryptBytes();
    int strideBytes = pattern.strideBytes();
    int takenBytes = 0;
    for (int at = 0; at < chunkBytes; at += strideBytes) {
      int endBytes = Math.min(at + cryptBytes, chunkBytes);
      for (int word = at; word < endBytes; word += Long.BYTES) {
        MEDIA_WORD.set(buffer, offsetBytes + word, (long) SCRATCH_WORD.get(scratch, takenBytes));
        takenBytes += Long.BYTES;
      }
    }
  }
}
