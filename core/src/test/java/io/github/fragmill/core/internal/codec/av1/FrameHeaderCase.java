package io.github.fragmill.core.internal.codec.av1;

import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import java.util.List;
import java.util.stream.Stream;

/**
 * Frame headers spelled out by the syntax tables of the AV1 specification, 5.9.
 *
 * @param name what is special about it
 * @param before the headers of the frames before it
 * @param header the bits of the header to be read
 * @param tiles the number of tiles that it announces
 */
record FrameHeaderCase(
    String name, SequenceBits sequence, List<BitWriter> before, BitWriter header, int tiles) {

  private static final int HINT_BITS = 4;

  static List<FrameHeaderCase> all() {
    return Stream.concat(IntraFrameCases.all().stream(), InterFrameCases.all().stream()).toList();
  }

  static FrameHeaderCase of(String name, SequenceBits sequence, BitWriter header) {
    return new FrameHeaderCase(name, sequence, List.of(), header, /* tiles= */ 1);
  }

  static BitWriter bits(String binary) {
    BitWriter out = new BitWriter();
    binary.chars().filter(digit -> digit != ' ').forEach(digit -> out.flag(digit == '1'));
    return out;
  }

  /** A sequence with order hints of four bits. */
  static SequenceBits hinted() {
    SequenceBits sequence = new SequenceBits();
    sequence.orderHintBits = HINT_BITS;
    return sequence;
  }

  /**
   * A key frame of a {@link #hinted()} sequence, hint 0: show_existing_frame, frame_type,
   * show_frame, disable_cdf_update, allow_screen_content_tools, frame_size_override_flag,
   * order_hint, render_and_frame_size_different, disable_frame_end_update_cdf.
   */
  static BitWriter hintedKey() {
    return bits("0 00 1 0 0 0 0000 0 0").append(intraEnd());
  }

  /**
   * What ends a plain intra frame of 64x64 pixels: uniform_tile_spacing_flag; base_q_idx 100 and
   * nothing else; no segments; no deltas; no loop filter; tx_mode_select; reduced_tx_set.
   */
  static BitWriter intraEnd() {
    return bits("1").append(plainQuantizer()).append(plainLoopFilter()).append(bits("1 0"));
  }

  /** base_q_idx, delta_coded thrice, using_qmatrix, segmentation_enabled, delta_q_present. */
  static BitWriter plainQuantizer() {
    return bits("01100100 000 0 0 0");
  }

  /** Two levels, loop_filter_sharpness, loop_filter_delta_enabled. */
  static BitWriter plainLoopFilter() {
    return bits("000000 000000 000 0");
  }

  @Override
  public String toString() {
    return name;
  }
}
