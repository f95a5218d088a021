package io.github.fragmill.benchmarks.compare.tools;

import java.nio.file.Path;

/**
 * What a tool is to do. Segments aim at {@link #SEGMENT_SECONDS}; everything from the first sample
 * on is encrypted with {@link #KEY}.
 *
 * @param input an MP4 file of one video track and one audio track, in this order
 * @param output an empty directory
 */
public record Job(Path input, Encryption encryption, Layout layout, Path output) {

  static final int SEGMENT_SECONDS = 4;

  /** A key of an example and its id, in hexadecimal digits; it protects nothing. */
  static final String KEY_ID = "00112233445566778899aabbccddeeff";

  static final String KEY = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";

  String in(String name) {
    return output.resolve(name).toString();
  }
}
