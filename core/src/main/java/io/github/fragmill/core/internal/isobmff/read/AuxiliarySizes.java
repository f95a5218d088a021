package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code saiz} and {@code saio}: where the auxiliary information of samples is, and how many
 * bytes of it belong to each (ISO/IEC 14496-12, 8.7.8 and 8.7.9).
 *
 * @param box {@code saiz}
 * @param commonBytes of each sample, or 0 when a table has them
 * @param table one byte for each sample, if there is one
 * @param startBytes where the information begins in the source
 */
record AuxiliarySizes(
    BoxLocation box, int commonBytes, Optional<TableCursor> table, long startBytes) {

  private static final int HAS_TYPE = 1;
  private static final int TYPE_BYTES = 8;

  /**
   * Finds the information about encryption.
   *
   * @param boxes of {@code stbl} or {@code traf}
   * @param baseBytes from where places count
   * @param sampleCount how many samples there are
   * @return empty when there is none
   */
  static Optional<AuxiliarySizes> read(
      SourceBytes source, List<BoxLocation> boxes, String scheme, long baseBytes, long sampleCount)
      throws FragmillException {
    Optional<BoxLocation> saiz = find(source, boxes, "saiz", scheme);
    Optional<BoxLocation> saio = find(source, boxes, "saio", scheme);
    if (saiz.isEmpty() || saio.isEmpty()) {
      return Optional.empty();
    }
    BoxLocation sizes = saiz.get();
    int skipped = 4 + typeBytes(source, sizes);
    ByteBuffer fields = TableCursor.fields(source, sizes, skipped + 5).position(skipped);
    int common = fields.get() & 0xFF;
    long count = Integer.toUnsignedLong(fields.getInt());
    if (count != sampleCount) {
      throw sizes.malformed("expected " + sampleCount + " samples, found " + count);
    }
    Optional<TableCursor> table =
        common == 0
            ? Optional.of(TableCursor.open(source, sizes, skipped + 5, /* entryBytes= */ 1, count))
            : Optional.empty();
    return Optional.of(
        new AuxiliarySizes(sizes, common, table, start(source, saio.get(), baseBytes)));
  }

  /** Returns the size of the next sample's information. */
  int next() throws FragmillException {
    return table.isPresent() ? table.get().next().get() & 0xFF : commonBytes;
  }

  private static long start(SourceBytes source, BoxLocation saio, long baseBytes)
      throws FragmillException {
    int skipped = 4 + typeBytes(source, saio);
    boolean isWide = TableCursor.fields(source, saio, 1).get(0) != 0;
    ByteBuffer count = TableCursor.fields(source, saio, skipped + Integer.BYTES);
    if (count.getInt(skipped) != 1) {
      throw new UnsupportedMediaException(
          saio.path()
              + ": auxiliary information in "
              + Integer.toUnsignedLong(count.getInt(skipped))
              + " places; only one is read");
    }
    int at = skipped + Integer.BYTES;
    ByteBuffer offset = TableCursor.fields(source, saio, at + (isWide ? Long.BYTES : 4));
    long start =
        Math.addExact(
            baseBytes, isWide ? offset.getLong(at) : Integer.toUnsignedLong(offset.getInt(at)));
    if (start < 0 || start > source.sizeBytes()) {
      throw saio.malformed(
          "it points at byte " + start + ", the source ends at " + source.sizeBytes());
    }
    return start;
  }

  private static Optional<BoxLocation> find(
      SourceBytes source, List<BoxLocation> boxes, String boxType, String scheme)
      throws FragmillException {
    Optional<BoxLocation> found = Optional.empty();
    for (BoxLocation box : boxes) {
      if (box.type().equals(boxType) && isAbout(source, box, scheme)) {
        if (found.isPresent()) {
          throw box.malformed("expected one " + boxType + " box of the encryption, found a second");
        }
        found = Optional.of(box);
      }
    }
    return found;
  }

  /** Without a type it is about the encryption of the track. */
  private static boolean isAbout(SourceBytes source, BoxLocation box, String scheme)
      throws FragmillException {
    if (typeBytes(source, box) == 0) {
      return true;
    }
    byte[] fields = TableCursor.fields(source, box, 4 + TYPE_BYTES).array();
    return new String(fields, 4, 4, StandardCharsets.ISO_8859_1).equals(scheme);
  }

  private static int typeBytes(SourceBytes source, BoxLocation box) throws FragmillException {
    return (TableCursor.fields(source, box, 4).getInt(0) & HAS_TYPE) != 0 ? TYPE_BYTES : 0;
  }
}
