package io.github.fragmill.core.internal.codec.hevc;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.codec.captions.CaptionFinder;
import io.github.fragmill.core.internal.codec.dolby.DolbyVision;
import io.github.fragmill.core.internal.codec.port.VideoCodec;
import io.github.fragmill.core.internal.codec.port.VideoDescription;
import io.github.fragmill.core.media.Colour;
import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.media.ScanType;
import io.github.fragmill.core.media.VideoFormat;
import java.util.Optional;
import java.util.Set;

/**
 * H.265 in MP4 (ISO/IEC 14496-15, 8; codecs parameter: E.3), alone or as the base layer of Dolby
 * Vision. Stateless.
 */
public final class HevcCodec implements VideoCodec {

  private static final String CONFIGURATION_BOX = "hvcC";

  /** The configuration of further layers: a second view, an alpha channel, a larger picture. */
  private static final String LAYERED_CONFIGURATION_BOX = "lhvC";

  /** Dolby Vision that is of no use to other decoders. */
  private static final Set<String> DOLBY_VISION_TYPES = Set.of("dvh1", "dvhe");

  @Override
  public Set<String> sampleEntryTypes() {
    return Set.of("hvc1", "hev1", "dvh1", "dvhe");
  }

  @Override
  public String configurationBoxType() {
    return CONFIGURATION_BOX;
  }

  @Override
  public VideoFormat read(VideoDescription description) throws FragmillException {
    String path = description.path() + "/" + CONFIGURATION_BOX;
    byte[] content = description.boxes().get(CONFIGURATION_BOX);
    if (content == null) {
      throw new MalformedMediaException(path, MalformedMediaException.NO_OFFSET, "missing");
    }
    HevcConfiguration configuration = HevcConfiguration.read(content, path);
    requirePackaged(description, configuration, path);
    int lengthSizeBytes = configuration.lengthSizeBytes();
    ParameterSets parameterSets = configuration.parameterSets();
    VideoUsability usability =
        parameterSets
            .firstSequence()
            .map(SequenceParameterSet::usability)
            .orElse(VideoUsability.ABSENT);
    Optional<Colour> colour = description.colour().or(usability::colour);
    VideoFormat format =
        new VideoFormat(
            codecs(description, configuration.profile()),
            DolbyVision.supplementalCodecs(description, colour),
            description.entry(),
            description.widthPixels(),
            description.heightPixels(),
            sampleAspectRatio(description, usability),
            colour,
            () -> new HevcRangeFinder(lengthSizeBytes, parameterSets.copy()));
    return format
        .withScanType(scanType(configuration.profile(), usability))
        .withCaptions(
            CaptionFinder.inNalUnits(
                description,
                lengthSizeBytes,
                NalUnitHeader.BYTES,
                header -> NalUnitType.of(header) == NalUnitType.PREFIX_SUPPLEMENTAL_INFORMATION));
  }

  private static ScanType scanType(ProfileTierLevel profile, VideoUsability usability) {
    if (usability.isFieldSequence()) {
      return ScanType.SEPARATE_FIELDS;
    }
    return profile.isInterlaced() ? ScanType.INTERLACED : ScanType.PROGRESSIVE;
  }

  private static void requirePackaged(
      VideoDescription description, HevcConfiguration configuration, String path)
      throws UnsupportedMediaException {
    if (description.boxes().containsKey(LAYERED_CONFIGURATION_BOX)) {
      throw new UnsupportedMediaException(
          description.path() + ": H.265 of several layers (" + LAYERED_CONFIGURATION_BOX + ")");
    }
    if (configuration.parameterSets().haveScreenContent()) {
      throw new UnsupportedMediaException(path + ": H.265 screen content coding (SCC)");
    }
  }

  private static String codecs(VideoDescription description, ProfileTierLevel profile)
      throws MalformedMediaException {
    String type = description.entry().type();
    return DOLBY_VISION_TYPES.contains(type)
        ? DolbyVision.require(description).codecs(type)
        : type + "." + profile.toCodecs();
  }

  /** The file's word goes before the bitstream's, but 1:1 may mean that the file says nothing. */
  private static Ratio sampleAspectRatio(VideoDescription description, VideoUsability usability) {
    return description.sampleAspectRatio().equals(Ratio.ONE)
        ? usability.sampleAspectRatio().orElse(Ratio.ONE)
        : description.sampleAspectRatio();
  }
}
