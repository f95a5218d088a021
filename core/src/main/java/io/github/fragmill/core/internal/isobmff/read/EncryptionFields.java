package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.KeyId;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The fields that {@code tenc} and the entries of {@code seig} have in common (ISO/IEC
 * 23001-7:2023, 6 and 8.2).
 *
 * <pre>
 * reserved                8
 * crypt_byte_block, skip  4 + 4
 * isProtected             8
 * Per_Sample_IV_Size      8
 * KID                     16 bytes
 * constant_IV_size        8     } only when protected
 * constant_IV                   } and without per-sample IVs
 * </pre>
 */
final class EncryptionFields {

  private static final int FIXED_BYTES = 4 + 16;

  private final BoxLocation box;
  private final String scheme;

  EncryptionFields(BoxLocation box, String scheme) {
    this.box = box;
    this.scheme = scheme;
  }

  /**
   * Reads the fields and moves past them.
   *
   * @param hasPattern whether the box knows patterns; {@code tenc} of version 0 does not
   * @return empty for clear samples
   */
  Optional<EncryptionParameters> read(ByteBuffer fields, boolean hasPattern)
      throws FragmillException {
    requireRoom(fields, FIXED_BYTES);
    fields.get();
    int pattern = fields.get() & (hasPattern ? 0xFF : 0);
    int isProtected = fields.get() & 0xFF;
    int ivBytes = fields.get() & 0xFF;
    byte[] keyId = new byte[16];
    fields.get(keyId);
    if (isProtected == 0) {
      return Optional.empty();
    }
    if (isProtected != 1) {
      throw new UnsupportedMediaException(
          box.path() + ": isProtected is " + isProtected + "; only 0 and 1 are known");
    }
    requirePattern(pattern);
    if (ivBytes != 0) {
      requireVectorBytes("Per_Sample_IV_Size", ivBytes);
    }
    Optional<InitializationVector> constant =
        ivBytes == 0 ? Optional.of(constantVector(fields)) : Optional.empty();
    return Optional.of(
        new EncryptionParameters(
            scheme, KeyId.of(keyId), ivBytes, constant, pattern >> 4, pattern & 0xF));
  }

  private InitializationVector constantVector(ByteBuffer fields) throws MalformedMediaException {
    requireRoom(fields, 1);
    int ivBytes = fields.get() & 0xFF;
    requireVectorBytes("constant_IV_size", ivBytes);
    requireRoom(fields, ivBytes);
    byte[] iv = new byte[ivBytes];
    fields.get(iv);
    return InitializationVector.of(iv);
  }

  private void requirePattern(int pattern) throws MalformedMediaException {
    boolean hasPatterns = scheme.equals("cens") || scheme.equals("cbcs");
    boolean encryptsNothing = pattern != 0 && pattern >> 4 == 0;
    if (encryptsNothing || (pattern != 0 && !hasPatterns)) {
      throw box.malformed(
          "expected a pattern that "
              + scheme
              + " may have, found "
              + (pattern >> 4)
              + ":"
              + (pattern & 0xF));
    }
  }

  private void requireVectorBytes(String field, int found) throws MalformedMediaException {
    if (found != 8 && found != 16) {
      throw box.malformed("expected a " + field + " of 8 or 16 bytes, found " + found);
    }
  }

  private void requireRoom(ByteBuffer fields, int bytes) throws MalformedMediaException {
    if (fields.remaining() < bytes) {
      throw box.malformed("expected " + bytes + " more bytes, found " + fields.remaining());
    }
  }
}
