package io.github.fragmill.core.internal.codec.avc;

import java.nio.ByteBuffer;

/** The values of nal_unit_type that matter here (ITU-T H.264, Table 7-1). */
final class NalUnitType {

  /** The size of a NAL unit's header, which holds its type; extensions of slices have more. */
  static final int HEADER_BYTES = 1;

  static final int NON_IDR_SLICE = 1;
  static final int SLICE_DATA_PARTITION_A = 2;
  static final int SLICE_DATA_PARTITION_B = 3;
  static final int SLICE_DATA_PARTITION_C = 4;
  static final int IDR_SLICE = 5;
  static final int SUPPLEMENTAL_INFORMATION = 6;
  static final int SEQUENCE_PARAMETER_SET = 7;
  static final int PICTURE_PARAMETER_SET = 8;

  static final int ACCESS_UNIT_DELIMITER = 9;
  static final int SLICE_EXTENSION = 20;
  static final int DEPTH_SLICE_EXTENSION = 21;

  private NalUnitType() {}

  /** Returns the type in the header byte of a NAL unit. */
  static int of(int headerByte) {
    return headerByte & 0x1F;
  }

  /** Returns whether a NAL unit holds a slice or a data partition of one. */
  static boolean isVideoCoding(int type) {
    return type >= NON_IDR_SLICE && type <= IDR_SLICE;
  }

  /**
   * Returns the size of the header of a slice extension (7.3.1): three bytes after the first one,
   * two where the extension is one of 3D-AVC.
   *
   * @param endBytes where the NAL unit ends, after {@code startBytes}
   */
  static int extendedHeaderBytes(ByteBuffer bytes, int startBytes, int endBytes) {
    boolean isDepth =
        of(bytes.get(startBytes)) == DEPTH_SLICE_EXTENSION
            && endBytes - startBytes > 1
            && bytes.get(startBytes + 1) < 0; // avc_3d_extension_flag
    return isDepth ? 3 : 4;
  }
}
