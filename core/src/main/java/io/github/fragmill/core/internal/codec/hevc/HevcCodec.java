package io.github.fragmill.core.internal.codec.hevc;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.codec.captions.CaptionFinder;
import io.github.fragmill.core.internal.codec.dolby.DolbyVision;
import io.github.fragmill.core.internal.codec.nal.InbandParameterSets;
import io.github.fragmill.core.internal.codec.port.FirstSample;
import io.github.fragmill.core.internal.codec.port.JoinedDescriptions;
import io.github.fragmill.core.internal.codec.port.LeadingPictureRule;
import io.github.fragmill.core.internal.codec.port.VideoCodec;
import io.github.fragmill.core.internal.codec.port.VideoDescription;
import io.github.fragmill.core.media.Colour;
import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.media.ScanType;
import io.github.fragmill.core.media.VideoFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * H.265 in MP4 (ISO/IEC 14496-15, 8; codecs parameter: E.3), alone or as the base layer of Dolby
 * Vision. Stateless.
 */
public final class HevcCodec implements VideoCodec {

  static final String CONFIGURATION_BOX = "hvcC";

  /** The configuration of further layers: a second view, an alpha channel, a larger picture. */
  private static final String LAYERED_CONFIGURATION_BOX = "lhvC";

  /** What speaks of further layers: their configuration, and how two views make one picture. */
  private static final Set<String> LAYER_BOXES = Set.of(LAYERED_CONFIGURATION_BOX, "vexu");

  /** Dolby Vision that is of no use to other decoders. */
  private static final Set<String> DOLBY_VISION_TYPES = Set.of("dvh1", "dvhe");

  private static final InbandParameterSets SETS = new InbandParameterSets(new HevcNalSyntax());

  @Override
  public Set<String> sampleEntryTypes() {
    return Set.of("hvc1", "hev1", "dvh1", "dvhe");
  }

  @Override
  public String configurationBoxType() {
    return CONFIGURATION_BOX;
  }

  @Override
  public VideoDescription complete(VideoDescription description, FirstSample firstSample)
      throws FragmillException {
    return configuration(description).parameterSets().areIncomplete() && firstSample.isClear()
        ? SETS.complete(description, firstSample)
        : description;
  }

  @Override
  public Optional<JoinedDescriptions> join(List<VideoDescription> parts)
      throws MalformedMediaException {
    return SETS.join(parts);
  }

  @Override
  public Optional<String> note(VideoDescription description) {
    return hasLayers(description)
        ? Optional.of(
            "its H.265 has several layers ("
                + LAYERED_CONFIGURATION_BOX
                + "), of which the base layer is announced; the others stay in the samples, where"
                + " players pass over them, encrypted where the base layer is")
        : Optional.empty();
  }

  private static boolean hasLayers(VideoDescription description) {
    return description.boxes().containsKey(LAYERED_CONFIGURATION_BOX);
  }

  private static HevcConfiguration configuration(VideoDescription description)
      throws MalformedMediaException {
    String path = description.path() + "/" + CONFIGURATION_BOX;
    byte[] content = description.boxes().get(CONFIGURATION_BOX);
    if (content == null) {
      throw new MalformedMediaException(path, MalformedMediaException.NO_OFFSET, "missing");
    }
    return HevcConfiguration.read(content, path);
  }

  @Override
  public VideoFormat read(VideoDescription found) throws FragmillException {
    HevcConfiguration configuration = configuration(found);
    if (configuration.parameterSets().haveScreenContent()) {
      throw new UnsupportedMediaException(
          found.path() + "/" + CONFIGURATION_BOX + ": H.265 screen content coding (SCC)");
    }
    int lengthSizeBytes = configuration.lengthSizeBytes();
    ParameterSets parameterSets = configuration.parameterSets();
    VideoDescription description = sized(baseLayer(found), parameterSets);
    VideoUsability usability =
        parameterSets
            .firstSequence()
            .map(SequenceParameterSet::usability)
            .orElse(VideoUsability.ABSENT);
    Optional<Colour> colour = description.colour().or(usability::colour);
    return VideoFormat.builder(
            codecs(description, configuration.profile()),
            description.entry(),
            () -> new HevcRangeFinder(lengthSizeBytes, parameterSets.copy()))
        .sizePixels(description.widthPixels(), description.heightPixels())
        .supplementalCodecs(DolbyVision.supplementalCodecs(description, colour))
        .sampleAspectRatio(sampleAspectRatio(description, usability))
        .colour(colour)
        .scanType(scanType(configuration.profile(), usability))
        .captions(
            CaptionFinder.inNalUnits(
                description,
                lengthSizeBytes,
                NalUnitHeader.BYTES,
                header -> NalUnitType.of(header) == NalUnitType.PREFIX_SUPPLEMENTAL_INFORMATION))
        .build();
  }

  private static ScanType scanType(ProfileTierLevel profile, VideoUsability usability) {
    if (usability.isFieldSequence()) {
      return ScanType.SEPARATE_FIELDS;
    }
    return profile.isInterlaced() ? ScanType.INTERLACED : ScanType.PROGRESSIVE;
  }

  @Override
  public Optional<LeadingPictureRule> leadingPictures(byte[] configuration, String path)
      throws MalformedMediaException, UnsupportedMediaException {
    int lengthSizeBytes = HevcConfiguration.read(configuration, path).lengthSizeBytes();
    return Optional.of(new HevcLeadingPictures(lengthSizeBytes));
  }

  private static VideoDescription baseLayer(VideoDescription description) {
    return hasLayers(description) ? description.without(LAYER_BOXES) : description;
  }

  private static VideoDescription sized(VideoDescription description, ParameterSets parameterSets)
      throws MalformedMediaException {
    if (description.hasPictureSize()) {
      return description;
    }
    SequenceParameterSet set =
        parameterSets.firstSequence().orElseThrow(description::withoutPictureSize);
    return description.withPictureSize(set.widthPixels(), set.heightPixels());
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
