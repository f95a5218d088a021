package io.github.fragmill.crypto.internal.aes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.crypto.testing.BlockByBlock;
import io.github.fragmill.crypto.testing.Bytes;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every {@link AesCiphers} must do. */
abstract class AesCiphersContract {

  // NIST SP 800-38A, F.2.1 and F.5.1: the first two blocks.
  private static final byte[] NIST_KEY = Bytes.hex("2b7e151628aed2a6abf7158809cf4f3c");
  private static final byte[] NIST_PLAIN =
      Bytes.hex("6bc1bee22e409f96e93d7e117393172a ae2d8a571e03ac9c9eb76fac45af8e51");
  private static final byte[] NIST_IV = Bytes.hex("000102030405060708090a0b0c0d0e0f");
  private static final byte[] NIST_CBC =
      Bytes.hex("7649abac8119b246cee98e9b12e9197d 5086cb9b507219ee95db113a917678b2");
  private static final byte[] NIST_COUNTER = Bytes.hex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff");
  private static final byte[] NIST_CTR =
      Bytes.hex("874d6191b620e3261bef6864990db6ce 9806f66b7970fdff8617187bb9fffdff");

  abstract AesCiphers ciphers();

  @Test
  void cbc_nistVector_knownAnswer() {
    byte[] bytes = NIST_PLAIN.clone();

    ciphers().cbc(NIST_KEY, NIST_IV).encrypt(bytes, 0, 32);

    assertThat(bytes).isEqualTo(NIST_CBC);
  }

  @Test
  void cbcDecipher_nistVector_knownAnswerInAnyPieces() {
    byte[] bytes = NIST_CBC.clone();
    CbcDecipher decipher = ciphers().cbcDecipher(NIST_KEY);

    decipher.decrypt(bytes, 0, 16);
    decipher.decrypt(bytes, 16, 0);
    decipher.decrypt(bytes, 16, 16);

    assertThat(withIv(bytes)).isEqualTo(NIST_PLAIN);
  }

  @Test
  void cbcDecipher_restartAfterUse_firstChainAgain() {
    byte[] bytes = NIST_CBC.clone();
    CbcDecipher decipher = ciphers().cbcDecipher(NIST_KEY);
    decipher.decrypt(Bytes.random(/* seed= */ 1, 48), 0, 48);

    decipher.restart();
    decipher.restart();
    decipher.decrypt(bytes, 0, 32);

    assertThat(withIv(bytes)).isEqualTo(NIST_PLAIN);
  }

  /** A decipher begins at an IV of zeros; this makes it the IV of the known answer. */
  private static byte[] withIv(byte[] bytes) {
    for (int index = 0; index < NIST_IV.length; index++) {
      bytes[index] ^= NIST_IV[index];
    }
    return bytes;
  }

  @Test
  void cbc_twoCalls_oneChain() {
    byte[] bytes = NIST_PLAIN.clone();
    CbcCipher cipher = ciphers().cbc(NIST_KEY, NIST_IV);

    cipher.encrypt(bytes, 0, 16);
    cipher.encrypt(bytes, 16, 0);
    cipher.encrypt(bytes, 16, 16);

    assertThat(bytes).isEqualTo(NIST_CBC);
  }

  @Test
  void cbc_restartAfterUse_firstChainAgain() {
    byte[] bytes = NIST_PLAIN.clone();
    CbcCipher cipher = ciphers().cbc(NIST_KEY, NIST_IV);
    cipher.encrypt(Bytes.random(/* seed= */ 1, 48), 0, 48);

    cipher.restart();
    cipher.encrypt(bytes, 0, 32);

    assertThat(bytes).isEqualTo(NIST_CBC);
  }

  @Test
  void cbc_restartTwiceBeforeUse_firstChain() {
    byte[] bytes = NIST_PLAIN.clone();
    CbcCipher cipher = ciphers().cbc(NIST_KEY, NIST_IV);

    cipher.restart();
    cipher.restart();
    cipher.encrypt(bytes, 0, 32);

    assertThat(bytes).isEqualTo(NIST_CBC);
  }

  @Test
  void cbc_keyAndIvWipedByCaller_stillTheSame() {
    byte[] key = NIST_KEY.clone();
    byte[] iv = NIST_IV.clone();
    byte[] bytes = NIST_PLAIN.clone();
    CbcCipher cipher = ciphers().cbc(key, iv);

    Arrays.fill(key, (byte) 0);
    Arrays.fill(iv, (byte) 0);
    cipher.restart();
    cipher.encrypt(bytes, 0, 32);

    assertThat(bytes).isEqualTo(NIST_CBC);
  }

  @Test
  void cbc_manyLengthsAndOffsets_asBlockByBlock() {
    Random random = new Random(2);
    byte[] key = Bytes.random(/* seed= */ 3, 16);
    byte[] iv = Bytes.random(/* seed= */ 4, 16);
    BlockByBlock reference = new BlockByBlock(key);
    CbcCipher cipher = ciphers().cbc(key, iv);
    for (int round = 0; round < 200; round++) {
      int offset = random.nextInt(7);
      int length = 16 * random.nextInt(70);
      byte[] bytes = Bytes.random(round, offset + length + 5);
      byte[] expected = reference.cbcs(iv, /* crypt= */ 1, /* skip= */ 0, bytes, offset, length);

      cipher.restart();
      cipher.encrypt(bytes, offset, length);

      assertThat(bytes).as("round %d", round).isEqualTo(expected);
    }
  }

  @Test
  void ctr_nistVector_knownAnswer() {
    byte[] bytes = NIST_PLAIN.clone();
    CtrCipher cipher = ciphers().ctr(NIST_KEY);

    cipher.begin(NIST_COUNTER);
    cipher.process(bytes, 0, 32);

    assertThat(bytes).isEqualTo(NIST_CTR);
  }

  @Test
  void ctr_keyAndCounterWipedByCaller_stillTheSame() {
    byte[] key = NIST_KEY.clone();
    byte[] counter = NIST_COUNTER.clone();
    byte[] bytes = NIST_PLAIN.clone();
    CtrCipher cipher = ciphers().ctr(key);

    Arrays.fill(key, (byte) 0);
    cipher.begin(counter);
    Arrays.fill(counter, (byte) 0);
    cipher.process(bytes, 0, 32);

    assertThat(bytes).isEqualTo(NIST_CTR);
  }

  @Test
  void ctr_lastBlockBeforeTheWrap_knownAnswerAndNewBeginning() {
    CtrCipher cipher = ciphers().ctr(Bytes.hex("00112233445566778899aabbccddeeff"));
    byte[] bytes = new byte[32];

    cipher.begin(Bytes.hex("0102030405060708ffffffffffffffff"));
    cipher.process(bytes, 0, 16);
    cipher.begin(Bytes.hex("01020304050607080000000000000000"));
    cipher.process(bytes, 16, 16);

    assertThat(bytes)
        .isEqualTo(Bytes.hex("2d0eb61f6ea5b69ad282ce6b4ac67b6c a17b863d00c60d546537f953363b43db"));
  }

  @Test
  void ctr_manyLengthsInTwoCalls_asBlockByBlock() {
    Random random = new Random(5);
    byte[] key = Bytes.random(/* seed= */ 6, 16);
    BlockByBlock reference = new BlockByBlock(key);
    CtrCipher cipher = ciphers().ctr(key);
    for (int round = 0; round < 200; round++) {
      int offset = random.nextInt(7);
      int length = random.nextInt(900);
      int firstLength = random.nextInt(length + 1);
      byte[] counter = Bytes.random(/* seed= */ 1000 + round, 16);
      byte[] bytes = Bytes.random(round, offset + length + 5);
      byte[] expected = reference.cenc(counter, bytes, offset, length);

      cipher.begin(counter);
      cipher.process(bytes, offset, firstLength);
      cipher.process(bytes, offset + firstLength, length - firstLength);

      assertThat(bytes).as("round %d", round).isEqualTo(expected);
    }
  }

  @Test
  void toString_ofCiphers_knowsNoKey() {
    String hex = "2b7e151628aed2a6";

    assertThat(ciphers().cbc(NIST_KEY, NIST_IV).toString()).doesNotContainIgnoringCase(hex);
    assertThat(ciphers().ctr(NIST_KEY).toString()).doesNotContainIgnoringCase(hex);
  }
}
