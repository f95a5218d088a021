package io.github.fragmill.core.internal.codec.vp9;

import io.github.fragmill.core.internal.codec.EncodedStream;
import java.util.List;

/** Streams of VP9 that libvpx made. */
final class Vp9Streams {

  /** The names of all streams. */
  static final List<String> NAMES = List.of("superframes", "ten-bit");

  private Vp9Streams() {}

  static EncodedStream load(String name) {
    return EncodedStream.load(Vp9Streams.class, name);
  }
}
