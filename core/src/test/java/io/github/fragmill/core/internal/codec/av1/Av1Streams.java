package io.github.fragmill.core.internal.codec.av1;

import io.github.fragmill.core.internal.codec.EncodedStream;
import java.util.List;

/** Streams of AV1 that encoders made. */
final class Av1Streams {

  /** The names of all streams. */
  static final List<String> NAMES = List.of("altref", "tiles", "ten-bit", "error-resilient");

  private Av1Streams() {}

  static EncodedStream load(String name) {
    return EncodedStream.load(Av1Streams.class, name);
  }
}
