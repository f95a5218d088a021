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
import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.media.ScanType;
import io.github.fragmill.core.media.VideoFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** H.264 in MP4 (ISO/IEC 14496-15, 5; codecs parameter: RFC 6381, 3.3). Stateless. */
public final class AvcCodec implements VideoCodec {

  static final String CONFIGURATION_BOX = "avcC";

  private static final InbandParameterSets SETS = new InbandParameterSets(new AvcNalSyntax());

  @Override
  public Set<String> sampleEntryTypes() {
    return Set.of("avc1", "avc3");
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

  private static AvcConfiguration configuration(VideoDescription description)
      throws MalformedMediaException {
    String path = description.path() + "/" + CONFIGURATION_BOX;
    byte[] content = description.boxes().get(CONFIGURATION_BOX);
    if (content == null) {
      throw new MalformedMediaException(path, MalformedMediaException.NO_OFFSET, "missing");
    }
    return AvcConfiguration.read(content, path);
  }

  @Override
  public VideoFormat read(VideoDescription found) throws FragmillException {
    AvcConfiguration configuration = configuration(found);
    int lengthSizeBytes = configuration.lengthSizeBytes();
    ParameterSets parameterSets = configuration.parameterSets();
    VideoDescription description = sized(found, parameterSets);
    Optional<SequenceParameterSet> sequence = parameterSets.firstSequence();
    Optional<Colour> colour =
        description.colour().or(() -> sequence.flatMap(SequenceParameterSet::colour));
    return VideoFormat.builder(
            description.entry().type() + "." + configuration.profileAndLevel(),
            description.entry(),
            () -> new AvcRangeFinder(lengthSizeBytes, parameterSets.copy()))
        .sizePixels(description.widthPixels(), description.heightPixels())
        .supplementalCodecs(DolbyVision.supplementalCodecs(description, colour))
        .sampleAspectRatio(sampleAspectRatio(description, parameterSets))
        .colour(colour)
        .scanType(scanType(sequence))
        .captions(
            CaptionFinder.inNalUnits(
                description,
                lengthSizeBytes,
                AvcRangeFinder.NAL_HEADER_BYTES,
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

  private static VideoDescription sized(VideoDescription description, ParameterSets parameterSets)
      throws MalformedMediaException {
    if (description.hasPictureSize()) {
      return description;
    }
    SequenceParameterSet set =
        parameterSets.firstSequence().orElseThrow(description::withoutPictureSize);
    return description.withPictureSize(set.widthPixels(), set.heightPixels());
  }

  /** The file's word goes before the bitstream's, but 1:1 may mean that the file says nothing. */
  private static Ratio sampleAspectRatio(
      VideoDescription description, ParameterSets parameterSets) {
    if (!description.sampleAspectRatio().equals(Ratio.ONE)) {
      return description.sampleAspectRatio();
    }
    return parameterSets
        .firstSequence()
        .flatMap(SequenceParameterSet::sampleAspectRatio)
        .orElse(Ratio.ONE);
  }
}
