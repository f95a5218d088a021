package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.codec.Codecs;
import io.github.fragmill.core.internal.codec.port.FirstSample;
import io.github.fragmill.core.internal.codec.port.JoinedDescriptions;
import io.github.fragmill.core.internal.codec.port.LeadingPictureRule;
import io.github.fragmill.core.internal.codec.port.SampleHeads;
import io.github.fragmill.core.internal.codec.port.VideoCodec;
import io.github.fragmill.core.internal.codec.port.VideoDescription;
import io.github.fragmill.core.media.Colour;
import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.media.TrackFormat;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads visual sample entries (ISO/IEC 14496-12, 12.1.3). */
final class VideoEntryReader extends SampleEntryReader {

  private static final int FIELD_BYTES = 78;
  private static final int COLOUR_FIELD_BYTES = 10;

  private Optional<String> note = Optional.empty();

  VideoEntryReader(BoxScanner scanner) {
    super(scanner, "vide");
  }

  @Override
  int fieldBytes(BoxLocation entry) {
    return FIELD_BYTES;
  }

  @Override
  TrackFormat read(BoxLocation entry, FirstSample firstSample, SampleHeads sampleHeads)
      throws FragmillException {
    VideoDescription description = description(entry, firstSample, sampleHeads);
    return codec(entry).read(description);
  }

  @Override
  Optional<LeadingPictureRule> leadingPictures(BoxLocation entry) throws FragmillException {
    VideoCodec codec = codec(entry);
    Optional<BoxLocation> box =
        BoxScanner.only(children(entry, FIELD_BYTES), codec.configurationBoxType());
    return box.isPresent()
        ? codec.leadingPictures(scanner.content(box.get()), box.get().path())
        : Optional.empty();
  }

  @Override
  Optional<String> note() {
    return note;
  }

  @Override
  Optional<JoinedFormat> join(
      List<BoxLocation> entries, List<FirstSample> firstSamples, SampleHeads sampleHeads)
      throws FragmillException {
    if (entries.stream().map(BoxLocation::type).distinct().count() > 1) {
      return Optional.empty();
    }
    List<VideoDescription> parts = new ArrayList<>();
    for (int part = 0; part < entries.size(); part++) {
      parts.add(description(entries.get(part), firstSamples.get(part), sampleHeads));
    }
    VideoCodec codec = codec(entries.get(0));
    Optional<JoinedDescriptions> joined = codec.join(parts);
    return joined.isPresent()
        ? Optional.of(
            new JoinedFormat(codec.read(joined.get().description()), joined.get().insertions()))
        : Optional.empty();
  }

  private VideoCodec codec(BoxLocation entry) throws UnsupportedMediaException {
    return Codecs.video(entry.type()).orElseThrow(() -> ofOtherHandler(entry));
  }

  private VideoDescription description(
      BoxLocation entry, FirstSample firstSample, SampleHeads sampleHeads)
      throws FragmillException {
    VideoCodec codec = codec(entry);
    ByteBuffer fields = fields(entry, FIELD_BYTES);
    int width = fields.getShort(24) & 0xFFFF;
    int height = fields.getShort(26) & 0xFFFF;
    List<BoxLocation> children = children(entry, FIELD_BYTES);
    BoxScanner.only(children, codec.configurationBoxType());
    Map<String, byte[]> boxes = contents(children);
    VideoDescription found =
        new VideoDescription(
            entry.path(),
            rebuild(entry, fields, children),
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
}
