package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Walks over samples and the numbers of their groups of one type, as {@code sbgp} gives them
 * (ISO/IEC 14496-12, 8.9.2). Single-use, not thread-safe.
 */
final class GroupRuns {

  /** The number of a sample that is in no group. */
  static final long NO_GROUP = 0;

  /** Stands for a number after the last run: the default group applies. */
  static final long DEFAULT_GROUP = -1;

  /** A group of the fragment itself; smaller numbers are groups of the movie. */
  private static final int FIRST_OF_FRAGMENT = 0x1_0001;

  private final Optional<TableCursor> table;
  private final boolean isFragment;
  private long remainingInRun;
  private long current = NO_GROUP;

  private GroupRuns(Optional<TableCursor> table, boolean isFragment) {
    this.table = table;
    this.isFragment = isFragment;
  }

  /**
   * Opens the box of a type, if there is one.
   *
   * @param boxes of {@code stbl} or {@code traf}
   * @param isFragment whether they are of {@code traf}
   */
  static GroupRuns open(
      SourceBytes source, List<BoxLocation> boxes, String type, boolean isFragment)
      throws FragmillException {
    Optional<BoxLocation> sbgp = only(source, boxes, "sbgp", type);
    if (sbgp.isEmpty()) {
      return new GroupRuns(Optional.empty(), isFragment);
    }
    boolean hasParameter = TableCursor.fields(source, sbgp.get(), 1).get(0) == 1;
    int fieldBytes = hasParameter ? 16 : 12;
    ByteBuffer fields = TableCursor.fields(source, sbgp.get(), fieldBytes);
    long entries = Integer.toUnsignedLong(fields.getInt(fieldBytes - Integer.BYTES));
    return new GroupRuns(
        Optional.of(TableCursor.open(source, sbgp.get(), fieldBytes, 2 * Integer.BYTES, entries)),
        isFragment);
  }

  /** Returns the only box about groups of a type. */
  static Optional<BoxLocation> only(
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

  /** Returns whether there are no runs, so that the default group applies to all samples. */
  boolean isEmpty() {
    return table.isEmpty();
  }

  /** Returns the number of the next sample's group, or {@link #DEFAULT_GROUP}. */
  long next() throws FragmillException {
    goToRun();
    if (remainingInRun == 0) {
      return DEFAULT_GROUP;
    }
    remainingInRun--;
    return current;
  }

  /** Checks that the runs have no more samples: it would be unknown which samples they mean. */
  void requireEnd() throws FragmillException {
    goToRun();
    if (remainingInRun > 0) {
      throw table.orElseThrow().box().malformed("it has more samples than the track or fragment");
    }
  }

  private void goToRun() throws FragmillException {
    while (remainingInRun == 0 && table.isPresent() && table.get().hasNext()) {
      ByteBuffer entry = table.get().next();
      remainingInRun = Integer.toUnsignedLong(entry.getInt());
      current = Integer.toUnsignedLong(entry.getInt());
    }
  }

  /** Returns whether the movie describes a group, and not the fragment that the runs are of. */
  boolean isOfMovie(long number) {
    return isFragment && number < FIRST_OF_FRAGMENT;
  }

  /**
   * Returns the index of a group among the descriptions of the movie or the fragment.
   *
   * @param number that {@link #next} returned, 1 or more
   * @param count how many descriptions there are
   */
  int index(long number, int count) throws FragmillException {
    long index = number - (isFragment && !isOfMovie(number) ? FIRST_OF_FRAGMENT : 1);
    if (index >= count) {
      throw table
          .orElseThrow()
          .box()
          .malformed("samples of group " + number + ", which is not described");
    }
    return (int) index;
  }
}
