package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.codec.Codecs;
import io.github.fragmill.core.internal.codec.port.AudioCodec;
import io.github.fragmill.core.internal.codec.port.AudioDescription;
import io.github.fragmill.core.internal.codec.port.FirstSample;
import io.github.fragmill.core.internal.codec.port.SampleHeads;
import io.github.fragmill.core.media.TrackFormat;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Reads audio sample entries (ISO/IEC 14496-12, 12.2.3). QuickTime's form (versions 1 and 2, the
 * decoder configuration in a {@code wave} box) becomes ISO's, the only one that CMAF knows.
 */
final class AudioEntryReader extends SampleEntryReader {

  private static final int FIELD_BYTES = 28;
  private static final int QUICKTIME_1_EXTRA_BYTES = 16;
  private static final int QUICKTIME_2_EXTRA_BYTES = 36;

  private final int stsdVersion;

  AudioEntryReader(BoxScanner scanner, int stsdVersion) {
    super(scanner, "soun");
    this.stsdVersion = stsdVersion;
  }

  @Override
  int fieldBytes(BoxLocation entry) throws FragmillException {
    int quickTimeVersion = quickTimeVersion(fields(entry, FIELD_BYTES));
    return FIELD_BYTES
        + switch (quickTimeVersion) {
          case 0 -> 0;
          case 1 -> QUICKTIME_1_EXTRA_BYTES;
          case 2 -> QUICKTIME_2_EXTRA_BYTES;
          default ->
              throw new UnsupportedMediaException(
                  entry.path() + ": QuickTime audio entry of version " + quickTimeVersion);
        };
  }

  @Override
  TrackFormat read(BoxLocation entry, FirstSample firstSample, SampleHeads sampleHeads)
      throws FragmillException {
    AudioCodec codec = Codecs.audio(entry.type()).orElseThrow(() -> ofOtherHandler(entry));
    ByteBuffer fields = fields(entry, FIELD_BYTES);
    int quickTimeVersion = quickTimeVersion(fields);
    int fieldBytes = fieldBytes(entry);
    if (quickTimeVersion == 2) {
      bringToVersion0(fields, fields(entry, fieldBytes));
    }
    List<BoxLocation> children = children(entry, fieldBytes);
    if (quickTimeVersion != 0 || BoxScanner.only(children, "wave").isPresent()) {
      children = configurationOnly(children, codec.configurationBoxType());
      clearQuickTimeFields(fields);
    }
    if (codec.configurationBoxType().isPresent()) {
      BoxScanner.only(children, codec.configurationBoxType().get());
    }
    if (stsdVersion != 0) {
      // Ours is of version 0, in which any version of an entry but 0 is QuickTime's.
      clearQuickTimeFields(fields);
    }
    return codec.read(
        new AudioDescription(
            entry.path(),
            rebuild(entry, fields, children),
            fields.getShort(16) & 0xFFFF,
            fields.getInt(24) >>> 16,
            contents(children),
            firstSample));
  }

  private int quickTimeVersion(ByteBuffer fields) {
    return stsdVersion == 0 ? fields.getShort(8) : 0;
  }

  /** Leaves of QuickTime's boxes what ISO knows: the decoder configuration. */
  private List<BoxLocation> configurationOnly(List<BoxLocation> children, Optional<String> type)
      throws FragmillException {
    Optional<BoxLocation> wave = BoxScanner.only(children, "wave");
    List<BoxLocation> from = wave.isPresent() ? scanner.children(wave.get()) : children;
    return from.stream().filter(box -> type.filter(box.type()::equals).isPresent()).toList();
  }

  /** Version 2 has fixed values in the legacy fields, and the true ones in fields of its own. */
  private static void bringToVersion0(ByteBuffer fields, ByteBuffer version2) {
    double rate = version2.getDouble(32);
    int channels = version2.getInt(40);
    fields.putShort(16, (short) (channels > 0 && channels <= 0xFFFF ? channels : 0));
    fields.putShort(18, (short) 16);
    // The field has 16 bits before the point; above, codecs know the rate themselves.
    fields.putInt(24, rate >= 1 && rate <= 0xFFFF ? (int) rate << 16 : 0);
  }

  private static void clearQuickTimeFields(ByteBuffer fields) {
    fields.putLong(8, 0); // version, revision, vendor
    fields.putInt(20, 0); // compression id, packet size
  }
}
