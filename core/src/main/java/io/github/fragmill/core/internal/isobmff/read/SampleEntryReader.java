package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.codec.Codecs;
import io.github.fragmill.core.internal.codec.port.AudioCodec;
import io.github.fragmill.core.internal.codec.port.AudioDescription;
import io.github.fragmill.core.internal.codec.port.FirstSample;
import io.github.fragmill.core.internal.codec.port.JoinedDescriptions;
import io.github.fragmill.core.internal.codec.port.LeadingPictureRule;
import io.github.fragmill.core.internal.codec.port.SampleHeads;
import io.github.fragmill.core.internal.codec.port.TextCodec;
import io.github.fragmill.core.internal.codec.port.TextDescription;
import io.github.fragmill.core.internal.codec.port.VideoCodec;
import io.github.fragmill.core.internal.codec.port.VideoDescription;
import io.github.fragmill.core.media.Colour;
import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.media.SampleEntry;
import io.github.fragmill.core.media.TrackFormat;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a sample entry (ISO/IEC 14496-12, 8.5.2 and 12.1.3, 12.2.3) to a {@link TrackFormat}.
 *
 * <p>The entry goes to the output as it is, but for two things: it refers to the output's own data
 * reference, and a QuickTime sound description (versions 1 and 2, the decoder configuration hidden
 * in a {@code wave} box) becomes an ISO one, which is the only form CMAF knows.
 */
final class SampleEntryReader {

  private static final int STSD_FIELD_BYTES = 8;
  private static final int DATA_REFERENCE_INDEX_OFFSET = 6;
  private static final int TEXT_FIELD_BYTES = 8;
  private static final int VISUAL_FIELD_BYTES = 78;
  private static final int COLOUR_FIELD_BYTES = 10;
  private static final int AUDIO_FIELD_BYTES = 28;
  private static final int QUICKTIME_1_EXTRA_BYTES = 16;
  private static final int QUICKTIME_2_EXTRA_BYTES = 36;

  private final BoxScanner scanner;
  private final String handler;
  private int stsdVersion;
  private Optional<String> note = Optional.empty();

  SampleEntryReader(BoxScanner scanner, String handler) {
    this.scanner = scanner;
    this.handler = handler;
  }

  /** Returns the entries of a sample description box. */
  List<BoxLocation> entries(BoxLocation stsd) throws FragmillException {
    if (stsd.contentBytes() < STSD_FIELD_BYTES) {
      throw stsd.malformed(
          "expected at least " + STSD_FIELD_BYTES + " bytes, found " + stsd.contentBytes());
    }
    stsdVersion = scanner.content(stsd)[0];
    return scanner.children(stsd, stsd.contentOffsetBytes() + STSD_FIELD_BYTES);
  }

  /** Returns the boxes of an entry, also those of its encryption. */
  List<BoxLocation> boxes(BoxLocation entry) throws FragmillException {
    int fieldBytes = handler.equals("vide") ? VISUAL_FIELD_BYTES : audioFieldBytes(entry);
    requireFields(entry, fieldBytes);
    return scanner.children(entry, entry.contentOffsetBytes() + fieldBytes);
  }

  /** Returns an entry as it is without encryption, to be compared with others. */
  byte[] clear(BoxLocation entry) throws FragmillException {
    int fieldBytes = handler.equals("vide") ? VISUAL_FIELD_BYTES : audioFieldBytes(entry);
    return rebuild(entry, fields(entry, fieldBytes), children(entry, fieldBytes)).toBytes();
  }

  /** Returns what two entries have in common if they say the same, encrypted or not. */
  ByteBuffer identity(BoxLocation entry) throws FragmillException {
    if (handler.equals("vide") || handler.equals("soun")) {
      return ByteBuffer.wrap(clear(entry));
    }
    requireFields(entry, TEXT_FIELD_BYTES);
    byte[] content = scanner.content(entry);
    ByteBuffer.wrap(content).putShort(DATA_REFERENCE_INDEX_OFFSET, (short) 1);
    return ByteBuffer.wrap(box(entry.type(), content));
  }

  /** Returns which of the data references of {@code dref} tells where the media is, from 1. */
  int dataReference(BoxLocation entry) throws FragmillException {
    return fields(entry, DATA_REFERENCE_INDEX_OFFSET + Short.BYTES)
            .getShort(DATA_REFERENCE_INDEX_OFFSET)
        & 0xFFFF;
  }

  /**
   * Reads an entry.
   *
   * @param firstSample of the track
   * @param sampleHeads of the track
   * @throws UnsupportedMediaException when the codec is not packaged, or not in this form
   */
  TrackFormat format(BoxLocation entry, FirstSample firstSample, SampleHeads sampleHeads)
      throws FragmillException {
    try {
      return switch (handler) {
        case "vide" -> {
          VideoDescription description = description(entry, firstSample, sampleHeads);
          yield videoCodec(entry).read(description);
        }
        case "soun" -> audio(entry, firstSample);
        default -> text(entry, firstSample);
      };
    } catch (MalformedMediaException e) {
      throw located(entry, e);
    }
  }

  /**
   * Returns what tells whether leading pictures are right; empty where they always are.
   *
   * @param entry one that {@link #format} has read
   */
  Optional<LeadingPictureRule> leadingPictures(BoxLocation entry) throws FragmillException {
    if (!handler.equals("vide")) {
      return Optional.empty();
    }
    VideoCodec codec = Codecs.video(entry.type()).orElseThrow(() -> notHere(entry));
    Optional<BoxLocation> box =
        BoxScanner.only(children(entry, VISUAL_FIELD_BYTES), codec.configurationBoxType());
    return box.isPresent()
        ? codec.leadingPictures(scanner.content(box.get()), box.get().path())
        : Optional.empty();
  }

  /** Codecs know which box it is that contradicts itself, but not where that is. */
  private MalformedMediaException located(BoxLocation entry, MalformedMediaException failure)
      throws FragmillException {
    if (failure.offsetBytes() != MalformedMediaException.NO_OFFSET) {
      return failure;
    }
    if (failure.boxPath().equals(entry.path())) {
      return at(entry, failure);
    }
    boolean hasBoxes = handler.equals("vide") || handler.equals("soun");
    for (BoxLocation box : hasBoxes ? boxes(entry) : List.<BoxLocation>of()) {
      if (failure.boxPath().equals(box.path())) {
        return at(box, failure);
      }
    }
    return failure;
  }

  private static MalformedMediaException at(BoxLocation box, MalformedMediaException failure) {
    MalformedMediaException located =
        new MalformedMediaException(failure.boxPath(), box.offsetBytes(), failure.reason());
    located.setStackTrace(failure.getStackTrace());
    return located;
  }

  private TrackFormat text(BoxLocation location, FirstSample firstSample) throws FragmillException {
    TextCodec codec = Codecs.text(location.type()).orElseThrow(() -> notHere(location));
    requireFields(location, TEXT_FIELD_BYTES);
    byte[] content = scanner.content(location);
    ByteBuffer.wrap(content).putShort(DATA_REFERENCE_INDEX_OFFSET, (short) 1);
    SampleEntry entry = new SampleEntry(box(location.type(), content));
    return codec.read(new TextDescription(location.path(), entry, firstSample));
  }

  /** Returns what is not packaged of the entries that were read, empty for nothing. */
  Optional<String> note() {
    return note;
  }

  /**
   * Returns one description for the parts of a track that have different ones.
   *
   * @param entries at least two
   * @param firstSamples those that each is of
   * @param sampleHeads of the track
   * @return empty when no decoder goes from one to the other
   */
  Optional<JoinedDescriptions> join(
      List<BoxLocation> entries, List<FirstSample> firstSamples, SampleHeads sampleHeads)
      throws FragmillException {
    boolean isOneType = entries.stream().map(BoxLocation::type).distinct().count() == 1;
    if (!handler.equals("vide") || !isOneType) {
      return Optional.empty();
    }
    List<VideoDescription> parts = new ArrayList<>();
    for (int part = 0; part < entries.size(); part++) {
      parts.add(description(entries.get(part), firstSamples.get(part), sampleHeads));
    }
    return videoCodec(entries.get(0)).join(parts);
  }

  /** Reads a description that was made of several. */
  TrackFormat format(BoxLocation entry, JoinedDescriptions joined) throws FragmillException {
    return videoCodec(entry).read(joined.description());
  }

  private VideoCodec videoCodec(BoxLocation entry) throws UnsupportedMediaException {
    return Codecs.video(entry.type()).orElseThrow(() -> notHere(entry));
  }

  private VideoDescription description(
      BoxLocation location, FirstSample firstSample, SampleHeads sampleHeads)
      throws FragmillException {
    VideoCodec codec = videoCodec(location);
    ByteBuffer fields = fields(location, VISUAL_FIELD_BYTES);
    int width = fields.getShort(24) & 0xFFFF;
    int height = fields.getShort(26) & 0xFFFF;
    List<BoxLocation> children = children(location, VISUAL_FIELD_BYTES);
    BoxScanner.only(children, codec.configurationBoxType());
    Map<String, byte[]> boxes = contents(children);
    VideoDescription found =
        new VideoDescription(
            location.path(),
            rebuild(location, fields, children),
            width,
            height,
            aspectRatio(boxes),
            colour(boxes),
            boxes,
            sampleHeads);
    note = note.or(() -> codec.note(found));
    return codec.complete(found, firstSample);
  }

  private static Ratio aspectRatio(Map<String, byte[]> boxes) {
    byte[] pasp = boxes.getOrDefault("pasp", new byte[0]);
    if (pasp.length < 8) {
      return Ratio.ONE;
    }
    long horizontal = Integer.toUnsignedLong(ByteBuffer.wrap(pasp).getInt(0));
    long vertical = Integer.toUnsignedLong(ByteBuffer.wrap(pasp).getInt(4));
    return horizontal == 0 || vertical == 0 ? Ratio.ONE : new Ratio(horizontal, vertical);
  }

  /** Reads {@code colr} (ISO/IEC 14496-12, 12.1.5), or QuickTime's, which has no range flag. */
  private static Optional<Colour> colour(Map<String, byte[]> boxes) {
    ByteBuffer colr = ByteBuffer.wrap(boxes.getOrDefault("colr", new byte[0]));
    if (colr.remaining() < COLOUR_FIELD_BYTES) {
      return Optional.empty();
    }
    String type = new String(colr.array(), 0, 4, StandardCharsets.ISO_8859_1);
    boolean hasRange = type.equals("nclx") && colr.remaining() > COLOUR_FIELD_BYTES;
    if (!hasRange && !type.equals("nclc")) {
      return Optional.empty();
    }
    return Optional.of(
        new Colour(
            colr.getShort(4) & 0xFF,
            colr.getShort(6) & 0xFF,
            colr.getShort(8) & 0xFF,
            hasRange && colr.get(COLOUR_FIELD_BYTES) < 0));
  }

  private TrackFormat audio(BoxLocation location, FirstSample firstSample)
      throws FragmillException {
    AudioCodec codec = Codecs.audio(location.type()).orElseThrow(() -> notHere(location));
    ByteBuffer fields = fields(location, AUDIO_FIELD_BYTES);
    int quickTimeVersion = quickTimeVersion(fields);
    int fieldBytes = audioFieldBytes(location);
    if (quickTimeVersion == 2) {
      bringToVersion0(fields, fields(location, fieldBytes));
    }
    List<BoxLocation> children = children(location, fieldBytes);
    if (quickTimeVersion != 0 || BoxScanner.only(children, "wave").isPresent()) {
      children = configurationOnly(children, codec.configurationBoxTypes());
      clearQuickTimeFields(fields);
    }
    for (String type : codec.configurationBoxTypes()) {
      BoxScanner.only(children, type);
    }
    if (stsdVersion != 0) {
      // Ours is of version 0, in which any version of an entry but 0 is QuickTime's.
      clearQuickTimeFields(fields);
    }
    return codec.read(
        new AudioDescription(
            location.path(),
            rebuild(location, fields, children),
            fields.getShort(16) & 0xFFFF,
            fields.getInt(24) >>> 16,
            contents(children),
            firstSample));
  }

  private int quickTimeVersion(ByteBuffer fields) {
    return stsdVersion == 0 ? fields.getShort(8) : 0;
  }

  private int audioFieldBytes(BoxLocation location) throws FragmillException {
    int quickTimeVersion = quickTimeVersion(fields(location, AUDIO_FIELD_BYTES));
    return AUDIO_FIELD_BYTES
        + switch (quickTimeVersion) {
          case 0 -> 0;
          case 1 -> QUICKTIME_1_EXTRA_BYTES;
          case 2 -> QUICKTIME_2_EXTRA_BYTES;
          default ->
              throw new UnsupportedMediaException(
                  location.path() + ": sound description version " + quickTimeVersion);
        };
  }

  /** Leaves of QuickTime's boxes what ISO knows: the decoder configuration. */
  private List<BoxLocation> configurationOnly(List<BoxLocation> children, Set<String> types)
      throws FragmillException {
    Optional<BoxLocation> wave = BoxScanner.only(children, "wave");
    List<BoxLocation> from = wave.isPresent() ? scanner.children(wave.get()) : children;
    return from.stream().filter(box -> types.contains(box.type())).toList();
  }

  /** Version 2 has fixed values in the old fields, and the true ones in fields of its own. */
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

  private UnsupportedMediaException notHere(BoxLocation location) {
    return new UnsupportedMediaException(
        location.path() + ": this codec does not belong to a track of type " + handler);
  }

  private ByteBuffer fields(BoxLocation location, int fieldBytes) throws FragmillException {
    requireFields(location, fieldBytes);
    byte[] content = scanner.content(location);
    return ByteBuffer.wrap(Arrays.copyOf(content, fieldBytes));
  }

  private List<BoxLocation> children(BoxLocation location, int fieldBytes)
      throws FragmillException {
    requireFields(location, fieldBytes);
    return scanner.children(location, location.contentOffsetBytes() + fieldBytes).stream()
        .filter(box -> !box.type().equals("sinf"))
        .toList();
  }

  private static void requireFields(BoxLocation location, int fieldBytes)
      throws MalformedMediaException {
    if (location.contentBytes() < fieldBytes) {
      throw location.malformed(
          "expected at least " + fieldBytes + " bytes, found " + location.contentBytes());
    }
  }

  private Map<String, byte[]> contents(List<BoxLocation> boxes) throws FragmillException {
    Map<String, byte[]> contents = new HashMap<>();
    for (BoxLocation box : boxes) {
      if (!contents.containsKey(box.type())) {
        contents.put(box.type(), scanner.content(box));
      }
    }
    return contents;
  }

  private SampleEntry rebuild(BoxLocation entry, ByteBuffer fields, List<BoxLocation> children)
      throws FragmillException {
    fields.putShort(DATA_REFERENCE_INDEX_OFFSET, (short) 1);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    byte[] fixed = new byte[fields.limit()];
    fields.get(0, fixed);
    content.writeBytes(fixed);
    for (BoxLocation child : children) {
      content.writeBytes(box(child.type(), scanner.content(child)));
    }
    return new SampleEntry(box(entry.type(), content.toByteArray()));
  }

  private static byte[] box(String type, byte[] content) {
    return ByteBuffer.allocate(8 + content.length)
        .putInt(8 + content.length)
        .put(type.getBytes(StandardCharsets.ISO_8859_1))
        .put(content)
        .array();
  }
}
