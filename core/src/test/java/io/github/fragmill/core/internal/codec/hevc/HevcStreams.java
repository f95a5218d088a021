package io.github.fragmill.core.internal.codec.hevc;

import io.github.fragmill.core.internal.codec.EncodedStream;
import java.util.List;

/** Streams of H.265 that x265 made. */
final class HevcStreams {

  /** The names of all streams. */
  static final List<String> NAMES =
      List.of("slices", "weighted", "ten-bit-hdr", "in-band", "wavefronts", "range-extension");

  private HevcStreams() {}

  static EncodedStream load(String name) {
    return EncodedStream.load(HevcStreams.class, name);
  }
}
