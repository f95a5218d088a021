package io.github.fragmill.core.internal.codec.hevc;

/** The values of nal_unit_type that matter here (ITU-T H.265, Table 7-1). */
final class NalUnitType {

  static final int RADL_N = 6;
  static final int RADL_R = 7;
  static final int FIRST_RANDOM_ACCESS = 16;
  static final int BLA_W_LP = 16;
  static final int BLA_W_RADL = 17;
  static final int BLA_N_LP = 18;
  static final int IDR_W_RADL = 19;
  static final int IDR_N_LP = 20;
  static final int CLEAN_RANDOM_ACCESS = 21;
  static final int LAST_RANDOM_ACCESS = 23;
  static final int VIDEO_PARAMETER_SET = 32;
  static final int SEQUENCE_PARAMETER_SET = 33;
  static final int PICTURE_PARAMETER_SET = 34;
  static final int ACCESS_UNIT_DELIMITER = 35;
  static final int PREFIX_SUPPLEMENTAL_INFORMATION = 39;

  private static final int LAST_SUB_LAYER_PICTURE = 9;
  private static final int LAST_VIDEO_CODING = 31;

  private NalUnitType() {}

  /** Returns the type in the first header byte of a NAL unit. */
  static int of(int headerByte) {
    return (headerByte >> 1) & 0x3F;
  }

  /** Returns whether a NAL unit holds a slice segment, or will in a later edition. */
  static boolean isVideoCoding(int type) {
    return type <= LAST_VIDEO_CODING;
  }

  /** Returns whether a NAL unit of a video coding type is one that later editions may define. */
  static boolean isReserved(int type) {
    return (type > LAST_SUB_LAYER_PICTURE && type < FIRST_RANDOM_ACCESS)
        || (type > CLEAN_RANDOM_ACCESS && type <= LAST_VIDEO_CODING);
  }

  /** Returns whether pictures of a type are intra random access points, reserved ones included. */
  static boolean isRandomAccess(int type) {
    return type >= FIRST_RANDOM_ACCESS && type <= LAST_RANDOM_ACCESS;
  }

  /** Returns whether a picture begins a new stream, so that it has no reference pictures. */
  static boolean isInstantaneousRefresh(int type) {
    return type == IDR_W_RADL || type == IDR_N_LP;
  }
}
