package io.github.fragmill.crypto.internal.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.crypto.internal.aes.AesCiphers;
import io.github.fragmill.crypto.testing.BlockByBlock;
import io.github.fragmill.crypto.testing.Bytes;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CensSampleCipherTest {

  private static final String ENGINES = "io.github.fragmill.crypto.internal.scheme.Engines#all";
  private static final byte[] KEY = Bytes.hex("00112233445566778899aabbccddeeff");

  /** The block counter of each sample begins two blocks before its wrap. */
  private static final String IV = "0102030405060708fffffffffffffffe";

  // AES-128 under KEY of IV and of the three blocks after it, whose high half stays; by OpenSSL.
  private static final byte[] AROUND_THE_WRAP =
      Bytes.hex(
          "91a507045a81768fab226b7f29b43c83 2d0eb61f6ea5b69ad282ce6b4ac67b6c"
              + "a17b863d00c60d546537f953363b43db 1064acd0d99d654d7aa13a66b57ccd7d");

  @ParameterizedTest
  @MethodSource(ENGINES)
  void encrypt_everyOtherBlock_counterStandsStillOverSkippedOnesAndWraps(AesCiphers aes) {
    byte[] sample = new byte[7 * 16];
    CensSampleCipher cipher = cipher(aes, IV, new BlockPattern(1, 1));

    cipher.beginSample(0);
    cipher.encrypt(ByteBuffer.wrap(sample), 0, sample.length);

    byte[] expected = new byte[7 * 16];
    for (int block = 0; block < 4; block++) {
      System.arraycopy(AROUND_THE_WRAP, block * 16, expected, block * 32, 16);
    }
    assertThat(sample).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource(ENGINES)
  void encrypt_twoParts_patternBeginsAnewAndStreamGoesOn(AesCiphers aes) {
    byte[] sample = new byte[200];
    CensSampleCipher cipher = cipher(aes, IV, BlockPattern.ONE_IN_TEN);

    cipher.beginSample(0);
    cipher.encrypt(ByteBuffer.wrap(sample), 10, 48);
    cipher.encrypt(ByteBuffer.wrap(sample), 60, 32);

    byte[] expected = new byte[200];
    System.arraycopy(AROUND_THE_WRAP, 0, expected, 10, 16);
    System.arraycopy(AROUND_THE_WRAP, 16, expected, 60, 16);
    assertThat(sample).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource(ENGINES)
  void encrypt_noPattern_everyWholeBlockAndNoPartialOne(AesCiphers aes) {
    byte[] sample = new byte[47];
    CensSampleCipher cipher = cipher(aes, IV, BlockPattern.NONE);

    cipher.beginSample(0);
    cipher.encrypt(ByteBuffer.wrap(sample), 0, 47);

    byte[] expected = Arrays.copyOf(Arrays.copyOf(AROUND_THE_WRAP, 32), 47);
    assertThat(sample).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource(ENGINES)
  void encrypt_patternCutOff_itsWholeCryptBlocksEncrypted(AesCiphers aes) {
    byte[] sample = new byte[160 + 40];
    byte[] expected = new BlockByBlock(KEY).cens(Bytes.hex(IV), 5, 5, sample, 0, 200);
    CensSampleCipher cipher = cipher(aes, IV, new BlockPattern(5, 5));

    cipher.beginSample(0);
    cipher.encrypt(ByteBuffer.wrap(sample), 0, 200);

    assertThat(sample).isEqualTo(expected);
    assertThat(Arrays.copyOfRange(sample, 160, 192)).isNotEqualTo(new byte[32]);
    assertThat(Arrays.copyOfRange(sample, 192, 200)).containsOnly(0);
  }

  @ParameterizedTest
  @MethodSource(ENGINES)
  void beginSample_anyOrder_streamOfThatSample(AesCiphers aes) {
    CensSampleCipher cipher = cipher(aes, "00000000000000ff", BlockPattern.ONE_IN_TEN);
    byte[] sample = new byte[32];
    cipher.beginSample(9);
    cipher.encrypt(ByteBuffer.wrap(new byte[400]), 0, 400);

    cipher.beginSample(2);
    cipher.encrypt(ByteBuffer.wrap(sample), 0, 32);

    assertThat(sample)
        .isEqualTo(
            new BlockByBlock(KEY).cens(Bytes.hex("0000000000000101"), 1, 9, new byte[32], 0, 32));
  }

  @ParameterizedTest
  @MethodSource(ENGINES)
  void encrypt_severalChunks_oneStream(AesCiphers aes) {
    byte[] sample = Bytes.random(/* seed= */ 2, 1_500_000);
    byte[] expected = new BlockByBlock(KEY).cens(Bytes.hex(IV), 1, 9, sample, 3, 1_499_990);
    CensSampleCipher cipher = cipher(aes, IV, BlockPattern.ONE_IN_TEN);

    cipher.beginSample(0);
    cipher.encrypt(ByteBuffer.wrap(sample), 3, 1_499_990);

    assertThat(sample).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource(ENGINES)
  void encrypt_anyPatternAndLength_asBlockByBlock(AesCiphers aes) {
    Random random = new Random(4);
    BlockByBlock reference = new BlockByBlock(KEY);
    for (int round = 0; round < 300; round++) {
      int crypt = 1 + random.nextInt(15);
      int skip = random.nextInt(16);
      int[] pairs = {random.nextInt(50), random.nextInt(1200), random.nextInt(50), 160};
      byte[] sample = Bytes.random(round, pairs[0] + pairs[1] + pairs[2] + pairs[3]);
      byte[] expected = reference.cens(Bytes.hex(IV), crypt, skip, sample, pairs);
      CensSampleCipher cipher = cipher(aes, IV, new BlockPattern(crypt, skip));

      cipher.beginSample(0);
      cipher.encrypt(ByteBuffer.wrap(sample), pairs[0], pairs[1]);
      cipher.encrypt(ByteBuffer.wrap(sample), pairs[0] + pairs[1] + pairs[2], pairs[3]);

      assertThat(sample).as("round %d, %d:%d", round, crypt, skip).isEqualTo(expected);
    }
  }

  private static CensSampleCipher cipher(AesCiphers aes, String iv, BlockPattern pattern) {
    IvRange ivs = IvRange.of(InitializationVector.of(iv));
    return new CensSampleCipher(new BlockCounter(aes.ctr(KEY)), ivs, pattern);
  }
}
