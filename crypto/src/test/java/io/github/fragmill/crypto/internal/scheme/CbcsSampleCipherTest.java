package io.github.fragmill.crypto.internal.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.crypto.internal.aes.AesCiphers;
import io.github.fragmill.crypto.testing.BlockByBlock;
import io.github.fragmill.crypto.testing.Bytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CbcsSampleCipherTest {

  private static final String ENGINES = "io.github.fragmill.crypto.internal.scheme.Engines#all";
  private static final BlockPattern ONE_IN_TEN = new BlockPattern(1, 9);
  private static final byte[] KEY = Bytes.hex("00112233445566778899aabbccddeeff");
  private static final byte[] IV = Bytes.hex("a0a1a2a3a4a5a6a7a8a9aaabacadaeaf");

  // AES-128 under KEY of IV, and of that, and of that; by OpenSSL.
  private static final byte[] FIRST = Bytes.hex("cf086a82c0b745a749daabb28a7a8db3");
  private static final byte[] SECOND = Bytes.hex("8037795f4e016120fbf6441076bee3dc");
  private static final byte[] THIRD = Bytes.hex("9cca440a23f5200d49107dbea575a4f2");

  @ParameterizedTest
  @MethodSource(ENGINES)
  void encrypt_oneInTen_everyTenthBlockInOneChain(AesCiphers aes) {
    byte[] sample = new byte[336];

    cipher(aes, ONE_IN_TEN).encrypt(ByteBuffer.wrap(sample), 0, 336);

    byte[] expected = new byte[336];
    System.arraycopy(FIRST, 0, expected, 0, 16);
    System.arraycopy(SECOND, 0, expected, 160, 16);
    System.arraycopy(THIRD, 0, expected, 320, 16);
    assertThat(sample).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource(ENGINES)
  void encrypt_littleEndianBuffer_sameBytes(AesCiphers aes) {
    byte[] sample = Bytes.random(/* seed= */ 5, 500_003);
    byte[] expected = sample.clone();
    cipher(aes, ONE_IN_TEN).encrypt(ByteBuffer.wrap(expected), 3, 500_000);

    ByteBuffer littleEndian = ByteBuffer.wrap(sample).order(ByteOrder.LITTLE_ENDIAN);
    cipher(aes, ONE_IN_TEN).encrypt(littleEndian, 3, 500_000);

    assertThat(sample).isEqualTo(expected);
    assertThat(littleEndian.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
  }

  @ParameterizedTest
  @MethodSource(ENGINES)
  void encrypt_noPattern_everyWholeBlock(AesCiphers aes) {
    byte[] sample = new byte[47];

    cipher(aes, BlockPattern.NONE).encrypt(ByteBuffer.wrap(sample), 0, 47);

    byte[] expected = new byte[47];
    System.arraycopy(FIRST, 0, expected, 0, 16);
    System.arraycopy(SECOND, 0, expected, 16, 16);
    assertThat(sample).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource(ENGINES)
  void encrypt_lessThanABlockAtACryptBlock_staysClear(AesCiphers aes) {
    byte[] sample = new byte[160 + 15];

    cipher(aes, ONE_IN_TEN).encrypt(ByteBuffer.wrap(sample), 0, 160 + 15);

    byte[] expected = Arrays.copyOf(FIRST, 160 + 15);
    assertThat(sample).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource(ENGINES)
  void encrypt_shorterThanABlock_staysClear(AesCiphers aes) {
    byte[] sample = new byte[15];

    cipher(aes, ONE_IN_TEN).encrypt(ByteBuffer.wrap(sample), 0, 15);

    assertThat(sample).containsOnly(0);
  }

  @ParameterizedTest
  @MethodSource(ENGINES)
  void encrypt_secondPart_chainAndPatternBeginAnew(AesCiphers aes) {
    byte[] sample = new byte[100];
    CbcsSampleCipher cipher = cipher(aes, ONE_IN_TEN);

    cipher.encrypt(ByteBuffer.wrap(sample), 10, 40);
    cipher.encrypt(ByteBuffer.wrap(sample), 60, 40);

    byte[] expected = new byte[100];
    System.arraycopy(FIRST, 0, expected, 10, 16);
    System.arraycopy(FIRST, 0, expected, 60, 16);
    assertThat(sample).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource(ENGINES)
  void encrypt_patternCutOff_itsWholeCryptBlocksEncrypted(AesCiphers aes) {
    BlockPattern fiveInTen = new BlockPattern(5, 5);
    byte[] sample = Bytes.random(/* seed= */ 1, 160 + 40);
    byte[] expected = new BlockByBlock(KEY).cbcs(IV, 5, 5, sample, 0, 160 + 40);

    cipher(aes, fiveInTen).encrypt(ByteBuffer.wrap(sample), 0, 160 + 40);

    assertThat(sample).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource(ENGINES)
  void encrypt_severalChunks_oneChain(AesCiphers aes) {
    byte[] sample = Bytes.random(/* seed= */ 2, 1_500_000);
    byte[] expected = new BlockByBlock(KEY).cbcs(IV, 1, 9, sample, 3, 1_499_990);

    cipher(aes, ONE_IN_TEN).encrypt(ByteBuffer.wrap(sample), 3, 1_499_990);

    assertThat(sample).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource(ENGINES)
  void encrypt_severalChunksWithoutPattern_oneChain(AesCiphers aes) {
    byte[] sample = Bytes.random(/* seed= */ 3, 200_000);
    byte[] expected = new BlockByBlock(KEY).cbcs(IV, 0, 0, sample, 3, 199_990);

    cipher(aes, BlockPattern.NONE).encrypt(ByteBuffer.wrap(sample), 3, 199_990);

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
      int offset = random.nextInt(50);
      int length = random.nextInt(1200);
      byte[] sample = Bytes.random(round, offset + length + random.nextInt(30));
      byte[] expected = reference.cbcs(IV, crypt, skip, sample, offset, length);

      cipher(aes, new BlockPattern(crypt, skip)).encrypt(ByteBuffer.wrap(sample), offset, length);

      assertThat(sample).as("round %d, %d:%d", round, crypt, skip).isEqualTo(expected);
    }
  }

  private static CbcsSampleCipher cipher(AesCiphers aes, BlockPattern pattern) {
    return new CbcsSampleCipher(aes.cbc(KEY, IV), pattern);
  }
}
