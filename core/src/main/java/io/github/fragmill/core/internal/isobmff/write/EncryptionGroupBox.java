package io.github.fragmill.core.internal.isobmff.write;

import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.KeyId;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Sample group description box with one entry, which names another key than {@code tenc} does, and
 * the constant IV that goes with it (ISO/IEC 14496-12, 8.9.3; ISO/IEC 23001-7:2023, 6). All the
 * rest is as in {@code tenc}, the pattern above all: players refuse a track whose pattern changes.
 *
 * <pre>
 * sgpd (version 1)
 *   grouping_type    32   seig
 *   default_length   32   of the entry
 *   entry_count      32   1
 *   entry            {@link KeyFields}
 * </pre>
 */
final class EncryptionGroupBox extends WriteOnlyBox {

  /** The letters seig. */
  static final int GROUPING_TYPE = 0x73656967;

  private final KeyFields entry;

  /**
   * @param constantIv takes the place of that of the parameters
   */
  EncryptionGroupBox(
      EncryptionParameters parameters, KeyId keyId, Optional<InitializationVector> constantIv) {
    super("sgpd");
    this.entry = new KeyFields(parameters, keyId, constantIv.or(parameters::constantIv));
    setVersion(1);
  }

  @Override
  protected long getContentSize() {
    return 4L + 4 + 4 + 4 + entry.sizeBytes();
  }

  @Override
  protected void getContent(ByteBuffer buffer) {
    writeVersionAndFlags(buffer);
    buffer.putInt(GROUPING_TYPE).putInt(entry.sizeBytes()).putInt(/* entry_count */ 1);
    entry.putTo(buffer);
  }
}
