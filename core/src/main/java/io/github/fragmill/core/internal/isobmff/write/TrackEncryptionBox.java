package io.github.fragmill.core.internal.isobmff.write;

import io.github.fragmill.core.protect.EncryptionParameters;
import java.nio.ByteBuffer;
import org.mp4parser.support.AbstractFullBox;

/**
 * Track encryption box (ISO/IEC 23001-7:2023, 8.2). isoparser's own knows neither patterns nor
 * constant IVs.
 *
 * <pre>
 * tenc (version 0 for cenc and cbc1, 1 for cens and cbcs)
 *   reserved                        8
 *   crypt_byte_block, skip_..       4 + 4   zero in version 0
 *   default_isProtected             8
 *   default_Per_Sample_IV_Size      8
 *   default_KID                     16 bytes
 *   default_constant_IV_size        8       } only without
 *   default_constant_IV                     } per-sample IVs
 * </pre>
 */
final class TrackEncryptionBox extends AbstractFullBox {

  private static final int FIXED_BYTES = 4 + 1 + 1 + 1 + 1 + 16;

  private final EncryptionParameters parameters;

  TrackEncryptionBox(EncryptionParameters parameters) {
    super("tenc");
    this.parameters = parameters;
    setVersion(
        switch (parameters.scheme()) {
          case "cenc", "cbc1" -> 0;
          case "cens", "cbcs" -> 1;
          default ->
              throw new IllegalArgumentException(
                  "scheme: expected cenc, cens, cbc1 or cbcs, found " + parameters.scheme());
        });
  }

  @Override
  protected long getContentSize() {
    return (long) FIXED_BYTES + parameters.constantIv().map(iv -> 1 + iv.lengthBytes()).orElse(0);
  }

  @Override
  protected void getContent(ByteBuffer buffer) {
    writeVersionAndFlags(buffer);
    buffer.put(/* reserved */ (byte) 0);
    buffer.put((byte) (parameters.cryptByteBlock() << 4 | parameters.skipByteBlock()));
    buffer.put(/* default_isProtected */ (byte) 1);
    buffer.put((byte) parameters.perSampleIvBytes());
    buffer.put(parameters.defaultKeyId().toBytes());
    parameters.constantIv().ifPresent(iv -> buffer.put((byte) iv.lengthBytes()).put(iv.toBytes()));
  }

  @Override
  protected void _parseDetails(ByteBuffer content) {
    throw new UnsupportedOperationException("this box is only written");
  }
}
