package io.github.fragmill.core.media;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A video track's format. Immutable and thread-safe; equal to itself alone.
 *
 * <p>Width, height and the shape of a pixel are those of the video in the file; those of the video
 * as it is presented follow from them and the display matrix.
 */
public final class VideoFormat implements TrackFormat {

  private final String codecs;
  private final Optional<String> supplementalCodecs;
  private final SampleEntry sampleEntry;
  private final int widthPixels;
  private final int heightPixels;
  private final Ratio sampleAspectRatio;
  private final Optional<Colour> colour;
  private final DisplayMatrix displayMatrix;
  private final ScanType scanType;
  private final List<CaptionService> captions;
  private final Supplier<ProtectableRangeFinder> rangeFinders;

  private VideoFormat(Builder builder) {
    codecs = builder.codecs;
    supplementalCodecs = builder.supplementalCodecs;
    sampleEntry = builder.sampleEntry;
    widthPixels = requireUnsigned16("widthPixels", builder.widthPixels);
    heightPixels = requireUnsigned16("heightPixels", builder.heightPixels);
    sampleAspectRatio = builder.sampleAspectRatio;
    colour = builder.colour;
    displayMatrix = builder.displayMatrix;
    scanType = builder.scanType;
    captions = builder.captions;
    rangeFinders = builder.rangeFinders;
  }

  private static int requireUnsigned16(String name, int value) {
    if (value < 1 || value > 0xFFFF) {
      throw new IllegalArgumentException(name + ": expected 1 to 65535, found " + value);
    }
    return value;
  }

  /**
   * Begins a format of progressive video with square pixels and without captions, presented as it
   * is. Its size must be set.
   *
   * @param codecs the codecs parameter of RFC 6381
   * @param sampleEntry the sample entry as it goes to the output
   * @param rangeFinders makes a new finder for each segment
   */
  public static Builder builder(
      String codecs, SampleEntry sampleEntry, Supplier<ProtectableRangeFinder> rangeFinders) {
    return new Builder(codecs, sampleEntry, rangeFinders);
  }

  /** Begins a format that is the same but for what is set. */
  public Builder toBuilder() {
    return new Builder(codecs, sampleEntry, rangeFinders)
        .supplementalCodecs(supplementalCodecs)
        .sizePixels(widthPixels, heightPixels)
        .sampleAspectRatio(sampleAspectRatio)
        .colour(colour)
        .displayMatrix(displayMatrix)
        .scanType(scanType)
        .captions(captions);
  }

  @Override
  public TrackType type() {
    return TrackType.VIDEO;
  }

  @Override
  public String codecs() {
    return codecs;
  }

  /**
   * Returns the codecs parameter for what a decoder may make of the track beyond {@link #codecs},
   * such as Dolby Vision on top of HDR10, with the brand of that form after a slash: {@code
   * dvh1.08.07/db4h}; empty when there is no more.
   */
  public Optional<String> supplementalCodecs() {
    return supplementalCodecs;
  }

  @Override
  public SampleEntry sampleEntry() {
    return sampleEntry;
  }

  /** Returns the coded width as the sample entry states it, 1 to 65535. */
  public int widthPixels() {
    return widthPixels;
  }

  /** Returns the coded height as the sample entry states it, 1 to 65535. */
  public int heightPixels() {
    return heightPixels;
  }

  /** Returns the shape of a pixel ({@code pasp}), width to height. */
  public Ratio sampleAspectRatio() {
    return sampleAspectRatio;
  }

  /** Returns how to read its colours, as far as the file states it. */
  public Optional<Colour> colour() {
    return colour;
  }

  /** Returns how frames are turned before they are presented ({@code tkhd}). */
  public DisplayMatrix displayMatrix() {
    return displayMatrix;
  }

  /** Returns whether the video is interlaced. */
  public ScanType scanType() {
    return scanType;
  }

  /** Returns the caption services that were found in the video; their languages are not known. */
  public List<CaptionService> captions() {
    return captions;
  }

  /** Returns the width of the video as it is presented, after it was turned; 1 to 65535. */
  public int presentedWidthPixels() {
    return displayMatrix.swapsAxes() ? heightPixels : widthPixels;
  }

  /** Returns the height of the video as it is presented, after it was turned; 1 to 65535. */
  public int presentedHeightPixels() {
    return displayMatrix.swapsAxes() ? widthPixels : heightPixels;
  }

  /** Returns the shape of a pixel as it is presented, width to height. */
  public Ratio presentedSampleAspectRatio() {
    return displayMatrix.swapsAxes() ? sampleAspectRatio.inverse() : sampleAspectRatio;
  }

  @Override
  public Optional<ProtectableRangeFinder> protectableRangeFinder() {
    return Optional.of(rangeFinders.get());
  }

  /** Returns codecs and the size of the video in the file. */
  @Override
  public String toString() {
    return codecs + " " + widthPixels + "x" + heightPixels;
  }

  /** Collects the fields of a {@link VideoFormat}. Not thread-safe. */
  public static final class Builder {

    private final String codecs;
    private final SampleEntry sampleEntry;
    private final Supplier<ProtectableRangeFinder> rangeFinders;
    private Optional<String> supplementalCodecs = Optional.empty();
    private int widthPixels;
    private int heightPixels;
    private Ratio sampleAspectRatio = Ratio.ONE;
    private Optional<Colour> colour = Optional.empty();
    private DisplayMatrix displayMatrix = DisplayMatrix.IDENTITY;
    private ScanType scanType = ScanType.PROGRESSIVE;
    private List<CaptionService> captions = List.of();

    private Builder(
        String codecs, SampleEntry sampleEntry, Supplier<ProtectableRangeFinder> rangeFinders) {
      this.codecs = Objects.requireNonNull(codecs, "codecs");
      this.sampleEntry = Objects.requireNonNull(sampleEntry, "sampleEntry");
      this.rangeFinders = Objects.requireNonNull(rangeFinders, "rangeFinders");
    }

    /** Sets {@link VideoFormat#supplementalCodecs}. Default: empty. */
    public Builder supplementalCodecs(Optional<String> value) {
      supplementalCodecs = Objects.requireNonNull(value, "supplementalCodecs");
      return this;
    }

    /**
     * Sets the coded size as the sample entry states it.
     *
     * @param width 1 to 65535
     * @param height 1 to 65535
     */
    public Builder sizePixels(int width, int height) {
      widthPixels = width;
      heightPixels = height;
      return this;
    }

    /** Sets {@link VideoFormat#sampleAspectRatio}. Default: square pixels. */
    public Builder sampleAspectRatio(Ratio value) {
      sampleAspectRatio = Objects.requireNonNull(value, "sampleAspectRatio");
      return this;
    }

    /** Sets {@link VideoFormat#colour}. Default: empty. */
    public Builder colour(Optional<Colour> value) {
      colour = Objects.requireNonNull(value, "colour");
      return this;
    }

    /** Sets {@link VideoFormat#displayMatrix}. Default: presented as it is. */
    public Builder displayMatrix(DisplayMatrix value) {
      displayMatrix = Objects.requireNonNull(value, "displayMatrix");
      return this;
    }

    /** Sets {@link VideoFormat#scanType}. Default: progressive. */
    public Builder scanType(ScanType value) {
      scanType = Objects.requireNonNull(value, "scanType");
      return this;
    }

    /** Sets {@link VideoFormat#captions}. Default: none. */
    public Builder captions(List<CaptionService> services) {
      captions = List.copyOf(services);
      return this;
    }

    /**
     * Returns the format.
     *
     * @throws IllegalArgumentException when the size is out of range
     */
    public VideoFormat build() {
      return new VideoFormat(this);
    }
  }
}
