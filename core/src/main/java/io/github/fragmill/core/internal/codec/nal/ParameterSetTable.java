package io.github.fragmill.core.internal.codec.nal;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Parameter sets of one kind that hold at one point of a stream; a later one replaces an earlier
 * one of the same id. Not thread-safe.
 */
public final class ParameterSetTable<T> {

  private final String kind;

  /** Indexed by id; an absent set is null, which does not leave this class. */
  private final Object[] sets;

  private boolean isLacking;

  /**
   * @param kind for messages, for example {@code picture}
   * @param maxId the largest id
   */
  ParameterSetTable(String kind, int maxId) {
    this.kind = kind;
    this.sets = new Object[maxId + 1];
  }

  /** Takes in a set. */
  public void put(int id, T set) {
    sets[id] = set;
  }

  /** Takes in the sets of another table of whose ids there are none here. */
  void addMissing(ParameterSetTable<T> other) {
    for (int id = 0; id < sets.length; id++) {
      if (sets[id] == null) {
        sets[id] = other.sets[id];
      }
    }
  }

  /** Returns whether there is no set. */
  boolean isEmpty() {
    return Arrays.stream(sets).allMatch(Objects::isNull);
  }

  /** Returns whether the set that was asked for last is missing. */
  boolean isLacking() {
    return isLacking;
  }

  /** Returns the set of the lowest id. */
  Optional<T> first() {
    return Arrays.stream(sets).filter(Objects::nonNull).map(this::cast).findFirst();
  }

  /** Returns whether a set meets a condition. */
  public boolean anyMatch(Predicate<T> condition) {
    return Arrays.stream(sets).filter(Objects::nonNull).map(this::cast).anyMatch(condition);
  }

  /**
   * Returns a set.
   *
   * @param reader where the id was read, for messages
   */
  T get(int id, BitReader reader) throws MalformedMediaException {
    isLacking = sets[id] == null;
    if (isLacking) {
      throw reader.malformed(
          "a slice needs " + kind + " parameter set " + id + ", which was not sent");
    }
    return cast(sets[id]);
  }

  @SuppressWarnings("unchecked") // Nothing else is put in.
  private T cast(Object set) {
    return (T) set;
  }
}
