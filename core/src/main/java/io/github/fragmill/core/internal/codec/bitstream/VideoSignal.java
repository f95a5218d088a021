package io.github.fragmill.core.internal.codec.bitstream;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.media.Colour;
import java.util.Optional;

/**
 * What follows the sample aspect ratio in the VUI: overscan, and how to read colours (ITU-T H.264,
 * E.1.1; the same in H.265).
 */
public final class VideoSignal {

  private VideoSignal() {}

  /** Reads the fields; empty without colour_description_present_flag. */
  public static Optional<Colour> readColour(BitReader reader) throws MalformedMediaException {
    boolean overscanInfo = reader.flag();
    reader.skipBits(overscanInfo ? 1 : 0);
    boolean videoSignalType = reader.flag();
    if (!videoSignalType) {
      return Optional.empty();
    }
    reader.skipBits(3); // video_format
    boolean fullRange = reader.flag();
    boolean described = reader.flag();
    if (!described) {
      return Optional.empty();
    }
    int primaries = reader.bits(8);
    int transfer = reader.bits(8);
    int matrix = reader.bits(8);
    return Optional.of(new Colour(primaries, transfer, matrix, fullRange));
  }
}
