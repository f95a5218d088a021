package io.github.fragmill.benchmarks.movie;

import java.nio.ByteBuffer;

/**
 * The parts of a 1080p H.264 High stream that a packager reads: parameter sets and slice headers
 * (ITU-T H.264, 7.3.2.1, 7.3.2.2, 7.3.3).
 */
final class AvcSyntax {

  static final int WIDTH_PIXELS = 1920;
  static final int HEIGHT_PIXELS = 1080;

  private static final int PROFILE_HIGH = 100;
  private static final int LEVEL_4_0 = 40;
  private static final int MACROBLOCK_PIXELS = 16;

  private AvcSyntax() {}

  /** The frames of the stream; the numbers are those of slice_type and the NAL unit header. */
  enum FrameType {
    IDR(7, 0x65),
    P(5, 0x41),
    B(6, 0x01);

    private final int sliceType;
    private final int nalHeader;

    FrameType(int sliceType, int nalHeader) {
      this.sliceType = sliceType;
      this.nalHeader = nalHeader;
    }
  }

  /** Returns the content of {@code avcC} (ISO/IEC 14496-15, 5.3.3.1). */
  static byte[] configuration() {
    byte[] sequence = sequenceParameterSet();
    byte[] pps = pictureParameterSet();
    return ByteBuffer.allocate(15 + sequence.length + pps.length)
        .put(new byte[] {1, PROFILE_HIGH, 0, LEVEL_4_0, (byte) 0xFF, (byte) 0xE1})
        .putShort((short) sequence.length)
        .put(sequence)
        .put((byte) 1)
        .putShort((short) pps.length)
        .put(pps)
        .put(new byte[] {(byte) 0xFD, (byte) 0xF8, (byte) 0xF8, 0})
        .array();
  }

  private static byte[] sequenceParameterSet() {
    int widthInMbs = WIDTH_PIXELS / MACROBLOCK_PIXELS;
    int heightInMbs = (HEIGHT_PIXELS + MACROBLOCK_PIXELS - 1) / MACROBLOCK_PIXELS;
    return new BitWriter()
        .bits(8, PROFILE_HIGH)
        .bits(8, 0)
        .bits(8, LEVEL_4_0)
        .ue(0) // seq_parameter_set_id
        .ue(1) // chroma_format_idc
        .ue(0) // bit_depth_luma_minus8
        .ue(0) // bit_depth_chroma_minus8
        .bits(2, 0) // no transform bypass, no scaling matrix
        .ue(4) // log2_max_frame_num_minus4
        .ue(0) // pic_order_cnt_type
        .ue(4) // log2_max_pic_order_cnt_lsb_minus4
        .ue(4) // max_num_ref_frames
        .bits(1, 0) // no gaps in frame_num
        .ue(widthInMbs - 1)
        .ue(heightInMbs - 1)
        .bits(2, 3) // frame_mbs_only_flag, direct_8x8_inference_flag
        .bits(1, 1) // frame_cropping_flag
        .ue(0)
        .ue(0)
        .ue(0)
        .ue((heightInMbs * MACROBLOCK_PIXELS - HEIGHT_PIXELS) / 2)
        .bits(1, 0) // no VUI
        .toNalUnit(0x67);
  }

  private static byte[] pictureParameterSet() {
    return new BitWriter()
        .ue(0) // pic_parameter_set_id
        .ue(0) // seq_parameter_set_id
        .bits(2, 2) // CABAC, no bottom field order
        .ue(0) // one slice group
        .ue(2) // num_ref_idx_l0_default_active_minus1
        .ue(0) // num_ref_idx_l1_default_active_minus1
        .bits(3, 2) // no weighted_pred_flag, weighted_bipred_idc 2
        .se(-3)
        .se(0)
        .se(-2)
        .bits(3, 4) // deblocking_filter_control_present_flag
        .toNalUnit(0x68);
  }

  /** Returns the beginning of a slice's NAL unit, up to the end of its header's last byte. */
  static byte[] sliceHeader(FrameType type, int frameNum, int picOrderCntLsb) {
    BitWriter out = new BitWriter();
    out.ue(0).ue(type.sliceType).ue(0).bits(8, frameNum);
    if (type == FrameType.IDR) {
      out.ue(0); // idr_pic_id
    }
    out.bits(8, picOrderCntLsb);
    switch (type) {
      case IDR -> out.bits(2, 0); // dec_ref_pic_marking
      case P -> out.bits(3, 0).ue(0); // default reference counts, lists and marking; CABAC
      case B -> out.bits(4, 8).ue(0); // spatial direct mode, defaults; CABAC
    }
    out.se(2); // slice_qp_delta
    out.ue(0).se(0).se(0); // deblocking
    return out.toNalUnit(type.nalHeader);
  }
}
