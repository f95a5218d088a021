package io.github.fragmill.core.internal.codec.avc;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
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

/** H.264 in MP4 (ISO/IEC 14496-15, 5; codecs parameter: RFC 6381, 3.3). Stateless. */
public final class AvcCodec implements VideoCodec {

  private static final InbandParameterSets SETS = new InbandParameterSets(new AvcNalSyntax());

  @Override
  public Set<String> sampleEntryTypes() {
    return Set.of("avc1", "avc3");
  }

  @Override
  public String configurationBoxType() {
    return AvcConfiguration.BOX_TYPE;
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

  private static AvcConfiguration configuration(VideoDescription description)
      throws MalformedMediaException {
    return AvcConfiguration.read(
        description.required(AvcConfiguration.BOX_TYPE),
        description.pathOf(AvcConfiguration.BOX_TYPE));
  }

  @Override
  public VideoFormat read(VideoDescription found) throws FragmillException {
    AvcConfiguration configuration = configuration(found);
    int lengthSizeBytes = configuration.lengthSizeBytes();
    ParameterSets parameterSets = configuration.parameterSets();
    Optional<SequenceParameterSet> sequence = parameterSets.firstSequence();
    VideoDescription description = found.sized(sequence.map(SequenceParameterSet::dimensions));
    Optional<Colour> colour =
        description.colour().or(() -> sequence.flatMap(SequenceParameterSet::colour));
    return VideoFormat.builder(
            description.entry().type() + "." + configuration.profileAndLevel(),
            description.entry(),
            rangeFinders(configuration))
        .sizePixels(description.widthPixels(), description.heightPixels())
        .supplementalCodecs(DolbyVision.supplementalCodecs(description, colour))
        .sampleAspectRatio(
            description.sampleAspectRatioOr(
                sequence.flatMap(SequenceParameterSet::sampleAspectRatio)))
        .colour(colour)
        .scanType(scanType(sequence))
        .captions(
            CaptionFinder.inNalUnits(
                description,
                lengthSizeBytes,
                NalUnitType.HEADER_BYTES,
                header -> NalUnitType.of(header) == NalUnitType.SUPPLEMENTAL_INFORMATION))
        .build();
  }

  /** Which pictures are made of fields each slice says for itself; the set says whether any may. */
  private static ScanType scanType(Optional<SequenceParameterSet> sequence) {
    return sequence.map(SequenceParameterSet::frameMbsOnly).orElse(true)
        ? ScanType.PROGRESSIVE
        : ScanType.INTERLACED;
  }

  @Override
  public Optional<LeadingPictureRule> leadingPictures(byte[] configuration, String path)
      throws MalformedMediaException {
    int lengthSizeBytes = AvcConfiguration.read(configuration, path).lengthSizeBytes();
    return Optional.of(new AvcLeadingPictures(lengthSizeBytes));
  }

  @Override
  public Supplier<ProtectableRangeFinder> rangeFinders(byte[] configuration, String path)
      throws MalformedMediaException {
    return rangeFinders(AvcConfiguration.read(configuration, path));
  }

  private static Supplier<ProtectableRangeFinder> rangeFinders(AvcConfiguration configuration) {
    int lengthSizeBytes = configuration.lengthSizeBytes();
    ParameterSets parameterSets = configuration.parameterSets();
    return () -> new AvcRangeFinder(lengthSizeBytes, parameterSets.copy());
  }
}
