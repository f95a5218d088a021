package io.github.fragmill.crypto.internal.aes;

import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.modes.CBCModeCipher;
import org.bouncycastle.crypto.modes.CTRModeCipher;
import org.bouncycastle.crypto.modes.SICBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/**
 * AES from Bouncy Castle's lightweight factories, so that the jar on the class path decides how it
 * is computed: {@code bcprov-jdk18on} in Java, {@code bcprov-lts8on} natively. Only what both jars
 * have is used.
 */
public final class BouncyCastleAes implements AesCiphers {

  private static final int BLOCK_BYTES = 16;

  @Override
  public CbcCipher cbc(byte[] key, byte[] iv) {
    CBCModeCipher cipher = CBCBlockCipher.newInstance(AESEngine.newInstance());
    cipher.init(/* forEncryption= */ true, new ParametersWithIV(new KeyParameter(key), iv));
    return new Cbc(cipher);
  }

  @Override
  public CbcDecipher cbcDecipher(byte[] key) {
    CBCModeCipher cipher = CBCBlockCipher.newInstance(AESEngine.newInstance());
    byte[] zeroIv = new byte[BLOCK_BYTES];
    cipher.init(/* forEncryption= */ false, new ParametersWithIV(new KeyParameter(key), zeroIv));
    return new CbcBackwards(cipher);
  }

  @Override
  public CtrCipher ctr(byte[] key) {
    CTRModeCipher cipher = SICBlockCipher.newInstance(AESEngine.newInstance());
    byte[] zeroCounter = new byte[BLOCK_BYTES];
    cipher.init(
        /* forEncryption= */ true, new ParametersWithIV(new KeyParameter(key), zeroCounter));
    return new Ctr(cipher);
  }

  private static final class Cbc implements CbcCipher {

    private final CBCModeCipher cipher;

    Cbc(CBCModeCipher cipher) {
      this.cipher = cipher;
    }

    @Override
    public void restart() {
      // Goes back to the IV of init. Another init costs the LTS jar a new native cipher.
      cipher.reset();
    }

    @Override
    public void encrypt(byte[] bytes, int offsetBytes, int lengthBytes) {
      cipher.processBlocks(bytes, offsetBytes, lengthBytes / BLOCK_BYTES, bytes, offsetBytes);
    }
  }

  private static final class CbcBackwards implements CbcDecipher {

    private final CBCModeCipher cipher;

    CbcBackwards(CBCModeCipher cipher) {
      this.cipher = cipher;
    }

    @Override
    public void restart() {
      cipher.reset();
    }

    @Override
    public void decrypt(byte[] bytes, int offsetBytes, int lengthBytes) {
      cipher.processBlocks(bytes, offsetBytes, lengthBytes / BLOCK_BYTES, bytes, offsetBytes);
    }
  }

  private static final class Ctr implements CtrCipher {

    private final CTRModeCipher cipher;

    Ctr(CTRModeCipher cipher) {
      this.cipher = cipher;
    }

    @Override
    public void begin(byte[] counterBlock) {
      // No key stands for the one of the last init, whose schedule is kept.
      cipher.init(/* forEncryption= */ true, new ParametersWithIV(null, counterBlock));
    }

    @Override
    public void process(byte[] bytes, int offsetBytes, int lengthBytes) {
      cipher.processBytes(bytes, offsetBytes, lengthBytes, bytes, offsetBytes);
    }
  }
}
