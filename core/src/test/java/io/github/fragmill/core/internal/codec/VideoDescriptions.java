package io.github.fragmill.core.internal.codec;

import io.github.fragmill.core.internal.codec.port.VideoDescription;
import io.github.fragmill.core.media.Colour;
import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.media.SampleEntry;
import io.github.fragmill.core.testing.TestBoxes;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Makes visual sample entries of 64 by 48 pixels, as codecs receive them. */
public final class VideoDescriptions {

  private VideoDescriptions() {}

  /** Returns an entry of square pixels, without colours. */
  public static VideoDescription of(String entryType, Map<String, byte[]> boxes) {
    return of(entryType, Ratio.ONE, Optional.empty(), boxes);
  }

  /** Returns an entry. */
  public static VideoDescription of(
      String entryType,
      Ratio sampleAspectRatio,
      Optional<Colour> colour,
      Map<String, byte[]> boxes) {
    return of(entryType, sampleAspectRatio, colour, boxes, new byte[0][]);
  }

  /** Returns an entry of square pixels and a track of these samples. */
  public static VideoDescription ofSamples(
      String entryType, Map<String, byte[]> boxes, byte[]... samples) {
    return of(entryType, Ratio.ONE, Optional.empty(), boxes, samples);
  }

  private static VideoDescription of(
      String entryType,
      Ratio sampleAspectRatio,
      Optional<Colour> colour,
      Map<String, byte[]> boxes,
      byte[][] samples) {
    return new VideoDescription(
        "stsd/" + entryType,
        new SampleEntry(TestBoxes.box(entryType)),
        /* widthPixels= */ 64,
        /* heightPixels= */ 48,
        sampleAspectRatio,
        colour,
        boxes,
        maxBytes -> Arrays.stream(samples).map(ByteBuffer::wrap).toList());
  }
}
