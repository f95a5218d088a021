package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.protect.EncryptionParameters;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The sample groups of type {@code seig} of a track or a fragment (ISO/IEC 14496-12, 8.9; ISO/IEC
 * 23001-7:2023, 6): samples that are encrypted otherwise than their sample entry says.
 *
 * <pre>
 * sgpd    the groups
 * sbgp    which samples belong to which
 * </pre>
 */
final class SampleGroups {

  private static final String TYPE = "seig";
  private static final int TYPE_CODE = 0x73656967;

  /** A group of the fragment itself; smaller numbers are groups of the movie. */
  private static final int FIRST_OF_FRAGMENT = 0x1_0001;

  private final List<Optional<EncryptionParameters>> groups;
  private final long defaultGroup;

  private SampleGroups(List<Optional<EncryptionParameters>> groups, long defaultGroup) {
    this.groups = groups;
    this.defaultGroup = defaultGroup;
  }

  /** Reads the groups that are described among the boxes of {@code stbl} or {@code traf}. */
  static SampleGroups read(BoxScanner scanner, List<BoxLocation> boxes, String scheme)
      throws FragmillException {
    List<Optional<EncryptionParameters>> groups = new ArrayList<>();
    long defaultGroup = 0;
    for (BoxLocation box : boxes) {
      if (isOfType(scanner, box, "csgp")) {
        throw new UnsupportedMediaException(
            box.path() + ": compact sample groups of type " + TYPE + " are not read");
      }
      if (!isOfType(scanner, box, "sgpd")) {
        continue;
      }
      if (!groups.isEmpty()) {
        throw box.malformed("expected one sgpd box of type " + TYPE + ", found a second");
      }
      ByteBuffer fields = ByteBuffer.wrap(scanner.content(box));
      int version = fields.getInt() >>> 24;
      fields.getInt();
      long entryBytes = version >= 1 ? unsigned(fields, box) : 0;
      defaultGroup = version >= 2 ? unsigned(fields, box) : 0;
      readEntries(fields, box, scheme, version >= 1, entryBytes, groups);
    }
    return new SampleGroups(groups, defaultGroup);
  }

  private static void readEntries(
      ByteBuffer fields,
      BoxLocation box,
      String scheme,
      boolean haveSizes,
      long commonBytes,
      List<Optional<EncryptionParameters>> into)
      throws FragmillException {
    EncryptionFields reader = new EncryptionFields(box, scheme);
    long count = unsigned(fields, box);
    for (long entry = 0; entry < count; entry++) {
      if (!haveSizes) {
        into.add(reader.read(fields, /* hasPattern= */ true));
        continue;
      }
      long bytes = commonBytes == 0 ? unsigned(fields, box) : commonBytes;
      if (bytes > fields.remaining()) {
        throw box.malformed(
            "an entry of " + bytes + " bytes where " + fields.remaining() + " are left");
      }
      into.add(reader.read(fields.slice().limit((int) bytes), /* hasPattern= */ true));
      fields.position(fields.position() + (int) bytes);
    }
  }

  private static long unsigned(ByteBuffer fields, BoxLocation box) throws FragmillException {
    if (fields.remaining() < Integer.BYTES) {
      throw box.malformed("expected 4 more bytes, found " + fields.remaining());
    }
    return Integer.toUnsignedLong(fields.getInt());
  }

  private static boolean isOfType(BoxScanner scanner, BoxLocation box, String boxType)
      throws FragmillException {
    if (!box.type().equals(boxType)) {
      return false;
    }
    byte[] content = scanner.content(box);
    if (content.length < 8) {
      throw box.malformed("expected a grouping type, found " + content.length + " bytes");
    }
    return ByteBuffer.wrap(content).getInt(4) == TYPE_CODE;
  }

  /**
   * Tells for one sample after the other how it is encrypted.
   *
   * @param movie the groups of the movie, when these are of a fragment
   * @param otherwise what holds for samples of no group
   */
  Assignment assignment(
      SourceBytes source,
      BoxScanner scanner,
      List<BoxLocation> boxes,
      Optional<SampleGroups> movie,
      Optional<EncryptionParameters> otherwise)
      throws FragmillException {
    Optional<TableCursor> table = Optional.empty();
    for (BoxLocation box : boxes) {
      if (isOfType(scanner, box, "sbgp")) {
        if (table.isPresent()) {
          throw box.malformed("expected one sbgp box of type " + TYPE + ", found a second");
        }
        boolean hasParameter = TableCursor.fields(source, box, 1).get(0) == 1;
        int fieldBytes = hasParameter ? 16 : 12;
        ByteBuffer fields = TableCursor.fields(source, box, fieldBytes);
        long entries = Integer.toUnsignedLong(fields.getInt(fieldBytes - Integer.BYTES));
        table = Optional.of(TableCursor.open(source, box, fieldBytes, 2 * Integer.BYTES, entries));
      }
    }
    return new Assignment(table, movie, otherwise);
  }

  /** Walks over samples and their groups. */
  final class Assignment {

    private final Optional<TableCursor> table;
    private final Optional<SampleGroups> movie;
    private final Optional<EncryptionParameters> otherwise;
    private long remainingInRun;
    private Optional<EncryptionParameters> current;

    private Assignment(
        Optional<TableCursor> table,
        Optional<SampleGroups> movie,
        Optional<EncryptionParameters> otherwise)
        throws FragmillException {
      this.table = table;
      this.movie = movie;
      this.otherwise = otherwise;
      this.current = otherwise;
    }

    /** Returns how the next sample is encrypted, or empty when it is clear. */
    Optional<EncryptionParameters> next() throws FragmillException {
      while (remainingInRun == 0 && table.isPresent() && table.get().hasNext()) {
        ByteBuffer entry = table.get().next();
        remainingInRun = Integer.toUnsignedLong(entry.getInt());
        current = group(Integer.toUnsignedLong(entry.getInt()), table.get().box());
      }
      if (remainingInRun > 0) {
        remainingInRun--;
        return current;
      }
      return defaultGroup == 0 ? otherwise : own(defaultGroup);
    }

    /** Checks that no sample is left over: nobody could tell what samples the runs are about. */
    void requireEnd() throws FragmillException {
      while (remainingInRun == 0 && table.isPresent() && table.get().hasNext()) {
        ByteBuffer entry = table.get().next();
        remainingInRun = Integer.toUnsignedLong(entry.getInt());
        entry.getInt();
      }
      if (remainingInRun > 0) {
        throw table.orElseThrow().box().malformed("it tells of more samples than there are");
      }
    }

    private Optional<EncryptionParameters> group(long number, BoxLocation box)
        throws FragmillException {
      if (number == 0) {
        return otherwise;
      }
      if (movie.isEmpty()) {
        return find(groups, number - 1, number, box);
      }
      return number >= FIRST_OF_FRAGMENT
          ? find(groups, number - FIRST_OF_FRAGMENT, number, box)
          : find(movie.get().groups, number - 1, number, box);
    }

    private Optional<EncryptionParameters> own(long number) {
      return number <= groups.size() ? groups.get((int) number - 1) : otherwise;
    }

    private static Optional<EncryptionParameters> find(
        List<Optional<EncryptionParameters>> among, long index, long number, BoxLocation box)
        throws FragmillException {
      if (index >= among.size()) {
        throw box.malformed("samples of group " + number + ", which is not described");
      }
      return among.get((int) index);
    }
  }
}
