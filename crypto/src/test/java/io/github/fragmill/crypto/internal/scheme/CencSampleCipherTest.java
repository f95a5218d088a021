package io.github.fragmill.crypto.internal.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.crypto.internal.aes.AesCiphers;
import io.github.fragmill.crypto.testing.BlockByBlock;
import io.github.fragmill.crypto.testing.Bytes;
import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CencSampleCipherTest {

  private static final String ENGINES = "io.github.fragmill.crypto.internal.scheme.Engines#all";
  private static final byte[] KEY = Bytes.random(/* seed= */ 7, 16);
  private static final byte[] IV = Bytes.hex("00000000000000ff");

  @ParameterizedTest
  @MethodSource(ENGINES)
  void encrypt_twoParts_oneStream(AesCiphers aes) {
    byte[] sample = Bytes.random(/* seed= */ 1, 200);
    byte[] expected = reference("0000000000000104", sample, 10, 32, 20, 48);
    CencSampleCipher cipher = cipher(aes);
    ByteBuffer buffer = ByteBuffer.wrap(sample);

    cipher.beginSample(5);
    cipher.encrypt(buffer, 10, 32);
    cipher.encrypt(buffer, 62, 48);

    assertThat(sample).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource(ENGINES)
  void encrypt_partialBlockAtTheEnd_encryptedToo(AesCiphers aes) {
    byte[] sample = Bytes.random(/* seed= */ 2, 37);
    byte[] expected = reference("00000000000000ff", sample, 0, 37);
    CencSampleCipher cipher = cipher(aes);

    cipher.beginSample(0);
    cipher.encrypt(ByteBuffer.wrap(sample), 0, 37);

    assertThat(sample).isEqualTo(expected);
    assertThat(sample[36]).isNotEqualTo(Bytes.random(/* seed= */ 2, 37)[36]);
  }

  @ParameterizedTest
  @MethodSource(ENGINES)
  void encrypt_severalChunks_oneStream(AesCiphers aes) {
    byte[] sample = Bytes.random(/* seed= */ 3, 3 * 65_536 + 5);
    byte[] expected = reference("00000000000000ff", sample, 1, 3 * 65_536 + 1);
    CencSampleCipher cipher = cipher(aes);

    cipher.beginSample(0);
    cipher.encrypt(ByteBuffer.wrap(sample), 1, 3 * 65_536 + 1);

    assertThat(sample).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource(ENGINES)
  void beginSample_anyOrder_streamOfThatSample(AesCiphers aes) {
    byte[] sample = new byte[20];
    CencSampleCipher cipher = cipher(aes);
    cipher.beginSample(9);
    cipher.encrypt(ByteBuffer.wrap(new byte[7]), 0, 7);

    cipher.beginSample(2);
    cipher.encrypt(ByteBuffer.wrap(sample), 0, 20);

    assertThat(sample).isEqualTo(reference("0000000000000101", new byte[20], 0, 20));
  }

  private static CencSampleCipher cipher(AesCiphers aes) {
    IvRange ivs = IvRange.of(InitializationVector.of(IV));
    return new CencSampleCipher(new BlockCounter(aes.ctr(KEY)), ivs);
  }

  private static byte[] reference(String iv, byte[] sample, int... pairs) {
    return new BlockByBlock(KEY).cenc(Bytes.hex(iv), sample, pairs);
  }
}
