package io.github.fragmill.crypto.drm;

import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.crypto.testing.Bytes;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** A track whose key the test knows; the JVM encrypts. */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record TestTrack(EncryptionParameters parameters, List<KeyId> keyIds, byte[] key)
    implements DrmTrack {

  static final KeyId KEY_ID = KeyId.of("0123456789abcdef0123456789abcdef");

  static TestTrack of(String scheme) {
    return of(scheme, KEY_ID, Bytes.hex("00112233445566778899aabbccddeeff"));
  }

  static TestTrack of(String scheme, KeyId keyId, byte[] key) {
    boolean isConstant = scheme.equals("cbcs");
    return new TestTrack(
        new EncryptionParameters(
            scheme,
            keyId,
            isConstant ? 0 : 16,
            isConstant ? Optional.of(InitializationVector.of(new byte[16])) : Optional.empty(),
            /* cryptByteBlock= */ 0,
            /* skipByteBlock= */ 0),
        List.of(keyId),
        key);
  }

  /** Returns the same in a presentation with more keys, of the same bytes. */
  TestTrack with(KeyId... others) {
    List<KeyId> all = new ArrayList<>(keyIds);
    all.addAll(List.of(others));
    return new TestTrack(parameters, all, key);
  }

  @Override
  public byte[] encryptBlock(KeyId keyId, byte[] block) {
    try {
      Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
      return cipher.doFinal(block);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
