package io.github.fragmill.core.internal.codec.hevc;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import java.nio.ByteBuffer;

/** The header of a NAL unit (ITU-T H.265, 7.3.1.2). */
final class NalUnitHeader {

  static final int BYTES = 2;

  private NalUnitHeader() {}

  /**
   * Returns nal_unit_type.
   *
   * @param reader for messages
   */
  static int type(ByteBuffer bytes, int startBytes, int endBytes, BitReader reader)
      throws MalformedMediaException {
    if (endBytes - startBytes < BYTES) {
      throw reader.malformed(
          "expected a NAL unit of at least " + BYTES + " bytes, found " + (endBytes - startBytes));
    }
    return NalUnitType.of(bytes.get(startBytes));
  }

  /** Returns nuh_layer_id, which is 0 in all but layered streams; there must be a whole header. */
  static int layerId(ByteBuffer bytes, int startBytes) {
    return (bytes.get(startBytes) & 1) << 5 | ((bytes.get(startBytes + 1) >> 3) & 0x1F);
  }
}
