package io.github.fragmill.core.internal.codec.hevc;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.NalRangeFinder;
import java.nio.ByteBuffer;

/**
 * Protects the slice data of H.265 (ISO/IEC 23001-7:2023, 9.5.2): everything in a video coding NAL
 * unit (types 0 to 31) behind the slice segment header, which ends at a byte boundary. Other NAL
 * units stay clear, among them Dolby Vision's metadata (type 62).
 *
 * <p>Pictures of other layers, such as a second view, are protected behind their NAL unit headers:
 * decoders of the base layer pass over them. Pictures of types that are still reserved are refused:
 * where their headers end is not known, and without encryption they would show the picture.
 */
final class HevcRangeFinder extends NalRangeFinder {

  private final SliceHeader sliceHeader = new SliceHeader(reader);
  private final ParameterSets parameterSets;

  /**
   * @param lengthSizeBytes the size of a NAL unit's length field, 1, 2 or 4
   * @param parameterSets those that hold in front of the first sample; changed by this finder
   */
  HevcRangeFinder(int lengthSizeBytes, ParameterSets parameterSets) {
    super(lengthSizeBytes);
    this.parameterSets = parameterSets;
  }

  @Override
  protected int clearBytes(ByteBuffer sample, int start, int end) throws MalformedMediaException {
    int type = NalUnitHeader.type(sample, start, end, reader);
    if (!NalUnitType.isVideoCoding(type)) {
      parameterSets.update(reader, sample, start, end);
      return end - start;
    }
    if (NalUnitHeader.layerId(sample, start) != 0) {
      return NalUnitHeader.BYTES;
    }
    if (NalUnitType.isReserved(type)) {
      throw reader.malformed("a picture of the reserved nal_unit_type " + type);
    }
    reader.reset(sample, start + NalUnitHeader.BYTES, end);
    sliceHeader.read(type, parameterSets);
    return NalUnitHeader.BYTES + reader.consumedBytes();
  }

  @Override
  protected void takeMissing(ByteBuffer sample, int start, int end) throws MalformedMediaException {
    NalUnitHeader.type(sample, start, end, reader); // a whole header
    parameterSets.addMissing(reader, sample, start, end);
  }

  @Override
  public boolean needsEarlierSample() {
    return parameterSets.areLacking();
  }
}
