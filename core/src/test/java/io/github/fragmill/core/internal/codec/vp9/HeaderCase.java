package io.github.fragmill.core.internal.codec.vp9;

import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import java.util.List;

/**
 * Uncompressed headers spelled out by the syntax tables of the VP9 specification, 6.2.
 *
 * @param name what is special about it
 * @param before the headers of the frames before it
 * @param header the bits of the header to be read
 */
record HeaderCase(String name, List<BitWriter> before, BitWriter header) {

  static final int SYNC_CODE = 0x498342;

  /** header_size_in_bytes of all of them. */
  static final int COMPRESSED_BYTES = 3;

  static List<HeaderCase> all() {
    return List.of(
        of("key frame", key(64)),
        renderSize(),
        tenBits(),
        profileOne(),
        rgb(),
        twelveBitsOfProfileThree(),
        parameters(),
        errorResilientKey(),
        of("four superblocks", keyBegin(256).append(end("0"))),
        of("eight superblocks", keyBegin(512).append(end("0 0"))),
        of("eight superblocks, two columns", keyBegin(512).append(end("1 1 0"))),
        of("sixty-four superblocks", keyBegin(4096).append(end("1111 0"))),
        of("more superblocks than a column holds", keyBegin(4097).append(end("0 0"))),
        interOfNewSize(),
        interOfThirdReference(),
        interOfReplacedReference(),
        errorResilientInter(),
        intraOnly(),
        intraOnlyOfProfileTwo(),
        sizeOfIntraOnly());
  }

  static BitWriter bits(String binary) {
    BitWriter out = new BitWriter();
    binary.chars().filter(digit -> digit != ' ').forEach(digit -> out.flag(digit == '1'));
    return out;
  }

  private static HeaderCase of(String name, BitWriter header) {
    return new HeaderCase(name, List.of(), header);
  }

  private static HeaderCase after(String name, BitWriter before, BitWriter header) {
    return new HeaderCase(name, List.of(before), header);
  }

  /** A whole key frame header of one column of tiles, for up to 511 pixels. */
  static BitWriter key(int width) {
    return keyBegin(width).append(end("0"));
  }

  /**
   * frame_marker, profile bits, show_existing_frame, frame_type, show_frame, error_resilient_mode,
   * sync code, color_space and color_range, size, render_and_frame_size_different,
   * refresh_frame_context and frame_parallel_decoding_mode.
   */
  private static BitWriter keyBegin(int width) {
    return bits("10 0 0 0 0 1 0")
        .bits(24, SYNC_CODE)
        .append(bits("001 0"))
        .append(size(width))
        .append(bits("0 1 1"));
  }

  private static BitWriter size(int width) {
    return new BitWriter().bits(16, width - 1).bits(16, 47);
  }

  /**
   * frame_context_idx, a loop filter without deltas, quantizers without deltas, no segments, these
   * tile bits, header_size_in_bytes.
   */
  private static BitWriter end(String tiles) {
    return bits("11 111111 101 0 10101010 000 0" + tiles).bits(16, COMPRESSED_BYTES);
  }

  private static HeaderCase renderSize() {
    BitWriter header =
        bits("10 0 0 0 0 1 0").bits(24, SYNC_CODE).append(bits("101 1")).append(size(64));
    return of(
        "render size", header.append(bits("1")).bits(32, -1).append(bits("0 0")).append(end("0")));
  }

  private static HeaderCase tenBits() {
    // Profile 2 is the bits 0 and 1; ten_or_twelve_bit
    BitWriter header =
        bits("10 0 1 0 0 1 0").bits(24, SYNC_CODE).append(bits("0 101 0")).append(size(64));
    return of("ten bits", header.append(bits("0 0 0")).append(end("0")));
  }

  private static HeaderCase profileOne() {
    // subsampling_x, subsampling_y, reserved_zero
    BitWriter header =
        bits("10 1 0 0 0 1 0").bits(24, SYNC_CODE).append(bits("010 0 1 0 0")).append(size(64));
    return of("profile 1", header.append(bits("0 0 0")).append(end("0")));
  }

  private static HeaderCase rgb() {
    BitWriter header =
        bits("10 1 0 0 0 1 0").bits(24, SYNC_CODE).append(bits("111 0")).append(size(64));
    return of("RGB", header.append(bits("0 0 0")).append(end("0")));
  }

  private static HeaderCase twelveBitsOfProfileThree() {
    BitWriter header =
        bits("10 1 1 0 0 0 1 0").bits(24, SYNC_CODE).append(bits("1 001 0 0 0 0")).append(size(64));
    return of("profile 3", header.append(bits("0 0 0")).append(end("0")));
  }

  private static HeaderCase parameters() {
    BitWriter header = keyBegin(64);
    header.append(bits("00 000001 000 1 1"));
    header.append(bits("1 1111111 0 0 1 0000000  1 0101010 0"));
    header.append(bits("11111111 1 11111 0 1 00001"));
    header.append(bits("1 1  1 11111111 0 0 0 0 0 1 00000000  1 0 0 1 10101010"));
    header.append(bits("1 1  1 111111111 1 1111111 1 11 1"));
    header.bits(7 * 4, 0);
    return of("all parameters", header.append(bits("1 1")).bits(16, COMPRESSED_BYTES));
  }

  private static HeaderCase errorResilientKey() {
    BitWriter header =
        bits("10 0 0 0 0 1 1").bits(24, SYNC_CODE).append(bits("001 0")).append(size(64));
    return of("error resilient key frame", header.append(bits("0")).append(end("0")));
  }

  /** A shown inter frame: reset_frame_context, refresh_frame_flags, references with sign biases. */
  private static BitWriter inter(String refresh) {
    return bits("10 0 0 0 1 1 0 00" + refresh + "000 0 001 1 010 0");
  }

  /** allow_high_precision_mv, is_filter_switchable, the two bits of contexts. */
  private static final String INTER_MIDDLE = "1 1 1 1";

  private static HeaderCase interOfNewSize() {
    BitWriter header =
        inter("00000001").append(bits("000")).append(size(512)).append(bits("0 0 0 11 1 1"));
    return after("inter frame of a new size", key(64), header.append(end("0 0")));
  }

  private static HeaderCase interOfThirdReference() {
    BitWriter header = inter("00000001").append(bits("001 0" + INTER_MIDDLE));
    return after(
        "inter frame of a reference's size",
        keyBegin(512).append(end("0 0")),
        header.append(end("1 1 0")));
  }

  private static HeaderCase interOfReplacedReference() {
    BitWriter small =
        inter("00000010").append(bits("000")).append(size(64)).append(bits("0" + INTER_MIDDLE));
    BitWriter header = inter("00000001").append(bits("01 0" + INTER_MIDDLE));
    return new HeaderCase(
        "inter frame of a replaced reference's size",
        List.of(keyBegin(512).append(end("0 0")), small.append(end("0"))),
        header.append(end("1 0")));
  }

  private static HeaderCase errorResilientInter() {
    // Neither reset_frame_context nor refresh_frame_context and frame_parallel_decoding_mode
    BitWriter header = bits("10 0 0 0 1 1 1 00000001 000 0 000 0 000 0 1 0 1 1");
    return after("error resilient inter frame", key(64), header.append(end("0")));
  }

  private static HeaderCase intraOnly() {
    // show_frame 0, intra_only, reset_frame_context; profile 0 has no color_config here
    BitWriter header =
        bits("10 0 0 0 1 0 0 1 10").bits(24, SYNC_CODE).bits(8, 0xFF).append(size(512));
    return of("intra-only", header.append(bits("0 0 1")).append(end("0 0")));
  }

  private static HeaderCase intraOnlyOfProfileTwo() {
    BitWriter header =
        bits("10 0 1 0 1 0 1 1")
            .bits(24, SYNC_CODE)
            .append(bits("1 010 0"))
            .bits(8, 0xFF)
            .append(size(64));
    return of("intra-only of profile 2", header.append(bits("0")).append(end("0")));
  }

  private static HeaderCase sizeOfIntraOnly() {
    BitWriter intra =
        bits("10 0 0 0 1 0 0 1 10").bits(24, SYNC_CODE).bits(8, 0x02).append(size(512));
    BitWriter header = inter("00000001").append(bits("01 0" + INTER_MIDDLE));
    return after(
        "size of an intra-only frame",
        intra.append(bits("0 0 1")).append(end("0 0")),
        header.append(end("1 0")));
  }

  @Override
  public String toString() {
    return name;
  }
}
