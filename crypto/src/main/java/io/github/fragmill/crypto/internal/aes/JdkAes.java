package io.github.fragmill.crypto.internal.aes;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES from the provider that the JVM prefers. */
public final class JdkAes implements AesCiphers {

  @Override
  public CbcCipher cbc(byte[] key, byte[] iv) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv.clone()));
      return new Cbc(cipher);
    } catch (GeneralSecurityException e) {
      throw failure(e);
    }
  }

  @Override
  public CbcDecipher cbcDecipher(byte[] key) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[16]));
      return new CbcBackwards(cipher);
    } catch (GeneralSecurityException e) {
      throw failure(e);
    }
  }

  @Override
  public CtrCipher ctr(byte[] key) {
    try {
      return new Ctr(Cipher.getInstance("AES/CTR/NoPadding"), new SecretKeySpec(key, "AES"));
    } catch (GeneralSecurityException e) {
      throw failure(e);
    }
  }

  private static IllegalStateException failure(GeneralSecurityException cause) {
    return new IllegalStateException("the JVM's security provider cannot compute AES", cause);
  }

  private static final class Cbc implements CbcCipher {

    private final Cipher cipher;
    private final InPlace inPlace;

    Cbc(Cipher cipher) {
      this.cipher = cipher;
      this.inPlace = new InPlace(cipher);
    }

    @Override
    public void restart() {
      try {
        cipher.doFinal(); // returns to the state after init
      } catch (GeneralSecurityException e) {
        throw failure(e);
      }
    }

    @Override
    public void encrypt(byte[] bytes, int offsetBytes, int lengthBytes) {
      inPlace.encrypt(bytes, offsetBytes, lengthBytes);
    }
  }

  private static final class CbcBackwards implements CbcDecipher {

    private final Cipher cipher;
    private final InPlace inPlace;

    CbcBackwards(Cipher cipher) {
      this.cipher = cipher;
      this.inPlace = new InPlace(cipher);
    }

    @Override
    public void restart() {
      try {
        cipher.doFinal(); // returns to the state after init
      } catch (GeneralSecurityException e) {
        throw failure(e);
      }
    }

    @Override
    public void decrypt(byte[] bytes, int offsetBytes, int lengthBytes) {
      inPlace.encrypt(bytes, offsetBytes, lengthBytes);
    }
  }

  private static final class Ctr implements CtrCipher {

    private final Cipher cipher;
    private final InPlace inPlace;
    private final SecretKeySpec key;

    Ctr(Cipher cipher, SecretKeySpec key) {
      this.cipher = cipher;
      this.inPlace = new InPlace(cipher);
      this.key = key;
    }

    @Override
    public void begin(byte[] counterBlock) {
      try {
        cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(counterBlock));
      } catch (GeneralSecurityException e) {
        throw failure(e);
      }
    }

    @Override
    public void process(byte[] bytes, int offsetBytes, int lengthBytes) {
      inPlace.encrypt(bytes, offsetBytes, lengthBytes);
    }
  }

  /**
   * Encrypts bytes in place by way of another array: asked to write over its input, the JDK copies
   * that each time into an array of its own.
   */
  private static final class InPlace {

    private final Cipher cipher;
    private byte[] output = {};

    InPlace(Cipher cipher) {
      this.cipher = cipher;
    }

    void encrypt(byte[] bytes, int offsetBytes, int lengthBytes) {
      if (output.length < lengthBytes) {
        output = new byte[lengthBytes];
      }
      try {
        int written = cipher.update(bytes, offsetBytes, lengthBytes, output, 0);
        if (written != lengthBytes) {
          throw new IllegalStateException(
              "the JVM's security provider held back " + (lengthBytes - written) + " bytes");
        }
      } catch (GeneralSecurityException e) {
        throw failure(e);
      }
      System.arraycopy(output, 0, bytes, offsetBytes, lengthBytes);
    }
  }
}
