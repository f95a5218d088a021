package io.github.fragmill.core;

import io.github.fragmill.core.error.SavedDataException;
import io.github.fragmill.core.internal.plan.SegmentRange;
import io.github.fragmill.core.internal.saved.UnitFile;

/**
 * A part of the work on a plan: segments of a rendition that follow each other. Any process that
 * has the plan, the sources and the keys executes it ({@link PackagingEngine#execute}), at any
 * time, in any order, and as often as it likes: what comes of it has the same names and bytes.
 * Immutable and thread-safe.
 */
public final class WorkUnit {

  private final UnitFile file;

  WorkUnit(UnitFile file) {
    this.file = file;
  }

  UnitFile file() {
    return file;
  }

  SegmentRange range() {
    return file.range();
  }

  /**
   * Reads what {@link #toBytes} returned.
   *
   * @throws SavedDataException when the bytes are no work unit, one of another version, or damaged
   */
  public static WorkUnit parse(byte[] bytes) throws SavedDataException {
    return new WorkUnit(UnitFile.read(bytes));
  }

  /** Returns all of it as bytes, about a hundred. */
  public byte[] toBytes() {
    return file.toBytes();
  }

  /** Returns the id of the rendition. */
  public String renditionId() {
    return file.range().renditionId();
  }

  /** Returns which part of the rendition it is, from 1. */
  public int part() {
    return file.range().part();
  }

  /** Returns the index of the first segment, from 0. */
  public int firstSegment() {
    return file.range().first();
  }

  /** Returns the index of the segment after the last. */
  public int endSegment() {
    return file.range().end();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WorkUnit it
        && range().equals(it.range())
        && file.plan().isSameAs(it.file.plan());
  }

  @Override
  public int hashCode() {
    return range().hashCode();
  }

  /** Returns the rendition and the segments. */
  @Override
  public String toString() {
    return file.range().toString();
  }
}
