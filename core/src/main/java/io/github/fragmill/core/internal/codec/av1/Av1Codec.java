package io.github.fragmill.core.internal.codec.av1;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.captions.CaptionFinder;
import io.github.fragmill.core.internal.codec.dolby.DolbyVision;
import io.github.fragmill.core.internal.codec.port.VideoCodec;
import io.github.fragmill.core.internal.codec.port.VideoDescription;
import io.github.fragmill.core.media.Colour;
import io.github.fragmill.core.media.ProtectableRangeFinder;
import io.github.fragmill.core.media.VideoFormat;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * AV1 in MP4 (AV1 Codec ISO Media File Format Binding 1.3.0), alone or as the base layer of Dolby
 * Vision. Stateless.
 */
public final class Av1Codec implements VideoCodec {

  private static final String CONFIGURATION_BOX = "av1C";

  /** A sample entry's width and height have 16 bits. */
  private static final int MAX_SIZE_PIXELS = 0xFFFF;

  /** Dolby Vision that is of no use to other decoders. */
  private static final String DOLBY_VISION_TYPE = "dav1";

  private static final int METADATA_ITUT_T35 = 4;

  @Override
  public Set<String> sampleEntryTypes() {
    return Set.of("av01", DOLBY_VISION_TYPE);
  }

  @Override
  public String configurationBoxType() {
    return CONFIGURATION_BOX;
  }

  @Override
  public VideoFormat read(VideoDescription found) throws FragmillException {
    Av1Configuration configuration =
        Av1Configuration.read(found.required(CONFIGURATION_BOX), found.pathOf(CONFIGURATION_BOX));
    VideoDescription description = found.sized(configuration.sequence().map(Av1Codec::dimensions));
    Optional<Colour> colour = configuration.colour(description.colour());
    return VideoFormat.builder(
            codecs(description, configuration), description.entry(), rangeFinders(configuration))
        .sizePixels(description.widthPixels(), description.heightPixels())
        .supplementalCodecs(DolbyVision.supplementalCodecs(description, colour))
        .sampleAspectRatio(description.sampleAspectRatio())
        .colour(colour)
        .captions(CaptionFinder.in(description, Av1Codec::readMessages))
        .build();
  }

  /** Reads metadata_itut_t35() (AV1 specification, 5.8.2), up to the first frame. */
  private static void readMessages(ByteBuffer head, CaptionFinder into)
      throws MalformedMediaException {
    ObuCursor units = new ObuCursor("sample");
    units.reset(head);
    while (units.next()) {
      // metadata_type is of one byte, as long as it is below 128.
      if (units.type() == ObuType.METADATA
          && units.end() > units.start()
          && head.get(units.start()) == METADATA_ITUT_T35) {
        into.add(head.slice(units.start() + 1, units.end() - units.start() - 1));
      }
    }
  }

  private static VideoDescription.Dimensions dimensions(SequenceHeader sequence) {
    return new VideoDescription.Dimensions(
        Math.min(MAX_SIZE_PIXELS, sequence.maxFrameWidth()),
        Math.min(MAX_SIZE_PIXELS, sequence.maxFrameHeight()));
  }

  private static String codecs(VideoDescription description, Av1Configuration configuration)
      throws MalformedMediaException {
    String type = description.entry().type();
    return type.equals(DOLBY_VISION_TYPE)
        ? DolbyVision.require(description).codecs(type)
        : configuration.codecs(description.colour());
  }

  @Override
  public Supplier<ProtectableRangeFinder> rangeFinders(byte[] configuration, String path)
      throws MalformedMediaException {
    return rangeFinders(Av1Configuration.read(configuration, path));
  }

  private static Supplier<ProtectableRangeFinder> rangeFinders(Av1Configuration configuration) {
    Optional<SequenceHeader> sequence = configuration.sequence();
    return () -> new Av1RangeFinder(sequence);
  }
}
