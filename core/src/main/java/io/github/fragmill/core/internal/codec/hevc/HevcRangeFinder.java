package io.github.fragmill.core.internal.codec.hevc;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.bitstream.NalUnitCursor;
import io.github.fragmill.core.media.ByteRanges;
import io.github.fragmill.core.media.ProtectableRangeFinder;
import java.nio.ByteBuffer;

/**
 * Protects the slice data of H.265 (ISO/IEC 23001-7:2023, 9.5.2): everything in a video coding NAL
 * unit (types 0 to 31) behind the slice segment header, which ends at a byte boundary. Other NAL
 * units stay clear, among them Dolby Vision's metadata (type 62).
 *
 * <p>Pictures of other layers and of types that are still reserved are refused: where their headers
 * end is not known, and without encryption they would show the picture.
 */
final class HevcRangeFinder implements ProtectableRangeFinder {

  private final BitReader reader = BitReader.ofNalUnits("sample");
  private final SliceHeader sliceHeader = new SliceHeader(reader);
  private final NalUnitCursor nalUnits;
  private final ParameterSets parameterSets;

  /**
   * @param lengthSizeBytes the size of a NAL unit's length field, 1, 2 or 4
   * @param parameterSets those that hold in front of the first sample; changed by this finder
   */
  HevcRangeFinder(int lengthSizeBytes, ParameterSets parameterSets) {
    this.nalUnits = new NalUnitCursor(lengthSizeBytes);
    this.parameterSets = parameterSets;
  }

  @Override
  public void find(ByteBuffer sample, ByteRanges into) throws MalformedMediaException {
    nalUnits.reset(sample);
    while (nalUnits.next()) {
      int start = nalUnits.start();
      int end = nalUnits.end();
      int type = NalUnitHeader.type(sample, start, end, reader);
      if (NalUnitType.isVideoCoding(type)) {
        int protectedStart = start + clearBytes(type, sample, start, end);
        into.add(protectedStart - sample.position(), end - protectedStart);
      } else {
        parameterSets.update(reader, sample, start, end);
      }
    }
  }

  /** Returns how many bytes of a video coding NAL unit stay clear. */
  private int clearBytes(int type, ByteBuffer sample, int start, int end)
      throws MalformedMediaException {
    int layerId = NalUnitHeader.layerId(sample, start);
    if (layerId != 0) {
      throw reader.malformed("a picture of layer " + layerId + ": only layer 0 is packaged");
    }
    if (NalUnitType.isReserved(type)) {
      throw reader.malformed("a picture of the reserved nal_unit_type " + type);
    }
    reader.reset(sample, start + NalUnitHeader.BYTES, end);
    sliceHeader.read(type, parameterSets);
    return NalUnitHeader.BYTES + reader.consumedBytes();
  }
}
