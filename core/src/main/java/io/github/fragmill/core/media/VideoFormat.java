package io.github.fragmill.core.media;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A video track's format.
 *
 * <p>Width, height and the shape of a pixel are those of the picture in the file; those of the
 * picture as it is presented follow from them and the display matrix.
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
 * @param displayMatrix how the pictures are turned before they are shown ({@code tkhd})
 * @param scanType whether the pictures are interlaced
 * @param captions the caption services that were found in the pictures; their languages are not
 *     known
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
    DisplayMatrix displayMatrix,
    ScanType scanType,
    List<CaptionService> captions,
    Supplier<ProtectableRangeFinder> rangeFinders)
    implements TrackFormat {

  public VideoFormat {
    Objects.requireNonNull(codecs, "codecs");
    Objects.requireNonNull(supplementalCodecs, "supplementalCodecs");
    Objects.requireNonNull(sampleEntry, "sampleEntry");
    Objects.requireNonNull(sampleAspectRatio, "sampleAspectRatio");
    Objects.requireNonNull(colour, "colour");
    Objects.requireNonNull(displayMatrix, "displayMatrix");
    Objects.requireNonNull(scanType, "scanType");
    captions = List.copyOf(captions);
    Objects.requireNonNull(rangeFinders, "rangeFinders");
    requireUnsigned16("widthPixels", widthPixels);
    requireUnsigned16("heightPixels", heightPixels);
  }

  /** Makes a format of progressive pictures without captions, which are shown as they are. */
  public VideoFormat(
      String codecs,
      Optional<String> supplementalCodecs,
      SampleEntry sampleEntry,
      int widthPixels,
      int heightPixels,
      Ratio sampleAspectRatio,
      Optional<Colour> colour,
      Supplier<ProtectableRangeFinder> rangeFinders) {
    this(
        codecs,
        supplementalCodecs,
        sampleEntry,
        widthPixels,
        heightPixels,
        sampleAspectRatio,
        colour,
        DisplayMatrix.IDENTITY,
        ScanType.PROGRESSIVE,
        List.of(),
        rangeFinders);
  }

  /** Returns the same format of pictures that are turned otherwise before they are shown. */
  public VideoFormat withDisplayMatrix(DisplayMatrix matrix) {
    return with(matrix, scanType, captions);
  }

  /** Returns the same format of pictures that were scanned otherwise. */
  public VideoFormat withScanType(ScanType type) {
    return with(displayMatrix, type, captions);
  }

  /** Returns the same format of pictures that carry these captions and no others. */
  public VideoFormat withCaptions(List<CaptionService> services) {
    return with(displayMatrix, scanType, services);
  }

  private VideoFormat with(DisplayMatrix matrix, ScanType scan, List<CaptionService> services) {
    return new VideoFormat(
        codecs,
        supplementalCodecs,
        sampleEntry,
        widthPixels,
        heightPixels,
        sampleAspectRatio,
        colour,
        matrix,
        scan,
        services,
        rangeFinders);
  }

  /** Returns the width of the picture as it is presented, after it was turned; 1 to 65535. */
  public int presentedWidthPixels() {
    return displayMatrix.swapsAxes() ? heightPixels : widthPixels;
  }

  /** Returns the height of the picture as it is presented, after it was turned; 1 to 65535. */
  public int presentedHeightPixels() {
    return displayMatrix.swapsAxes() ? widthPixels : heightPixels;
  }

  /** Returns the shape of a pixel as it is presented, width to height. */
  public Ratio presentedSampleAspectRatio() {
    return displayMatrix.swapsAxes() ? sampleAspectRatio.inverse() : sampleAspectRatio;
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

  /** Returns codecs and the size of the picture in the file. */
  @Override
  public String toString() {
    return codecs + " " + widthPixels + "x" + heightPixels;
  }
}
