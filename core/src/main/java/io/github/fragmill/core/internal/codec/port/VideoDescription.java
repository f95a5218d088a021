package io.github.fragmill.core.internal.codec.port;

import io.github.fragmill.core.media.Colour;
import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.media.SampleEntry;
import java.util.Map;
import java.util.Optional;

/**
 * A visual sample entry (ISO/IEC 14496-12, 12.1.3), taken apart.
 *
 * @param path the place in the box tree, for messages
 * @param entry the whole entry
 * @param widthPixels 1 to 65535
 * @param heightPixels 1 to 65535
 * @param sampleAspectRatio from {@code pasp}, 1:1 without it
 * @param colour from {@code colr} of type {@code nclx} or {@code nclc}, empty without it
 * @param boxes the content (without size and type) of the first child box of each type
 * @param sampleHeads for what only the stream itself tells
 */
public record VideoDescription(
    String path,
    SampleEntry entry,
    int widthPixels,
    int heightPixels,
    Ratio sampleAspectRatio,
    Optional<Colour> colour,
    Map<String, byte[]> boxes,
    SampleHeads sampleHeads) {

  /** Makes a description of an entry whose samples are not to be read. */
  public VideoDescription(
      String path,
      SampleEntry entry,
      int widthPixels,
      int heightPixels,
      Ratio sampleAspectRatio,
      Optional<Colour> colour,
      Map<String, byte[]> boxes) {
    this(
        path, entry, widthPixels, heightPixels, sampleAspectRatio, colour, boxes, SampleHeads.NONE);
  }
}
