package io.github.fragmill.integration.payload;

import io.github.fragmill.integration.boxes.EncryptedSample;
import io.github.fragmill.integration.boxes.FragmentSamples;
import io.github.fragmill.integration.mp4.Box;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * Where ffmpeg 5.1 decrypts otherwise than the specification is understood here, and by Shaka
 * Packager:
 *
 * <ul>
 *   <li>In {@code cens}, a sample without subsamples is encrypted in whole blocks (ISO/IEC
 *       23001-7:2023, 9.7). ffmpeg decrypts the partial block at its end too, which is clear; that
 *       shows unless the few bytes of key stream for it happen to be zero.
 *   <li>Where a protected part ends within a run of encrypted blocks, its whole blocks are
 *       encrypted (9.6). ffmpeg leaves a truncated run as it is.
 * </ul>
 *
 * @param cryptBlocks encrypted blocks in a run, 0 without a pattern
 * @param strideBlocks blocks from the beginning of one run to that of the next
 */
public record FfmpegCorners(String scheme, int cryptBlocks, int strideBlocks) {

  private static final int BLOCK_BYTES = 16;

  /**
   * Returns the numbers of a file's samples that ffmpeg gets wrong, no more and no less.
   *
   * @param keyHex 32 hexadecimal digits
   */
  public static BitSet of(Path file, String keyHex) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    List<Box> boxes = Box.parse(bytes);
    BitSet wrong = new BitSet();
    if (!Box.all(boxes, "schm").isEmpty()) {
      FfmpegCorners corners = of(boxes);
      List<EncryptedSample> samples = FragmentSamples.of(bytes);
      for (int number = 0; number < samples.size(); number++) {
        wrong.set(number, corners.isWrong(samples.get(number), keyHex));
      }
    }
    return wrong;
  }

  private static FfmpegCorners of(List<Box> boxes) {
    byte[] scheme = new byte[4];
    Box.all(boxes, "schm").get(0).content().get(/* index= */ 4, scheme);
    ByteBuffer tenc = Box.all(boxes, "tenc").get(0).content();
    int crypt = tenc.get(/* index= */ 5) >> 4 & 0xF;
    int skip = tenc.get(/* index= */ 5) & 0xF;
    return new FfmpegCorners(new String(scheme, StandardCharsets.ISO_8859_1), crypt, crypt + skip);
  }

  private boolean isWrong(EncryptedSample sample, String keyHex) {
    if (sample.subsamples().isEmpty()) {
      return scheme.equals("cens") && changesTheEnd(sample, keyHex);
    }
    return cryptBlocks > 0
        && sample.subsamples().stream()
            .anyMatch(subsample -> endsWithinARun(subsample.protectedBytes()));
  }

  /** Returns whether the key stream changes the partial block at the end. */
  private static boolean changesTheEnd(EncryptedSample sample, String keyHex) {
    byte[] counter = Arrays.copyOf(HexFormat.of().parseHex(sample.iv()), BLOCK_BYTES);
    int wholeBlocks = sample.bytes().remaining() / BLOCK_BYTES;
    ByteBuffer low = ByteBuffer.wrap(counter, Long.BYTES, Long.BYTES).slice();
    low.putLong(0, low.getLong(0) + wholeBlocks);
    int endBytes = sample.bytes().remaining() % BLOCK_BYTES;
    return !Arrays.equals(aes(counter, keyHex), 0, endBytes, new byte[endBytes], 0, endBytes);
  }

  private static byte[] aes(byte[] block, String keyHex) {
    try {
      Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(HexFormat.of().parseHex(keyHex), "AES"));
      return cipher.doFinal(block);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES", e);
    }
  }

  private boolean endsWithinARun(long protectedBytes) {
    long blocks = protectedBytes / BLOCK_BYTES % strideBlocks;
    return blocks > 0 && blocks < cryptBlocks;
  }
}
