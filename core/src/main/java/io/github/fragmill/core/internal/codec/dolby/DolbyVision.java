package io.github.fragmill.core.internal.codec.dolby;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.port.VideoDescription;
import io.github.fragmill.core.media.Colour;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The DOVIDecoderConfigurationRecord (Dolby Vision Streams Within the ISO Base Media File Format,
 * 2.2) and the strings that follow from it.
 *
 * @param profile 0 to 127
 * @param level 0 to 63
 * @param compatibility dv_bl_signal_compatibility_id: what the base layer is to a decoder that does
 *     not know Dolby Vision, 0 for nothing of use
 */
public record DolbyVision(int profile, int level, int compatibility) {

  /** Of profiles up to 7, up to 10, and above. */
  private static final List<String> CONFIGURATION_BOXES = List.of("dvcC", "dvvC", "dvwC");

  /** The type of Dolby Vision for that of an entry of its base layer. */
  private static final Map<String, String> TYPES =
      Map.of("hvc1", "dvh1", "hev1", "dvhe", "avc1", "dva1", "avc3", "dvav", "av01", "dav1");

  /** Profiles of one layer, whose base layer is the whole video. */
  private static final Set<Integer> CROSS_COMPATIBLE_PROFILES = Set.of(8, 9, 10);

  private static final int HDR10 = 1;
  private static final int SDR = 2;
  private static final int HLG = 4;

  /** The curve of BT.2020 for SDR; HLG may pass for it where decoders do not know HLG. */
  private static final int TRANSFER_BT2020 = 14;

  /**
   * Reads the configuration of a sample entry, or empty when it has none.
   *
   * @throws MalformedMediaException when it is too short
   */
  public static Optional<DolbyVision> of(VideoDescription description)
      throws MalformedMediaException {
    for (String type : CONFIGURATION_BOXES) {
      byte[] content = description.boxes().get(type);
      if (content != null) {
        return Optional.of(read(content, description.pathOf(type)));
      }
    }
    return Optional.empty();
  }

  /**
   * Reads the configuration of a sample entry whose type says that there is one.
   *
   * @throws MalformedMediaException when it is missing or too short
   */
  public static DolbyVision require(VideoDescription description) throws MalformedMediaException {
    return of(description)
        .orElseThrow(
            () ->
                new MalformedMediaException(
                    description.path(),
                    MalformedMediaException.NO_OFFSET,
                    "expected one of " + CONFIGURATION_BOXES));
  }

  /**
   * Returns what a manifest adds to the codecs of an entry that other decoders can read too, for
   * example {@code dvh1.08.07/db4h}: the codec and, after the slash, the brand of the compatible
   * form that it is. Empty without Dolby Vision, and where the form has no brand.
   *
   * @param colour of the base layer
   */
  public static Optional<String> supplementalCodecs(
      VideoDescription description, Optional<Colour> colour) throws MalformedMediaException {
    Optional<String> type = Optional.ofNullable(TYPES.get(description.entry().type()));
    Optional<DolbyVision> dolbyVision = of(description);
    return type.flatMap(
        it ->
            dolbyVision.flatMap(
                vision -> vision.brand(colour).map(brand -> vision.codecs(it) + "/" + brand)));
  }

  /** Returns the codecs parameter, for example {@code dvh1.05.06}. */
  public String codecs(String sampleEntryType) {
    return String.format(Locale.ROOT, "%s.%02d.%02d", sampleEntryType, profile, level);
  }

  /** Returns the brand of a form that other decoders can read. */
  private Optional<String> brand(Optional<Colour> colour) {
    if (!CROSS_COMPATIBLE_PROFILES.contains(profile)) {
      return Optional.empty();
    }
    return switch (compatibility) {
      case HDR10 -> Optional.of("db1p");
      case SDR -> Optional.of("db2g");
      case HLG -> {
        boolean passesForSdr = colour.filter(it -> it.transfer() == TRANSFER_BT2020).isPresent();
        yield Optional.of(passesForSdr ? "db4g" : "db4h");
      }
      default -> Optional.empty();
    };
  }

  private static DolbyVision read(byte[] content, String path) throws MalformedMediaException {
    BitReader reader = BitReader.ofBytes(content, path);
    reader.skipBits(8 + 8); // dv_version_major, dv_version_minor
    int profile = reader.bits(7);
    int level = reader.bits(6);
    reader.skipBits(3); // which parts the track holds
    return new DolbyVision(profile, level, reader.bits(4));
  }
}
