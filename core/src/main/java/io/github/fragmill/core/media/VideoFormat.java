package io.github.fragmill.core.media;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A video track's format.
 *
 * @param codecs the codecs parameter of RFC 6381
 * @param supplementalCodecs the same for what a decoder may make of the track beyond that, such as
 *     Dolby Vision on top of HDR10, with the brand of that form behind a slash: {@code
 *     dvh1.08.07/db4h}; empty when there is no more
 * @param sampleEntry the sample entry as it goes to the output
 * @param widthPixels coded width as the sample entry gives it, 1 to 65535
 * @param heightPixels coded height as the sample entry gives it, 1 to 65535
 * @param sampleAspectRatio the shape of a pixel ({@code pasp}), width to height
 * @param colour how to read its colours, as far as the file says
 * @param rangeFinders makes a new finder for each segment
 */
public record VideoFormat(
    String codecs,
    Optional<String> supplementalCodecs,
    SampleEntry sampleEntry,
    int widthPixels,
    int heightPixels,
    Ratio sampleAspectRatio,
    Optional<Colour> colour,
    Supplier<ProtectableRangeFinder> rangeFinders)
    implements TrackFormat {

  public VideoFormat {
    Objects.requireNonNull(codecs, "codecs");
    Objects.requireNonNull(supplementalCodecs, "supplementalCodecs");
    Objects.requireNonNull(sampleEntry, "sampleEntry");
    Objects.requireNonNull(sampleAspectRatio, "sampleAspectRatio");
    Objects.requireNonNull(colour, "colour");
    Objects.requireNonNull(rangeFinders, "rangeFinders");
    requireUnsigned16("widthPixels", widthPixels);
    requireUnsigned16("heightPixels", heightPixels);
  }

  private static void requireUnsigned16(String name, int value) {
    if (value < 1 || value > 0xFFFF) {
      throw new IllegalArgumentException(name + ": expected 1 to 65535, found " + value);
    }
  }

  @Override
  public TrackType type() {
    return TrackType.VIDEO;
  }

  @Override
  public Optional<ProtectableRangeFinder> protectableRangeFinder() {
    return Optional.of(rangeFinders.get());
  }

  /** Returns codecs and picture size. */
  @Override
  public String toString() {
    return codecs + " " + widthPixels + "x" + heightPixels;
  }
}
