package io.github.fragmill.core.internal.codec.avc;

/** The values of nal_unit_type that matter here (ITU-T H.264, Table 7-1). */
final class NalUnitType {

  static final int NON_IDR_SLICE = 1;
  static final int SLICE_DATA_PARTITION_A = 2;
  static final int SLICE_DATA_PARTITION_B = 3;
  static final int SLICE_DATA_PARTITION_C = 4;
  static final int IDR_SLICE = 5;
  static final int SUPPLEMENTAL_INFORMATION = 6;
  static final int SEQUENCE_PARAMETER_SET = 7;
  static final int PICTURE_PARAMETER_SET = 8;

  private NalUnitType() {}

  /** Returns the type in the header byte of a NAL unit. */
  static int of(int headerByte) {
    return headerByte & 0x1F;
  }
}
