package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Tells for one sample after the other what the groups of one type say of it (ISO/IEC 14496-12,
 * 8.9).
 *
 * <pre>
 * stbl | traf
 *   sgpd    the groups
 *   sbgp    which samples belong to which
 * </pre>
 */
final class GroupedSamples {

  /** A group of the fragment itself; smaller numbers are groups of the movie. */
  private static final int FIRST_OF_FRAGMENT = 0x1_0001;

  /** What is said of a sample that belongs to no group. */
  static final int NOTHING = Integer.MIN_VALUE;

  private final int[] groups;
  private final long defaultGroup;
  private final int[] ofMovie;
  private final boolean isFragment;
  private final Optional<TableCursor> table;
  private long remainingInRun;
  private int current = NOTHING;

  private GroupedSamples(
      Descriptions own, Optional<Descriptions> movie, Optional<TableCursor> table) {
    this.groups = own.values();
    this.defaultGroup = own.defaultGroup();
    this.ofMovie = movie.map(Descriptions::values).orElse(own.values());
    this.isFragment = movie.isPresent();
    this.table = table;
  }

  /**
   * What the groups of one type say.
   *
   * @param values the first field of each, a number
   * @param defaultGroup of samples that no run tells of, from 1; 0 for none
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves this package
  record Descriptions(int[] values, long defaultGroup) {

    static final Descriptions NONE = new Descriptions(new int[0], 0);
  }

  /**
   * Reads what the groups of a type say among the boxes of {@code stbl} or {@code traf}.
   *
   * @param valueBytes the size of an entry's first field, and of the entry where the box does not
   *     tell it: 1 for a number without sign, 2 for one with a sign
   */
  static Descriptions describe(
      SourceBytes source, BoxScanner scanner, List<BoxLocation> boxes, String type, int valueBytes)
      throws FragmillException {
    Optional<BoxLocation> box = only(source, boxes, "sgpd", type);
    if (box.isEmpty()) {
      return Descriptions.NONE;
    }
    ByteBuffer fields = ByteBuffer.wrap(scanner.content(box.get()));
    int version = fields.getInt() >>> 24;
    fields.getInt();
    long commonBytes = version >= 1 ? unsigned(fields, box.get()) : valueBytes;
    long defaultGroup = version >= 2 ? unsigned(fields, box.get()) : 0;
    long count = unsigned(fields, box.get());
    if (count > fields.remaining() / valueBytes) {
      throw box.get().malformed(count + " entries where " + fields.remaining() + " bytes are left");
    }
    int[] values = new int[(int) count];
    for (int entry = 0; entry < count; entry++) {
      long bytes = commonBytes == 0 ? unsigned(fields, box.get()) : commonBytes;
      if (bytes < valueBytes || bytes > fields.remaining()) {
        throw box.get()
            .malformed(
                "expected an entry of "
                    + valueBytes
                    + " or more bytes, found one of "
                    + bytes
                    + " where "
                    + fields.remaining()
                    + " are left");
      }
      values[entry] =
          valueBytes == 1
              ? Byte.toUnsignedInt(fields.get(fields.position()))
              : fields.getShort(fields.position());
      fields.position(fields.position() + (int) bytes);
    }
    return new Descriptions(values, defaultGroup);
  }

  private static long unsigned(ByteBuffer fields, BoxLocation box) throws FragmillException {
    if (fields.remaining() < Integer.BYTES) {
      throw box.malformed("expected 4 more bytes, found " + fields.remaining());
    }
    return Integer.toUnsignedLong(fields.getInt());
  }

  /**
   * Opens the groups of a type; empty when no sample can be in one.
   *
   * @param movie what the movie says of the type, when the boxes are of a fragment
   */
  static Optional<GroupedSamples> open(
      SourceBytes source,
      List<BoxLocation> boxes,
      String type,
      Descriptions own,
      Optional<Descriptions> movie)
      throws FragmillException {
    Optional<BoxLocation> sbgp = only(source, boxes, "sbgp", type);
    if (sbgp.isEmpty()) {
      return own.defaultGroup() == 0
          ? Optional.empty()
          : Optional.of(new GroupedSamples(own, movie, Optional.empty()));
    }
    boolean hasParameter = TableCursor.fields(source, sbgp.get(), 1).get(0) == 1;
    int fieldBytes = hasParameter ? 16 : 12;
    ByteBuffer fields = TableCursor.fields(source, sbgp.get(), fieldBytes);
    long entries = Integer.toUnsignedLong(fields.getInt(fieldBytes - Integer.BYTES));
    TableCursor table =
        TableCursor.open(source, sbgp.get(), fieldBytes, 2 * Integer.BYTES, entries);
    return Optional.of(new GroupedSamples(own, movie, Optional.of(table)));
  }

  private static Optional<BoxLocation> only(
      SourceBytes source, List<BoxLocation> boxes, String boxType, String type)
      throws FragmillException {
    Optional<BoxLocation> found = Optional.empty();
    for (BoxLocation box : boxes) {
      if (!box.type().equals(boxType) || !isOfType(source, box, type)) {
        continue;
      }
      if (found.isPresent()) {
        throw box.malformed(
            "expected one " + boxType + " box of type " + type + ", found a second");
      }
      found = Optional.of(box);
    }
    return found;
  }

  private static boolean isOfType(SourceBytes source, BoxLocation box, String type)
      throws FragmillException {
    byte[] fields = TableCursor.fields(source, box, 8).array();
    return new String(fields, 4, 4, StandardCharsets.ISO_8859_1).equals(type);
  }

  /** Returns what is said of the next sample, or {@link #NOTHING}. */
  int next() throws FragmillException {
    while (remainingInRun == 0 && table.isPresent() && table.get().hasNext()) {
      ByteBuffer entry = table.get().next();
      remainingInRun = Integer.toUnsignedLong(entry.getInt());
      current = group(Integer.toUnsignedLong(entry.getInt()), table.get().box());
    }
    if (remainingInRun > 0) {
      remainingInRun--;
      return current;
    }
    return defaultGroup >= 1 && defaultGroup <= groups.length
        ? groups[(int) defaultGroup - 1]
        : NOTHING;
  }

  private int group(long number, BoxLocation box) throws FragmillException {
    if (number == 0) {
      return NOTHING;
    }
    boolean isOwn = isFragment && number >= FIRST_OF_FRAGMENT;
    int[] among = isOwn ? groups : ofMovie;
    long index = number - (isOwn ? FIRST_OF_FRAGMENT : 1);
    if (index >= among.length) {
      throw box.malformed("samples of group " + number + ", which is not described");
    }
    return among[(int) index];
  }
}
