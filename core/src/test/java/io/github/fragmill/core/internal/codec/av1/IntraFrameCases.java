package io.github.fragmill.core.internal.codec.av1;

import static io.github.fragmill.core.internal.codec.av1.FrameHeaderCase.bits;
import static io.github.fragmill.core.internal.codec.av1.FrameHeaderCase.hinted;
import static io.github.fragmill.core.internal.codec.av1.FrameHeaderCase.hintedKey;
import static io.github.fragmill.core.internal.codec.av1.FrameHeaderCase.intraEnd;
import static io.github.fragmill.core.internal.codec.av1.FrameHeaderCase.plainLoopFilter;
import static io.github.fragmill.core.internal.codec.av1.FrameHeaderCase.plainQuantizer;

import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import java.util.List;

/** Headers of frames that refer to no other. */
final class IntraFrameCases {

  /**
   * What begins a key frame of a plain sequence: show_existing_frame, frame_type, show_frame,
   * disable_cdf_update, allow_screen_content_tools, frame_size_override_flag.
   */
  private static final String KEY = "0 00 1 0 0 0";

  /** The same with allow_screen_content_tools and force_integer_mv. */
  private static final String SCREEN_CONTENT_KEY = "0 00 1 0 1 1 0";

  private IntraFrameCases() {}

  static List<FrameHeaderCase> all() {
    return List.of(
        plainKey(),
        reducedStillPicture(),
        noProbabilityUpdate(),
        intraBlockCopy(),
        screenContentSetBySequence(),
        lossless(),
        losslessSuperResolution(),
        allFilters(),
        largeSuperblocks(),
        monochrome(),
        separateDeltas(),
        segments(),
        intraOnly(),
        errorResilientIntraOnly(),
        hiddenKey(),
        frameNumbers(),
        decoderModel(),
        overriddenSize(),
        uniformTiles(),
        tilesOfAnySize(),
        filmGrain(),
        filmGrainFromLuma(),
        filmGrainOfHiddenFrame());
  }

  private static FrameHeaderCase plainKey() {
    return FrameHeaderCase.of(
        "plain key frame", new SequenceBits(), bits(KEY + "0 0").append(intraEnd()));
  }

  private static FrameHeaderCase reducedStillPicture() {
    SequenceBits sequence = new SequenceBits();
    sequence.reduced = true;
    // disable_cdf_update, allow_screen_content_tools, render_and_frame_size_different
    return FrameHeaderCase.of("reduced still picture", sequence, bits("0 0 0").append(intraEnd()));
  }

  private static FrameHeaderCase noProbabilityUpdate() {
    // disable_cdf_update is set, so disable_frame_end_update_cdf is absent; a render size of 32
    // bits
    BitWriter header = bits("0 00 1 1 0 0 1").bits(32, 0x00FF00FF).append(intraEnd());
    return FrameHeaderCase.of("no probability update", new SequenceBits(), header);
  }

  private static FrameHeaderCase intraBlockCopy() {
    SequenceBits sequence = new SequenceBits();
    sequence.directionalEnhancement = true;
    sequence.restoration = true;
    // allow_intrabc; delta_q_present with delta_q_res, but no delta_lf_present and no filters
    BitWriter header = bits(SCREEN_CONTENT_KEY + "0 1 0 1 01100100 000 0 0 1 11 1 0");
    return FrameHeaderCase.of("intra block copy", sequence, header);
  }

  private static FrameHeaderCase screenContentSetBySequence() {
    SequenceBits sequence = new SequenceBits();
    sequence.screenContent = 1;
    sequence.integerMotionVectors = 0;
    // No allow_screen_content_tools, no force_integer_mv, but allow_intrabc
    return FrameHeaderCase.of(
        "screen content set by sequence", sequence, bits("0 00 1 0 0 0 0 0").append(intraEnd()));
  }

  private static FrameHeaderCase lossless() {
    SequenceBits sequence = new SequenceBits();
    sequence.directionalEnhancement = true;
    sequence.restoration = true;
    // base_q_idx 0: no delta_q_present, no filters, no tx_mode_select
    return FrameHeaderCase.of("lossless", sequence, bits(KEY + "0 0 1 00000000 000 0 0 1"));
  }

  private static FrameHeaderCase losslessSuperResolution() {
    SequenceBits sequence = new SequenceBits();
    sequence.superResolution = true;
    sequence.directionalEnhancement = true;
    sequence.restoration = true;
    sequence.width = 128;
    // use_superres, coded_denom 7: 64 pixels, one tile, no allow_intrabc; lr_type is there
    BitWriter header = bits(SCREEN_CONTENT_KEY + "1 111 0 0 1 00000000 000 0 0 010000 0 1");
    return FrameHeaderCase.of("lossless super-resolution", sequence, header);
  }

  private static FrameHeaderCase allFilters() {
    SequenceBits sequence = new SequenceBits();
    sequence.directionalEnhancement = true;
    sequence.restoration = true;
    BitWriter header =
        bits(KEY + "0 0 1")
            .append(plainQuantizer())
            .append(bits("000001 000000 111111 000000 101 1 1"))
            .append(bits("1 1000001 0 0 1 0111111 0 0 0 0  1 0000001 0"))
            .append(bits("11 11"))
            .bits(48, -1)
            .bits(48, 0)
            .append(bits("00 00 11  1 0  1")) // lr_type, lr_unit_shift and extra, lr_uv_shift
            .append(bits("1 0"));
    return FrameHeaderCase.of("all filters", sequence, header);
  }

  private static FrameHeaderCase largeSuperblocks() {
    SequenceBits sequence = new SequenceBits();
    sequence.largeSuperblocks = true;
    sequence.restoration = true;
    BitWriter header =
        bits(KEY + "0 0 1")
            .append(plainQuantizer())
            .append(plainLoopFilter())
            .append(bits("01 00 00  1")) // lr_type, lr_unit_shift; no chroma, no lr_uv_shift
            .append(bits("1 0"));
    return FrameHeaderCase.of("superblocks of 128 pixels", sequence, header);
  }

  private static FrameHeaderCase monochrome() {
    SequenceBits sequence = new SequenceBits();
    sequence.colour = bits("0 1 0 0");
    sequence.directionalEnhancement = true;
    sequence.restoration = true;
    BitWriter header =
        bits(KEY + "0 0 1")
            .append(bits("01100100 1 1000000 1 1111 1111 0 0"))
            .append(bits("111111 111111 000 1 0"))
            .append(bits("00 01 111111 000000"))
            .append(bits("11 0")) // lr_type, lr_unit_shift
            .append(bits("0 1"));
    return FrameHeaderCase.of("monochrome", sequence, header);
  }

  private static FrameHeaderCase separateDeltas() {
    SequenceBits sequence = new SequenceBits();
    sequence.colour = bits("0 0 0 0 00 1");
    BitWriter header =
        bits(KEY + "0 0 1")
            .append(bits("00000000 0 1 0 0 1 0000001 0")) // only DeltaQVDc: not lossless
            .append(bits("1 0000 1111 0000 0"))
            .append(plainLoopFilter())
            .append(bits("1 0"));
    return FrameHeaderCase.of("separate chroma quantizers", sequence, header);
  }

  private static FrameHeaderCase segments() {
    BitWriter header = bits(KEY + "0 0 1").append(bits("00000000 000 0 1"));
    header.append(bits("1 000000001 1 1111111 1 0000000 1 0101010 1 1010101 1 111 1 1"));
    header.bits(7 * 8, 0);
    header.append(plainLoopFilter()).append(bits("1 0"));
    return FrameHeaderCase.of("segments that are not lossless", new SequenceBits(), header);
  }

  private static FrameHeaderCase intraOnly() {
    BitWriter header =
        bits("0 10 1 0 0 0 0 0011 11111111") // error_resilient_mode, order_hint, refresh flags
            .append(bits("0 0"))
            .append(intraEnd());
    return new FrameHeaderCase("intra-only", hinted(), List.of(hintedKey()), header, 1);
  }

  private static FrameHeaderCase errorResilientIntraOnly() {
    BitWriter header =
        bits("0 10 1 1 0 0 0 0011 11111110")
            .bits(32, 0x01234567) // ref_order_hint
            .append(bits("0 0"))
            .append(intraEnd());
    return FrameHeaderCase.of("error resilient intra-only", hinted(), header);
  }

  private static FrameHeaderCase hiddenKey() {
    // show_frame, showable_frame, error_resilient_mode, then refresh_frame_flags
    BitWriter header =
        bits("0 00 0 1 0 0 0 0 0101 00000001").append(bits("0 0")).append(intraEnd());
    return FrameHeaderCase.of("hidden key frame", hinted(), header);
  }

  private static FrameHeaderCase frameNumbers() {
    SequenceBits sequence = new SequenceBits();
    sequence.frameIds = true;
    BitWriter header =
        bits("0 00 1 0 0")
            .bits(SequenceBits.FRAME_ID_BITS, 0x55)
            .append(bits("0 0 0"))
            .append(intraEnd());
    return FrameHeaderCase.of("frame numbers", sequence, header);
  }

  private static FrameHeaderCase decoderModel() {
    SequenceBits sequence = new SequenceBits();
    sequence.operatingPoints = OperatingPointsTest.decoderModel(/* equalPictureInterval= */ false);
    // frame_presentation_time of 9 bits; buffer_removal_time of 6 bits for points 0 and 2
    BitWriter header =
        bits("0 00 1").bits(9, 0x1FF).append(bits("0 0 0 1")).bits(12, 0).append(bits("0 0"));
    return FrameHeaderCase.of("decoder model", sequence, header.append(intraEnd()));
  }

  private static FrameHeaderCase overriddenSize() {
    SequenceBits sequence = new SequenceBits();
    sequence.width = 256;
    // frame_size_override_flag, the size, no render size: one tile, where 256 pixels allow four
    BitWriter header = bits("0 00 1 0 0 1").bits(16, 59).bits(16, 33).append(bits("0 0"));
    return FrameHeaderCase.of("overridden size", sequence, header.append(intraEnd()));
  }

  private static FrameHeaderCase uniformTiles() {
    SequenceBits sequence = new SequenceBits();
    sequence.width = 5 * 64;
    sequence.height = 3 * 64;
    BitWriter header =
        bits(KEY + "0 0")
            .append(bits("1 110 11")) // four columns of 2, 2 and 1 superblocks make three
            .append(bits("0000 11")) // context_update_tile_id, tile_size_bytes_minus_1
            .append(plainQuantizer())
            .append(plainLoopFilter())
            .append(bits("1 0"));
    return new FrameHeaderCase("uniform tiles", sequence, List.of(), header, 3 * 3);
  }

  private static FrameHeaderCase tilesOfAnySize() {
    SequenceBits sequence = new SequenceBits();
    sequence.width = 5 * 64;
    sequence.height = 3 * 64;
    // widths of 1 of 5 (2 bits), 3 of 4 (2 bits) and 1; heights of 2 of 3 (2 bits) and 1
    BitWriter header =
        bits(KEY + "0 0")
            .append(bits("0  00 10"))
            .append(bits("10"))
            .append(bits("000 01"))
            .append(plainQuantizer())
            .append(plainLoopFilter())
            .append(bits("1 0"));
    return new FrameHeaderCase("tiles of any size", sequence, List.of(), header, 3 * 2);
  }

  private static FrameHeaderCase filmGrain() {
    SequenceBits sequence = new SequenceBits();
    sequence.filmGrain = true;
    BitWriter header =
        bits(KEY + "0 0")
            .append(intraEnd())
            .append(bits("1"))
            .bits(16, 0xBEEF)
            .append(bits("0010"))
            .bits(32, -1)
            .append(bits("0 0001"))
            .bits(16, -1)
            .append(bits("0000 11 01"))
            .bits(8 * 4, 0) // luma: 2 * 1 * 2
            .bits(8 * 5, -1) // blue: one more
            .append(bits("11 00"))
            .bits(25, 0)
            .append(bits("1 1"));
    return FrameHeaderCase.of("film grain", sequence, header);
  }

  private static FrameHeaderCase filmGrainFromLuma() {
    SequenceBits sequence = new SequenceBits();
    sequence.filmGrain = true;
    BitWriter header =
        bits(KEY + "0 0")
            .append(intraEnd())
            .append(bits("1"))
            .bits(16, 0)
            .append(bits("0000 1 00 11"))
            .bits(8 * 24, 0) // blue
            .bits(8 * 24, -1) // red
            .append(bits("00 00 0 0"));
    return FrameHeaderCase.of("film grain from luma", sequence, header);
  }

  private static FrameHeaderCase filmGrainOfHiddenFrame() {
    SequenceBits sequence = hinted();
    sequence.filmGrain = true;
    // show_frame and showable_frame are not set: no apply_grain
    BitWriter header =
        bits("0 00 0 0 0 0 0 0 0101 11111111").append(bits("0 0")).append(intraEnd());
    return FrameHeaderCase.of("film grain of a frame that is never shown", sequence, header);
  }
}
