package io.github.fragmill.core.internal.isobmff.write;

import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.KeyId;
import java.nio.ByteBuffer;
import org.mp4parser.support.AbstractFullBox;

/**
 * Sample group description box with one entry, which names another key than {@code tenc} does
 * (ISO/IEC 14496-12, 8.9.3; ISO/IEC 23001-7:2023, 6). All the rest is as in {@code tenc}, the
 * pattern above all: players refuse a track whose pattern changes.
 *
 * <pre>
 * sgpd (version 1)
 *   grouping_type                   32   seig
 *   default_length                  32   of the entry
 *   entry_count                     32   1
 *   reserved                         8
 *   crypt_byte_block, skip_..    4 + 4
 *   isProtected                      8
 *   Per_Sample_IV_Size               8
 *   KID                             16 bytes
 *   constant_IV_size                 8      } only without
 *   constant_IV                             } per-sample IVs
 * </pre>
 */
final class EncryptionGroupBox extends AbstractFullBox {

  /** The letters seig. */
  static final int GROUPING_TYPE = 0x73656967;

  private static final int ENTRY_FIXED_BYTES = 1 + 1 + 1 + 1 + 16;

  private final EncryptionParameters parameters;
  private final KeyId keyId;

  EncryptionGroupBox(EncryptionParameters parameters, KeyId keyId) {
    super("sgpd");
    this.parameters = parameters;
    this.keyId = keyId;
    setVersion(1);
  }

  private int entryBytes() {
    return ENTRY_FIXED_BYTES + parameters.constantIv().map(iv -> 1 + iv.lengthBytes()).orElse(0);
  }

  @Override
  protected long getContentSize() {
    return 4L + 4 + 4 + 4 + entryBytes();
  }

  @Override
  protected void getContent(ByteBuffer buffer) {
    writeVersionAndFlags(buffer);
    buffer.putInt(GROUPING_TYPE).putInt(entryBytes()).putInt(/* entry_count */ 1);
    buffer.put(/* reserved */ (byte) 0);
    buffer.put((byte) (parameters.cryptByteBlock() << 4 | parameters.skipByteBlock()));
    buffer.put(/* isProtected */ (byte) 1);
    buffer.put((byte) parameters.perSampleIvBytes());
    buffer.put(keyId.toBytes());
    parameters.constantIv().ifPresent(iv -> buffer.put((byte) iv.lengthBytes()).put(iv.toBytes()));
  }

  @Override
  protected void _parseDetails(ByteBuffer content) {
    throw new UnsupportedOperationException("this box is only written");
  }
}
