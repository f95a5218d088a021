package io.github.fragmill.core.internal.codec.avc;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.NalRangeFinder;
import java.nio.ByteBuffer;

/**
 * Protects the slice data of H.264 (ISO/IEC 23001-7:2023, 9.5.2): everything in a video coding NAL
 * unit behind the slice header. Other NAL units stay clear.
 *
 * <ul>
 *   <li>Slices (types 1 and 5) and data partition A (2) begin with a slice header, which stays
 *       clear up to the end of the byte that holds its last bit.
 *   <li>Data partitions B and C (3, 4) hold nothing but slice data behind a short identification of
 *       the slice; they are protected behind their header byte. No picture stays in the clear.
 *   <li>Slice extensions (20, 21) hold a second view or a further layer of the same pictures (ITU-T
 *       H.264, Annexes G, H and I). The decoders that {@code avc1} and {@code avc3} address pass
 *       over them, so that all of it is protected behind the extended header.
 *   <li>Auxiliary pictures (19) are non-VCL to these decoders (Table 7-1), and stay clear.
 * </ul>
 */
final class AvcRangeFinder extends NalRangeFinder {

  static final int NAL_HEADER_BYTES = 1;

  private final SliceHeader sliceHeader = new SliceHeader(reader);
  private final ParameterSets parameterSets;

  /**
   * @param lengthSizeBytes the size of a NAL unit's length field, 1, 2 or 4
   * @param parameterSets those that hold in front of the first sample; changed by this finder
   */
  AvcRangeFinder(int lengthSizeBytes, ParameterSets parameterSets) {
    super(lengthSizeBytes);
    this.parameterSets = parameterSets;
  }

  @Override
  protected int clearBytes(ByteBuffer sample, int start, int end) throws MalformedMediaException {
    int nalHeader = sample.get(start);
    switch (NalUnitType.of(nalHeader)) {
      case NalUnitType.NON_IDR_SLICE, NalUnitType.IDR_SLICE, NalUnitType.SLICE_DATA_PARTITION_A -> {
        reader.reset(sample, start + NAL_HEADER_BYTES, end);
        sliceHeader.read(nalHeader, parameterSets);
        return NAL_HEADER_BYTES + reader.consumedBytes();
      }
      case NalUnitType.SLICE_DATA_PARTITION_B, NalUnitType.SLICE_DATA_PARTITION_C -> {
        return NAL_HEADER_BYTES;
      }
      case NalUnitType.SLICE_EXTENSION, NalUnitType.DEPTH_SLICE_EXTENSION -> {
        return Math.min(end - start, NalUnitType.extendedHeaderBytes(sample, start, end));
      }
      default -> {
        parameterSets.update(reader, sample, start, end);
        return end - start;
      }
    }
  }

  @Override
  protected void takeMissing(ByteBuffer sample, int start, int end) throws MalformedMediaException {
    parameterSets.addMissing(reader, sample, start, end);
  }

  @Override
  public boolean needsEarlierSample() {
    return parameterSets.areLacking();
  }
}
