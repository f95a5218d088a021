package io.github.fragmill.core.internal.codec.av1;

/** The types of open bitstream units that matter here (AV1 specification, 6.2.2). */
final class ObuType {

  static final int SEQUENCE_HEADER = 1;
  static final int TEMPORAL_DELIMITER = 2;
  static final int FRAME_HEADER = 3;
  static final int TILE_GROUP = 4;
  static final int METADATA = 5;
  static final int FRAME = 6;
  static final int REDUNDANT_FRAME_HEADER = 7;
  static final int TILE_LIST = 8;
  static final int PADDING = 15;

  private ObuType() {}
}
