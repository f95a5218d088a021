package io.github.fragmill.core.internal.isobmff.write;

import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.KeyId;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The fields that say how samples are encrypted and with which key, the same in {@code tenc} and in
 * a {@code seig} sample group (ISO/IEC 23001-7:2023, 6 and 8.2).
 *
 * <pre>
 * reserved                        8
 * crypt_byte_block, skip_..    4 + 4
 * isProtected                      8
 * Per_Sample_IV_Size               8
 * KID                             16 bytes
 * constant_IV_size                 8      } only without
 * constant_IV                             } per-sample IVs
 * </pre>
 *
 * @param constantIv there when the parameters have one
 */
record KeyFields(
    EncryptionParameters parameters, KeyId keyId, Optional<InitializationVector> constantIv) {

  private static final int FIXED_BYTES = 1 + 1 + 1 + 1 + 16;

  int sizeBytes() {
    return FIXED_BYTES + constantIv.map(iv -> 1 + iv.lengthBytes()).orElse(0);
  }

  void putTo(ByteBuffer buffer) {
    buffer.put(/* reserved */ (byte) 0);
    buffer.put((byte) (parameters.cryptByteBlock() << 4 | parameters.skipByteBlock()));
    buffer.put(/* isProtected */ (byte) 1);
    buffer.put((byte) parameters.perSampleIvBytes());
    buffer.put(keyId.toBytes());
    constantIv.ifPresent(iv -> buffer.put((byte) iv.lengthBytes()).put(iv.toBytes()));
  }
}
