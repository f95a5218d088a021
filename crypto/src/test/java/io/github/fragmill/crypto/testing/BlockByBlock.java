package io.github.fragmill.crypto.testing;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * Common Encryption in the plainest way, to compare with: the modes and patterns are written out
 * here, one block at a time, and the JVM's AES sees single blocks only.
 */
public final class BlockByBlock {

  private final Cipher singleBlocks;

  /** Makes a reference for a key of 16 bytes. */
  public BlockByBlock(byte[] key) {
    try {
      singleBlocks = Cipher.getInstance("AES/ECB/NoPadding");
      singleBlocks.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Returns an encrypted copy.
   *
   * @param iv 8 or 16 bytes
   * @param pairs clear bytes, protected bytes, clear bytes, protected bytes, ...
   */
  public byte[] cenc(byte[] iv, byte[] sample, int... pairs) {
    ByteBuffer paddedIv = ByteBuffer.allocate(16).put(iv);
    byte[] result = sample.clone();
    int at = 0;
    int streamBytes = 0;
    for (int pair = 0; pair < pairs.length; pair += 2) {
      at += pairs[pair];
      for (int i = 0; i < pairs[pair + 1]; i++) {
        long counter = paddedIv.getLong(8) + streamBytes / 16;
        byte[] block = ByteBuffer.allocate(16).put(paddedIv.array(), 0, 8).putLong(counter).array();
        result[at++] ^= encrypt(block)[streamBytes++ % 16];
      }
    }
    return result;
  }

  /**
   * Returns an encrypted copy.
   *
   * @param iv 8 or 16 bytes
   * @param crypt encrypted blocks in the pattern
   * @param skip clear blocks in the pattern
   * @param pairs clear bytes, protected bytes, clear bytes, protected bytes, ...
   */
  public byte[] cbcs(byte[] iv, int crypt, int skip, byte[] sample, int... pairs) {
    byte[] result = sample.clone();
    int at = 0;
    for (int pair = 0; pair < pairs.length; pair += 2) {
      at += pairs[pair];
      byte[] chain = ByteBuffer.allocate(16).put(iv).array();
      for (int block = 0; block < pairs[pair + 1] / 16; block++) {
        boolean isEncrypted = skip == 0 || block % (crypt + skip) < crypt;
        if (isEncrypted) {
          for (int i = 0; i < 16; i++) {
            chain[i] ^= sample[at + block * 16 + i];
          }
          chain = encrypt(chain);
          System.arraycopy(chain, 0, result, at + block * 16, 16);
        }
      }
      at += pairs[pair + 1];
    }
    return result;
  }

  /**
   * Returns an encrypted copy.
   *
   * @param iv 8 or 16 bytes
   * @param crypt encrypted blocks in the pattern
   * @param skip clear blocks in the pattern
   * @param pairs clear bytes, protected bytes, clear bytes, protected bytes, ...
   */
  public byte[] cens(byte[] iv, int crypt, int skip, byte[] sample, int... pairs) {
    ByteBuffer paddedIv = ByteBuffer.allocate(16).put(iv);
    byte[] result = sample.clone();
    int at = 0;
    long counter = paddedIv.getLong(8);
    for (int pair = 0; pair < pairs.length; pair += 2) {
      at += pairs[pair];
      for (int block = 0; block < pairs[pair + 1] / 16; block++) {
        boolean isEncrypted = skip == 0 || block % (crypt + skip) < crypt;
        if (isEncrypted) {
          byte[] counterBlock =
              ByteBuffer.allocate(16).put(paddedIv.array(), 0, 8).putLong(counter++).array();
          byte[] keyStream = encrypt(counterBlock);
          for (int i = 0; i < 16; i++) {
            result[at + block * 16 + i] ^= keyStream[i];
          }
        }
      }
      at += pairs[pair + 1];
    }
    return result;
  }

  /**
   * Returns an encrypted copy.
   *
   * @param iv 16 bytes
   * @param pairs clear bytes, protected bytes, clear bytes, protected bytes, ...
   */
  public byte[] cbc1(byte[] iv, byte[] sample, int... pairs) {
    byte[] result = sample.clone();
    byte[] chain = iv.clone();
    int at = 0;
    for (int pair = 0; pair < pairs.length; pair += 2) {
      at += pairs[pair];
      for (int block = 0; block < pairs[pair + 1] / 16; block++) {
        for (int i = 0; i < 16; i++) {
          chain[i] ^= sample[at + block * 16 + i];
        }
        chain = encrypt(chain);
        System.arraycopy(chain, 0, result, at + block * 16, 16);
      }
      at += pairs[pair + 1];
    }
    return result;
  }

  private byte[] encrypt(byte[] block) {
    try {
      return singleBlocks.doFinal(block);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
