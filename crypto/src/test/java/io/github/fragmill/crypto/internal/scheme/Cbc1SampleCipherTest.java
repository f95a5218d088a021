package io.github.fragmill.crypto.internal.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.crypto.internal.aes.AesCiphers;
import io.github.fragmill.crypto.testing.BlockByBlock;
import io.github.fragmill.crypto.testing.Bytes;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class Cbc1SampleCipherTest {

  private static final String ENGINES = "io.github.fragmill.crypto.internal.scheme.Engines#all";
  private static final byte[] KEY = Bytes.hex("00112233445566778899aabbccddeeff");
  private static final byte[] IV = Bytes.hex("a0a1a2a3a4a5a6a7a8a9aaabacadaeaf");

  // AES-128 under KEY of IV, and of that, and of that; by OpenSSL.
  private static final byte[] FIRST = Bytes.hex("cf086a82c0b745a749daabb28a7a8db3");
  private static final byte[] SECOND = Bytes.hex("8037795f4e016120fbf6441076bee3dc");
  private static final byte[] THIRD = Bytes.hex("9cca440a23f5200d49107dbea575a4f2");

  // NIST SP 800-38A, F.2.1: the first two blocks.
  private static final byte[] NIST_KEY = Bytes.hex("2b7e151628aed2a6abf7158809cf4f3c");
  private static final byte[] NIST_IV = Bytes.hex("000102030405060708090a0b0c0d0e0f");
  private static final byte[] NIST_PLAIN =
      Bytes.hex("6bc1bee22e409f96e93d7e117393172a ae2d8a571e03ac9c9eb76fac45af8e51");
  private static final byte[] NIST_CBC =
      Bytes.hex("7649abac8119b246cee98e9b12e9197d 5086cb9b507219ee95db113a917678b2");

  @ParameterizedTest
  @MethodSource(ENGINES)
  void encrypt_nistVector_knownAnswer(AesCiphers aes) {
    byte[] sample = NIST_PLAIN.clone();
    Cbc1SampleCipher cipher = new Cbc1SampleCipher(aes, NIST_KEY, range(NIST_IV));

    cipher.beginSample(0);
    cipher.encrypt(ByteBuffer.wrap(sample), 0, 32);

    assertThat(sample).isEqualTo(NIST_CBC);
  }

  @ParameterizedTest
  @MethodSource(ENGINES)
  void encrypt_twoParts_oneChain(AesCiphers aes) {
    byte[] sample = new byte[100];
    Cbc1SampleCipher cipher = cipher(aes);

    cipher.beginSample(0);
    cipher.encrypt(ByteBuffer.wrap(sample), 10, 32);
    cipher.encrypt(ByteBuffer.wrap(sample), 60, 0);
    cipher.encrypt(ByteBuffer.wrap(sample), 60, 16);

    byte[] expected = new byte[100];
    System.arraycopy(FIRST, 0, expected, 10, 16);
    System.arraycopy(SECOND, 0, expected, 26, 16);
    System.arraycopy(THIRD, 0, expected, 60, 16);
    assertThat(sample).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource(ENGINES)
  void encrypt_firstPartWithoutABlock_chainBeginsInTheNext(AesCiphers aes) {
    byte[] sample = new byte[40];
    Cbc1SampleCipher cipher = cipher(aes);

    cipher.beginSample(0);
    cipher.encrypt(ByteBuffer.wrap(sample), 0, 15);
    cipher.encrypt(ByteBuffer.wrap(sample), 20, 16);

    byte[] expected = new byte[40];
    System.arraycopy(FIRST, 0, expected, 20, 16);
    assertThat(sample).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource(ENGINES)
  void encrypt_partialBlockAtTheEnd_staysClear(AesCiphers aes) {
    byte[] sample = new byte[47];
    Cbc1SampleCipher cipher = cipher(aes);

    cipher.beginSample(0);
    cipher.encrypt(ByteBuffer.wrap(sample), 0, 47);

    byte[] expected = new byte[47];
    System.arraycopy(FIRST, 0, expected, 0, 16);
    System.arraycopy(SECOND, 0, expected, 16, 16);
    assertThat(sample).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource(ENGINES)
  void beginSample_anyOrder_chainOfThatSample(AesCiphers aes) {
    Cbc1SampleCipher cipher = cipher(aes);
    byte[] ivOfSample7 = Bytes.hex("a0a1a2a3a4a5a6aea8a9aaabacadaeaf");
    byte[] sample = Bytes.random(/* seed= */ 1, 64);
    byte[] expected = new BlockByBlock(KEY).cbc1(ivOfSample7, sample, 0, 64);
    cipher.beginSample(9);
    cipher.encrypt(ByteBuffer.wrap(new byte[48]), 0, 48);

    cipher.beginSample(7);
    cipher.encrypt(ByteBuffer.wrap(sample), 0, 64);

    assertThat(sample).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource(ENGINES)
  void encrypt_severalChunks_oneChain(AesCiphers aes) {
    byte[] sample = Bytes.random(/* seed= */ 2, 200_000);
    byte[] expected = new BlockByBlock(KEY).cbc1(IV, sample, 3, 199_990);
    Cbc1SampleCipher cipher = cipher(aes);

    cipher.beginSample(0);
    cipher.encrypt(ByteBuffer.wrap(sample), 3, 199_990);

    assertThat(sample).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource(ENGINES)
  void encrypt_anyParts_asBlockByBlock(AesCiphers aes) {
    Random random = new Random(3);
    Cbc1SampleCipher cipher = cipher(aes);
    for (int round = 0; round < 200; round++) {
      int[] pairs = {random.nextInt(50), random.nextInt(700), random.nextInt(50), 16};
      byte[] sample = Bytes.random(round, pairs[0] + pairs[1] + pairs[2] + pairs[3]);
      byte[] expected = new BlockByBlock(KEY).cbc1(IV, sample, pairs);

      cipher.beginSample(0);
      cipher.encrypt(ByteBuffer.wrap(sample), pairs[0], pairs[1]);
      cipher.encrypt(ByteBuffer.wrap(sample), pairs[0] + pairs[1] + pairs[2], pairs[3]);

      assertThat(sample).as("round %d", round).isEqualTo(expected);
    }
  }

  private static Cbc1SampleCipher cipher(AesCiphers aes) {
    return new Cbc1SampleCipher(aes, KEY, range(IV));
  }

  private static IvRange range(byte[] iv) {
    return IvRange.of(InitializationVector.of(iv));
  }
}
