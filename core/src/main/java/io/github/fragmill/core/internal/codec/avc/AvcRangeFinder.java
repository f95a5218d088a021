package io.github.fragmill.core.internal.codec.avc;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.bitstream.NalUnitCursor;
import io.github.fragmill.core.media.ByteRanges;
import io.github.fragmill.core.media.ProtectableRangeFinder;
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
 *   <li>Auxiliary pictures (19) and slice extensions (20, 21) are non-VCL to the decoders that
 *       {@code avc1} and {@code avc3} address (ITU-T H.264, Table 7-1, Annex A), and stay clear.
 * </ul>
 */
final class AvcRangeFinder implements ProtectableRangeFinder {

  static final int NAL_HEADER_BYTES = 1;

  private final BitReader reader = BitReader.ofNalUnits("sample");
  private final SliceHeader sliceHeader = new SliceHeader(reader);
  private final NalUnitCursor nalUnits;
  private final ParameterSets parameterSets;

  /**
   * @param lengthSizeBytes the size of a NAL unit's length field, 1, 2 or 4
   * @param parameterSets those that hold in front of the first sample; changed by this finder
   */
  AvcRangeFinder(int lengthSizeBytes, ParameterSets parameterSets) {
    this.nalUnits = new NalUnitCursor(lengthSizeBytes);
    this.parameterSets = parameterSets;
  }

  @Override
  public void find(ByteBuffer sample, ByteRanges into) throws MalformedMediaException {
    nalUnits.reset(sample);
    while (nalUnits.next()) {
      int clearBytes = clearBytes(sample, nalUnits.start(), nalUnits.end());
      int start = nalUnits.start() + clearBytes;
      into.add(start - sample.position(), nalUnits.end() - start);
    }
  }

  /** Returns how many bytes of a NAL unit stay clear, and takes in what later ones depend on. */
  private int clearBytes(ByteBuffer sample, int start, int end) throws MalformedMediaException {
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
      default -> {
        parameterSets.update(reader, sample, start, end);
        return end - start;
      }
    }
  }
}
