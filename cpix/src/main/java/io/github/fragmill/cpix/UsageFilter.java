package io.github.fragmill.cpix;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** What a track must be like for a {@link UsageRule}. Immutable. */
public sealed interface UsageFilter {

  /**
   * Video.
   *
   * @param minPixels the least number of pixels of a picture, width by height
   * @param maxPixels the largest number
   * @param hdr whether it has a high dynamic range (PQ, HLG, or Dolby Vision)
   * @param wcg whether it has a wide gamut of colours (BT.2020, DCI-P3)
   * @param minFps a frame rate that it is above
   * @param maxFps a frame rate that it is not above
   */
  record Video(
      OptionalLong minPixels,
      OptionalLong maxPixels,
      Optional<Boolean> hdr,
      Optional<Boolean> wcg,
      OptionalLong minFps,
      OptionalLong maxFps)
      implements UsageFilter {

    /** All video. */
    public static final Video ANY = pixels(OptionalLong.empty(), OptionalLong.empty());

    public Video {
      Objects.requireNonNull(minPixels, "minPixels");
      Objects.requireNonNull(maxPixels, "maxPixels");
      Objects.requireNonNull(hdr, "hdr");
      Objects.requireNonNull(wcg, "wcg");
      Objects.requireNonNull(minFps, "minFps");
      Objects.requireNonNull(maxFps, "maxFps");
    }

    /** Video of some sizes, both limits included. */
    public static Video pixels(OptionalLong min, OptionalLong max) {
      return new Video(
          min, max, Optional.empty(), Optional.empty(), OptionalLong.empty(), OptionalLong.empty());
    }
  }

  /**
   * Audio.
   *
   * @param minChannels the least number of channels
   * @param maxChannels the largest number
   */
  record Audio(OptionalLong minChannels, OptionalLong maxChannels) implements UsageFilter {

    /** All audio. */
    public static final Audio ANY = new Audio(OptionalLong.empty(), OptionalLong.empty());

    public Audio {
      Objects.requireNonNull(minChannels, "minChannels");
      Objects.requireNonNull(maxChannels, "maxChannels");
    }
  }

  /**
   * The average bit rate of the samples.
   *
   * @param min the least, in bits per second
   * @param max the largest, in bits per second
   */
  record Bitrate(OptionalLong min, OptionalLong max) implements UsageFilter {

    public Bitrate {
      Objects.requireNonNull(min, "min");
      Objects.requireNonNull(max, "max");
    }
  }

  /**
   * A label that the application gave to the track ({@link Cpix#label}).
   *
   * @param label the text
   */
  record Label(String label) implements UsageFilter {

    public Label {
      Objects.requireNonNull(label, "label");
    }
  }

  /**
   * A crypto period.
   *
   * @param periodId the id of a {@link KeyPeriod}
   */
  record Period(String periodId) implements UsageFilter {

    public Period {
      Objects.requireNonNull(periodId, "periodId");
    }
  }

  /**
   * Whatever this version does not know. No track has a key by a document with one.
   *
   * @param name of the element or attribute
   */
  record Unknown(String name) implements UsageFilter {

    public Unknown {
      Objects.requireNonNull(name, "name");
    }
  }
}
