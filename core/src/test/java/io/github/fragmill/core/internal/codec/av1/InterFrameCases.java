package io.github.fragmill.core.internal.codec.av1;

import static io.github.fragmill.core.internal.codec.av1.FrameHeaderCase.bits;
import static io.github.fragmill.core.internal.codec.av1.FrameHeaderCase.hinted;
import static io.github.fragmill.core.internal.codec.av1.FrameHeaderCase.hintedKey;
import static io.github.fragmill.core.internal.codec.av1.FrameHeaderCase.intraEnd;
import static io.github.fragmill.core.internal.codec.av1.FrameHeaderCase.plainLoopFilter;
import static io.github.fragmill.core.internal.codec.av1.FrameHeaderCase.plainQuantizer;

import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import java.util.List;

/** Headers of frames that refer to others. */
final class InterFrameCases {

  private static final String ALL_TO_0 = "000 000 000 000 000 000 000";
  private static final String ALL_TO_1 = "001 001 001 001 001 001 001";
  private static final String LAST_TO_1 = "000 000 000 000 000 000 001";
  private static final String INTO_1 = "00000010";
  private static final String NO_GLOBAL_MOTION = "0000000";

  private InterFrameCases() {}

  static List<FrameHeaderCase> all() {
    return List.of(
        of("plain inter frame", hintedKey(), inter(1, INTO_1, ALL_TO_0).append(end("0"))),
        of("compound of one frame", hintedKey(), inter(1, INTO_1, ALL_TO_0).append(end("1"))),
        skipModeOfTwoEarlierFrames(),
        skipModeWhereHintsWrap(),
        skipModeOfBothSides(),
        noSkipModeOfLaterFrames(),
        wholeVectors(),
        referenceVectorsAndWarping(),
        errorResilient(),
        frameNumbers(),
        inheritedSegments(),
        changedSegments(),
        sizeOfThirdReference(),
        sizeOfNoReference(),
        superResolutionOfReference(),
        switchFrame(),
        globalMotion(),
        globalMotionOfLowPrecision(),
        oldFilmGrain(),
        hidden());
  }

  private static FrameHeaderCase of(String name, BitWriter before, BitWriter header) {
    return new FrameHeaderCase(name, hinted(), List.of(before), header, /* tiles= */ 1);
  }

  /**
   * What begins a plain inter frame of a hinted sequence: show_existing_frame, frame_type,
   * show_frame, error_resilient_mode, disable_cdf_update, allow_screen_content_tools,
   * frame_size_override_flag, order_hint, no primary_ref_frame, refresh_frame_flags,
   * frame_refs_short_signaling, ref_frame_idx.
   */
  private static BitWriter inter(int orderHint, String refresh, String references) {
    return bits("0 01 1 0 0 0 0")
        .bits(4, orderHint)
        .append(bits("111" + refresh + "0" + references));
  }

  /**
   * What ends one: render_and_frame_size_different, allow_high_precision_mv, is_filter_switchable,
   * is_motion_mode_switchable, disable_frame_end_update_cdf, tiles, quantizers, filters,
   * tx_mode_select, this prediction, reduced_tx_set, no global motion.
   */
  private static BitWriter end(String prediction) {
    return bits("0 1 1 0 0 1")
        .append(plainQuantizer())
        .append(plainLoopFilter())
        .append(bits("1" + prediction + "0" + NO_GLOBAL_MOTION));
  }

  private static FrameHeaderCase skipModeOfTwoEarlierFrames() {
    BitWriter second = inter(1, INTO_1, ALL_TO_0).append(end("0"));
    BitWriter header = inter(2, INTO_1, LAST_TO_1).append(end("1 1"));
    return new FrameHeaderCase(
        "skip mode of two earlier frames", hinted(), List.of(hintedKey(), second), header, 1);
  }

  private static FrameHeaderCase skipModeWhereHintsWrap() {
    BitWriter key = bits("0 00 1 0 0 0 1110 0 0").append(intraEnd());
    BitWriter second = inter(15, INTO_1, ALL_TO_0).append(end("0"));
    BitWriter header = inter(1, INTO_1, LAST_TO_1).append(end("1 0"));
    return new FrameHeaderCase(
        "skip mode where hints wrap", hinted(), List.of(key, second), header, 1);
  }

  private static FrameHeaderCase skipModeOfBothSides() {
    BitWriter later = inter(4, INTO_1, ALL_TO_0).append(end("0"));
    BitWriter header = inter(2, INTO_1, LAST_TO_1).append(end("1 1"));
    return new FrameHeaderCase(
        "skip mode of both sides", hinted(), List.of(hintedKey(), later), header, 1);
  }

  private static FrameHeaderCase noSkipModeOfLaterFrames() {
    BitWriter later = inter(4, INTO_1, ALL_TO_0).append(end("0"));
    BitWriter header = inter(2, INTO_1, ALL_TO_1).append(end("1"));
    return new FrameHeaderCase(
        "no skip mode of later frames", hinted(), List.of(hintedKey(), later), header, 1);
  }

  private static FrameHeaderCase wholeVectors() {
    // allow_screen_content_tools, force_integer_mv; no precision, but an interpolation_filter
    BitWriter header =
        bits("0 01 1 0 0 1 1 0 0001 111" + INTO_1 + "0" + ALL_TO_0)
            .append(bits("0 0 11 1 0 1"))
            .append(plainQuantizer())
            .append(plainLoopFilter())
            .append(bits("1 0 0" + NO_GLOBAL_MOTION));
    return of("whole motion vectors", hintedKey(), header);
  }

  private static FrameHeaderCase referenceVectorsAndWarping() {
    SequenceBits sequence = hinted();
    sequence.referenceMotionVectors = true;
    sequence.warpedMotion = true;
    BitWriter header =
        inter(1, INTO_1, ALL_TO_0)
            .append(bits("0 1 1 0 1 0 1")) // use_ref_frame_mvs
            .append(plainQuantizer())
            .append(plainLoopFilter())
            .append(bits("1 0 1 0" + NO_GLOBAL_MOTION)); // allow_warped_motion
    return new FrameHeaderCase(
        "motion vectors of references, warping", sequence, List.of(hintedKey()), header, 1);
  }

  private static FrameHeaderCase errorResilient() {
    SequenceBits sequence = hinted();
    sequence.referenceMotionVectors = true;
    sequence.warpedMotion = true;
    // No primary_ref_frame, but ref_order_hint; no use_ref_frame_mvs, no allow_warped_motion
    BitWriter header =
        bits("0 01 1 1 0 0 0 0001" + INTO_1)
            .bits(32, 0)
            .append(bits("0" + ALL_TO_0))
            .append(end("0"));
    return new FrameHeaderCase(
        "error resilient inter frame", sequence, List.of(hintedKey()), header, 1);
  }

  private static FrameHeaderCase frameNumbers() {
    SequenceBits sequence = new SequenceBits();
    sequence.frameIds = true;
    BitWriter key = bits("0 00 1 0 0").bits(SequenceBits.FRAME_ID_BITS, 1).append(bits("0 0 0"));
    BitWriter header =
        bits("0 01 1 0 0 0").bits(SequenceBits.FRAME_ID_BITS, 2).append(bits("0 111" + INTO_1));
    for (int reference = 0; reference < 7; reference++) {
      header.bits(3, 0).bits(SequenceBits.DELTA_FRAME_ID_BITS, 0x1F);
    }
    return new FrameHeaderCase(
        "numbers of references",
        sequence,
        List.of(key.append(intraEnd())),
        header.append(end("0")),
        1);
  }

  /** A key frame whose segments bring the quantizer 10 down to 0. */
  private static BitWriter keyOfLosslessSegments() {
    BitWriter key = bits("0 00 1 0 0 0 0000 0 0 1 00001010 000 0 1");
    for (int segment = 0; segment < 8; segment++) {
      key.append(bits("1 111110110 0000000"));
    }
    return key.append(bits("0 0"));
  }

  private static FrameHeaderCase inheritedSegments() {
    // primary_ref_frame 0; segments without update_map and update_data; delta_q_present
    BitWriter header =
        bits("0 01 1 0 0 0 0 0001 000" + INTO_1 + "0" + ALL_TO_0)
            .append(bits("0 1 1 0 0 1 00001010 000 0 1 0 0 0"))
            .append(bits("0 0" + NO_GLOBAL_MOTION));
    return of("inherited segments", keyOfLosslessSegments(), header);
  }

  private static FrameHeaderCase changedSegments() {
    // update_map, temporal_update, update_data: only segment 7 changes the quantizer
    BitWriter header =
        bits("0 01 1 0 0 0 0 0001 000" + INTO_1 + "0" + ALL_TO_0)
            .append(bits("0 1 1 0 0 1 00001010 000 0 1 1 1 1"))
            .bits(7 * 8, 0)
            .append(bits("1 111110110 0000000 0"))
            .append(plainLoopFilter())
            .append(bits("1 0 0" + NO_GLOBAL_MOTION));
    return of("changed segments", keyOfLosslessSegments(), header);
  }

  private static SequenceBits wide() {
    SequenceBits sequence = hinted();
    sequence.width = 256;
    return sequence;
  }

  /** A key frame of 256 pixels: increment_tile_cols_log2 is there. */
  private static BitWriter wideKey() {
    return bits("0 00 1 0 0 0 0000 0 0")
        .append(bits("1 0"))
        .append(plainQuantizer())
        .append(plainLoopFilter())
        .append(bits("1 0"));
  }

  /** An inter frame of 64 pixels that becomes reference frame 1. */
  private static BitWriter narrowInter() {
    return bits("0 01 1 1 0 0 1 0001" + INTO_1)
        .bits(32, 0)
        .append(bits("0" + ALL_TO_0))
        .bits(16, 63)
        .bits(16, 63)
        .append(end("0"));
  }

  private static FrameHeaderCase sizeOfThirdReference() {
    // found_ref for the third; no render size, one column of tiles
    BitWriter header =
        bits("0 01 1 0 0 0 1 0010 111" + INTO_1 + "0 000 000 001 000 000 000 000")
            .append(bits("0 0 1"))
            .append(bits("1 1 0 0 1"))
            .append(plainQuantizer())
            .append(plainLoopFilter())
            .append(bits("1 0 0" + NO_GLOBAL_MOTION));
    return new FrameHeaderCase(
        "size of the third reference", wide(), List.of(wideKey(), narrowInter()), header, 1);
  }

  private static FrameHeaderCase sizeOfNoReference() {
    BitWriter header =
        bits("0 01 1 0 0 0 1 0010 111" + INTO_1 + "0" + ALL_TO_0)
            .append(bits("0000000"))
            .bits(16, 127)
            .bits(16, 63)
            .append(bits("0 1 1 0 0  1 1  0 00")) // two columns, context and size of size
            .append(plainQuantizer())
            .append(plainLoopFilter())
            .append(bits("1 0 0" + NO_GLOBAL_MOTION));
    return new FrameHeaderCase(
        "size of no reference", wide(), List.of(wideKey()), header, /* tiles= */ 2);
  }

  private static FrameHeaderCase superResolutionOfReference() {
    SequenceBits sequence = wide();
    sequence.superResolution = true;
    BitWriter key =
        bits("0 00 1 0 0 0 0000 1 111 0 0") // half of 256 pixels
            .append(bits("1 0"))
            .append(plainQuantizer())
            .append(plainLoopFilter())
            .append(bits("1 0"));
    // The whole 256 pixels without use_superres: four columns
    BitWriter header =
        bits("0 01 1 0 0 0 1 0010 111" + INTO_1 + "0" + ALL_TO_0)
            .append(bits("1 0"))
            .append(bits("1 1 0 0  1 11  00 00"))
            .append(plainQuantizer())
            .append(plainLoopFilter())
            .append(bits("1 0 0" + NO_GLOBAL_MOTION));
    return new FrameHeaderCase(
        "super-resolution of a reference", sequence, List.of(key), header, /* tiles= */ 4);
  }

  private static FrameHeaderCase switchFrame() {
    // error_resilient_mode, frame_size_override_flag and refresh_frame_flags are implied
    BitWriter header =
        bits("0 11 1 0 0 0001")
            .bits(32, 0)
            .append(bits("0" + ALL_TO_0))
            .bits(16, 63)
            .bits(16, 63)
            .append(end("0"));
    return of("switch frame", hintedKey(), header);
  }

  private static FrameHeaderCase globalMotion() {
    BitWriter header = inter(1, INTO_1, ALL_TO_0).append(bits("0 1 1 0 0 1"));
    header.append(plainQuantizer()).append(plainLoopFilter()).append(bits("1 0 0"));
    header.append(bits("1 1  0 000  1 0 111  11 0 1111  1111111111 000000000000"));
    header.append(bits("1 0 1  1111111 000000000  1111111 111111111 1"));
    header.append(bits("1 0 0  0 000 0 001 0 010 0 011 0 100 0 101"));
    header.append(bits("0000"));
    return of("global motion", hintedKey(), header);
  }

  private static FrameHeaderCase globalMotionOfLowPrecision() {
    BitWriter header = inter(1, INTO_1, ALL_TO_0).append(bits("0 0 1 0 0 1"));
    header.append(plainQuantizer()).append(plainLoopFilter()).append(bits("1 0 0"));
    header.append(bits("000000"));
    header.append(bits("1 0 1  111111 00000000  111111 11111111 0"));
    return of("global motion of low precision", hintedKey(), header);
  }

  private static FrameHeaderCase oldFilmGrain() {
    SequenceBits sequence = hinted();
    sequence.filmGrain = true;
    // apply_grain, grain_seed, update_grain, film_grain_params_ref_idx
    BitWriter header =
        inter(1, INTO_1, ALL_TO_0).append(end("0")).append(bits("1 1111000011110000 0 010"));
    BitWriter key = hintedKey().append(bits("0"));
    return new FrameHeaderCase("earlier film grain", sequence, List.of(key), header, 1);
  }

  private static FrameHeaderCase hidden() {
    SequenceBits sequence = hinted();
    sequence.filmGrain = true;
    // show_frame 0, showable_frame: film grain is there for when it is shown
    BitWriter header =
        bits("0 01 0 1 0 0 0 0 0001 111" + INTO_1 + "0" + ALL_TO_0)
            .append(end("0"))
            .append(bits("0"));
    BitWriter key = hintedKey().append(bits("0"));
    return new FrameHeaderCase("hidden inter frame", sequence, List.of(key), header, 1);
  }
}
