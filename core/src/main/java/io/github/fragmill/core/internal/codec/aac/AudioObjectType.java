package io.github.fragmill.core.internal.codec.aac;

/** The audio object types that matter here (ISO/IEC 14496-3, Table 1.17). */
final class AudioObjectType {

  static final int AAC_MAIN = 1;
  static final int AAC_LC = 2;
  static final int AAC_SSR = 3;
  static final int AAC_LTP = 4;
  static final int SBR = 5;
  static final int PS = 29;
  static final int USAC = 42;

  private AudioObjectType() {}

  /** Returns whether a type is AAC as it is packaged: its samples start with no extension. */
  static boolean isAac(int type) {
    return type == AAC_MAIN || type == AAC_LC || type == AAC_SSR || type == AAC_LTP;
  }

  /** Returns a name for messages. */
  static String name(int type) {
    String name =
        switch (type) {
          case AAC_MAIN -> "AAC Main";
          case AAC_LC -> "AAC LC";
          case AAC_SSR -> "AAC SSR";
          case AAC_LTP -> "AAC LTP";
          case SBR -> "SBR";
          case 6 -> "AAC Scalable";
          case 7 -> "TwinVQ";
          case 8 -> "CELP";
          case 9 -> "HVXC";
          case 12 -> "TTSI";
          case 17 -> "ER AAC LC";
          case 19 -> "ER AAC LTP";
          case 20 -> "ER AAC Scalable";
          case 22 -> "ER BSAC";
          case 23 -> "ER AAC LD";
          case PS -> "PS";
          case 32 -> "MPEG Layer 1";
          case 33 -> "MPEG Layer 2";
          case 34 -> "MPEG Layer 3 (MP3)";
          case 35 -> "DST";
          case 36 -> "ALS";
          case 37 -> "SLS";
          case 38 -> "SLS non-core";
          case 39 -> "ER AAC ELD";
          case USAC -> "USAC (xHE-AAC)";
          default -> "unknown";
        };
    return "MPEG-4 audio object type " + type + " (" + name + ")";
  }
}
