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
import io.github.fragmill.core.media.ProtectableRangeFinder;
import io.github.fragmill.core.media.ScanType;
import io.github.fragmill.core.media.VideoFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * H.265 in MP4 (ISO/IEC 14496-15, 8; codecs parameter: E.3), alone or as the base layer of Dolby
 * Vision. Stateless.
 */
public final class HevcCodec implements VideoCodec {

  /** The configuration of further layers: a second view, an alpha channel, a larger picture. */
  private static final String LAYERED_CONFIGURATION_BOX = "lhvC";

  /** The boxes about further layers: their configuration, and how two views make one picture. */
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
    return HevcConfiguration.BOX_TYPE;
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
                + " players skip them, encrypted where the base layer is")
        : Optional.empty();
  }

  private static boolean hasLayers(VideoDescription description) {
    return description.boxes().containsKey(LAYERED_CONFIGURATION_BOX);
  }

  private static HevcConfiguration configuration(VideoDescription description)
      throws MalformedMediaException {
    return HevcConfiguration.read(
        description.required(HevcConfiguration.BOX_TYPE),
        description.pathOf(HevcConfiguration.BOX_TYPE));
  }

  @Override
  public VideoFormat read(VideoDescription found) throws FragmillException {
    HevcConfiguration configuration = configuration(found);
    if (configuration.parameterSets().haveScreenContent()) {
      throw new UnsupportedMediaException(
          found.pathOf(HevcConfiguration.BOX_TYPE) + ": H.265 screen content coding (SCC)");
    }
    int lengthSizeBytes = configuration.lengthSizeBytes();
    ParameterSets parameterSets = configuration.parameterSets();
    Optional<SequenceParameterSet> sequence = parameterSets.firstSequence();
    VideoDescription description =
        baseLayer(found).sized(sequence.map(SequenceParameterSet::dimensions));
    VideoUsability usability =
        sequence.map(SequenceParameterSet::usability).orElse(VideoUsability.ABSENT);
    Optional<Colour> colour = description.colour().or(usability::colour);
    return VideoFormat.builder(
            codecs(description, configuration.profile()),
            description.entry(),
            rangeFinders(configuration))
        .sizePixels(description.widthPixels(), description.heightPixels())
        .supplementalCodecs(DolbyVision.supplementalCodecs(description, colour))
        .sampleAspectRatio(description.sampleAspectRatioOr(usability.sampleAspectRatio()))
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

  private static String codecs(VideoDescription description, ProfileTierLevel profile)
      throws MalformedMediaException {
    String type = description.entry().type();
    return DOLBY_VISION_TYPES.contains(type)
        ? DolbyVision.require(description).codecs(type)
        : type + "." + profile.toCodecs();
  }

  @Override
  public Supplier<ProtectableRangeFinder> rangeFinders(byte[] configuration, String path)
      throws MalformedMediaException {
    return rangeFinders(HevcConfiguration.read(configuration, path));
  }

  private static Supplier<ProtectableRangeFinder> rangeFinders(HevcConfiguration configuration) {
    int lengthSizeBytes = configuration.lengthSizeBytes();
    ParameterSets parameterSets = configuration.parameterSets();
    return () -> new HevcRangeFinder(lengthSizeBytes, parameterSets.copy());
  }
}
