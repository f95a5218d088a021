package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.codec.port.FirstSample;
import io.github.fragmill.core.internal.codec.port.LeadingPictureRule;
import io.github.fragmill.core.internal.codec.port.SampleHeads;
import io.github.fragmill.core.internal.codec.port.SampleInsertion;
import io.github.fragmill.core.media.SampleEntry;
import io.github.fragmill.core.media.TrackFormat;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a sample entry (ISO/IEC 14496-12, 8.5.2) to a {@link TrackFormat}.
 *
 * <p>The entry goes to the output as it is, but for two things: it refers to the output's own data
 * reference, and QuickTime's form of an audio entry becomes ISO's ({@link AudioEntryReader}).
 */
abstract class SampleEntryReader {

  private static final int DATA_REFERENCE_INDEX_OFFSET = 6;

  final BoxScanner scanner;
  private final String handler;

  /**
   * @param handler what the track holds, for messages
   */
  SampleEntryReader(BoxScanner scanner, String handler) {
    this.scanner = scanner;
    this.handler = handler;
  }

  /** Returns whether an entry is one of encrypted samples. */
  boolean isEncrypted(BoxLocation entry) {
    return entry.type().equals("encv") || entry.type().equals("enca");
  }

  /** Returns the size of the fields before the boxes of an entry. */
  abstract int fieldBytes(BoxLocation entry) throws FragmillException;

  /** Reads an entry; a failure may lack the file offset. */
  abstract TrackFormat read(BoxLocation entry, FirstSample firstSample, SampleHeads sampleHeads)
      throws FragmillException;

  /**
   * Reads an entry.
   *
   * @param firstSample of the track
   * @param sampleHeads of the track
   * @throws UnsupportedMediaException when the codec is not packaged, or not in this form
   */
  final TrackFormat format(BoxLocation entry, FirstSample firstSample, SampleHeads sampleHeads)
      throws FragmillException {
    try {
      return read(entry, firstSample, sampleHeads);
    } catch (MalformedMediaException e) {
      throw located(entry, e);
    }
  }

  /**
   * Returns the rule for leading pictures; empty where they are always right.
   *
   * @param entry one that {@link #format} has read
   */
  Optional<LeadingPictureRule> leadingPictures(BoxLocation entry) throws FragmillException {
    return Optional.empty();
  }

  /** Returns what is not packaged of the entries that were read, empty for nothing. */
  Optional<String> note() {
    return Optional.empty();
  }

  /**
   * The format of a track whose parts have different entries.
   *
   * @param insertions of each entry, for the sync samples of its parts; empty when there are none
   */
  record JoinedFormat(TrackFormat format, List<SampleInsertion> insertions) {}

  /**
   * Returns one format for the parts of a track that have different entries.
   *
   * @param entries at least two
   * @param firstSamples of each entry
   * @param sampleHeads of the track
   * @return empty when no decoder can change from one to the other
   */
  Optional<JoinedFormat> join(
      List<BoxLocation> entries, List<FirstSample> firstSamples, SampleHeads sampleHeads)
      throws FragmillException {
    return Optional.empty();
  }

  /** Returns the boxes of an entry, also those of its encryption. */
  final List<BoxLocation> boxes(BoxLocation entry) throws FragmillException {
    int fieldBytes = fieldBytes(entry);
    requireFields(entry, fieldBytes);
    return scanner.children(entry, entry.contentOffsetBytes() + fieldBytes);
  }

  /** Returns an entry as it is without encryption, for comparisons. */
  final byte[] clear(BoxLocation entry) throws FragmillException {
    int fieldBytes = fieldBytes(entry);
    return rebuild(entry, fields(entry, fieldBytes), children(entry, fieldBytes)).toBytes();
  }

  /** Returns which data reference of {@code dref} says where the media is, from 1. */
  final int dataReference(BoxLocation entry) throws FragmillException {
    return fields(entry, DATA_REFERENCE_INDEX_OFFSET + Short.BYTES)
            .getShort(DATA_REFERENCE_INDEX_OFFSET)
        & 0xFFFF;
  }

  /** Adds the file offset of the box that a codec named: codecs do not know it. */
  private MalformedMediaException located(BoxLocation entry, MalformedMediaException failure)
      throws FragmillException {
    if (failure.offsetBytes() != MalformedMediaException.NO_OFFSET) {
      return failure;
    }
    if (failure.boxPath().equals(entry.path())) {
      return at(entry, failure);
    }
    for (BoxLocation box : boxes(entry)) {
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

  final UnsupportedMediaException ofOtherHandler(BoxLocation entry) {
    return new UnsupportedMediaException(
        entry.path() + ": this codec does not belong to a track of type " + handler);
  }

  final ByteBuffer fields(BoxLocation entry, int fieldBytes) throws FragmillException {
    requireFields(entry, fieldBytes);
    byte[] content = scanner.content(entry);
    return ByteBuffer.wrap(Arrays.copyOf(content, fieldBytes));
  }

  /** Returns the boxes of an entry but those of its encryption. */
  final List<BoxLocation> children(BoxLocation entry, int fieldBytes) throws FragmillException {
    requireFields(entry, fieldBytes);
    return scanner.children(entry, entry.contentOffsetBytes() + fieldBytes).stream()
        .filter(box -> !box.type().equals("sinf"))
        .toList();
  }

  private static void requireFields(BoxLocation entry, int fieldBytes)
      throws MalformedMediaException {
    if (entry.contentBytes() < fieldBytes) {
      throw entry.malformed(
          "expected at least " + fieldBytes + " bytes, found " + entry.contentBytes());
    }
  }

  /** Returns the content of the first box of each type. */
  final Map<String, byte[]> contents(List<BoxLocation> boxes) throws FragmillException {
    Map<String, byte[]> contents = new HashMap<>();
    for (BoxLocation box : boxes) {
      if (!contents.containsKey(box.type())) {
        contents.put(box.type(), scanner.content(box));
      }
    }
    return contents;
  }

  /** Returns an entry of these fields and boxes that refers to the output's own data reference. */
  final SampleEntry rebuild(BoxLocation entry, ByteBuffer fields, List<BoxLocation> children)
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
