package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Walks over samples and returns what their groups of one type say (ISO/IEC 14496-12, 8.9).
 *
 * <pre>
 * stbl | traf
 *   sgpd    the groups
 *   sbgp    {@link GroupRuns}: which samples belong to which
 * </pre>
 */
final class GroupedSamples {

  /** What is said of a sample that belongs to no group. */
  static final int NOTHING = Integer.MIN_VALUE;

  private final Descriptions own;
  private final Descriptions movie;
  private final GroupRuns runs;

  private GroupedSamples(Descriptions own, Descriptions movie, GroupRuns runs) {
    this.own = own;
    this.movie = movie;
    this.runs = runs;
  }

  /**
   * What the groups of one type say.
   *
   * @param values the first field of each, a number
   * @param defaultGroup of samples after the last run, from 1; 0 for none
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves this package
  record Descriptions(int[] values, long defaultGroup) {

    static final Descriptions NONE = new Descriptions(new int[0], 0);

    private int ofDefaultGroup() {
      return defaultGroup >= 1 && defaultGroup <= values.length
          ? values[(int) defaultGroup - 1]
          : NOTHING;
    }
  }

  /**
   * Reads what the groups of a type say among the boxes of {@code stbl} or {@code traf}.
   *
   * @param valueBytes the size of an entry's first field, and of the entry where the box does not
   *     state it: 1 for a number without sign, 2 for one with a sign
   */
  static Descriptions describe(
      SourceBytes source, BoxScanner scanner, List<BoxLocation> boxes, String type, int valueBytes)
      throws FragmillException {
    Optional<BoxLocation> box = GroupRuns.only(source, boxes, "sgpd", type);
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

  static long unsigned(ByteBuffer fields, BoxLocation box) throws FragmillException {
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
    GroupRuns runs = GroupRuns.open(source, boxes, type, movie.isPresent());
    return runs.isEmpty() && own.defaultGroup() == 0
        ? Optional.empty()
        : Optional.of(new GroupedSamples(own, movie.orElse(Descriptions.NONE), runs));
  }

  /** Returns what is said of the next sample, or {@link #NOTHING}. */
  int next() throws FragmillException {
    long number = runs.next();
    if (number == GroupRuns.DEFAULT_GROUP) {
      return own.ofDefaultGroup();
    }
    if (number == GroupRuns.NO_GROUP) {
      return NOTHING;
    }
    int[] among = runs.isOfMovie(number) ? movie.values() : own.values();
    return among[runs.index(number, among.length)];
  }
}
