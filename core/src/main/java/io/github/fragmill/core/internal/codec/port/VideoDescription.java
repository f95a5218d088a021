package io.github.fragmill.core.internal.codec.port;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.media.Colour;
import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.media.SampleEntry;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A visual sample entry (ISO/IEC 14496-12, 12.1.3), taken apart.
 *
 * @param path the place in the box tree, for messages
 * @param entry the whole entry
 * @param widthPixels 0 to 65535; 0 when the entry does not state it, as some cameras' do not
 * @param heightPixels 0 to 65535
 * @param sampleAspectRatio from {@code pasp}, 1:1 without it
 * @param colour from {@code colr} of type {@code nclx} or {@code nclc}, empty without it
 * @param boxes the content (without size and type) of the first child box of each type
 * @param sampleHeads for what only the bitstream says
 */
public record VideoDescription(
    String path,
    SampleEntry entry,
    int widthPixels,
    int heightPixels,
    Ratio sampleAspectRatio,
    Optional<Colour> colour,
    Map<String, byte[]> boxes,
    SampleHeads sampleHeads)
    implements EntryDescription {

  /** Width and height, 0 to 65535 pixels. */
  public record Dimensions(int widthPixels, int heightPixels) {}

  /**
   * Returns the same with a width and height, which some cameras leave out.
   *
   * @param ofBitstream taken where the entry has none
   * @throws MalformedMediaException when neither has
   */
  public VideoDescription sized(Optional<Dimensions> ofBitstream) throws MalformedMediaException {
    if (widthPixels > 0 && heightPixels > 0) {
      return this;
    }
    Dimensions size =
        ofBitstream.orElseThrow(
            () ->
                new MalformedMediaException(
                    path,
                    MalformedMediaException.NO_OFFSET,
                    "expected a width and a height, found " + widthPixels + "x" + heightPixels));
    return new VideoDescription(
        path,
        VisualEntry.withDimensions(entry, size.widthPixels(), size.heightPixels()),
        size.widthPixels(),
        size.heightPixels(),
        sampleAspectRatio,
        colour,
        boxes,
        sampleHeads);
  }

  /**
   * Returns the sample aspect ratio of the entry, which takes precedence over the bitstream's; but
   * 1:1 may mean that the entry does not state any.
   */
  public Ratio sampleAspectRatioOr(Optional<Ratio> ofBitstream) {
    return sampleAspectRatio.equals(Ratio.ONE) ? ofBitstream.orElse(Ratio.ONE) : sampleAspectRatio;
  }

  /** Returns the same under another sample entry type. */
  public VideoDescription withType(String type) {
    return with(VisualEntry.withType(entry, type), boxes);
  }

  /** Returns the same with another content of a box that it has. */
  public VideoDescription withBox(String type, byte[] content) {
    Map<String, byte[]> changed = new HashMap<>(boxes);
    changed.put(type, content);
    return with(VisualEntry.withBox(entry, type, content), changed);
  }

  /** Returns the same without boxes. */
  public VideoDescription without(Set<String> types) {
    Map<String, byte[]> left = new HashMap<>(boxes);
    left.keySet().removeAll(types);
    return with(VisualEntry.without(entry, types), left);
  }

  private VideoDescription with(SampleEntry changedEntry, Map<String, byte[]> changedBoxes) {
    return new VideoDescription(
        path,
        changedEntry,
        widthPixels,
        heightPixels,
        sampleAspectRatio,
        colour,
        Map.copyOf(changedBoxes),
        sampleHeads);
  }
}
