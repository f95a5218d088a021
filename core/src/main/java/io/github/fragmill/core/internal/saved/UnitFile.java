package io.github.fragmill.core.internal.saved;

import io.github.fragmill.core.error.SavedDataException;
import io.github.fragmill.core.internal.packing.PackedReader;
import io.github.fragmill.core.internal.packing.PackedWriter;
import io.github.fragmill.core.internal.plan.SegmentRange;

/**
 * A part of the work on a plan, which can be made bytes of. Immutable and thread-safe.
 *
 * @param plan which plan
 * @param range which segments
 */
public record UnitFile(PlanIdentity plan, SegmentRange range) {

  /**
   * Reads a file.
   *
   * @throws SavedDataException when the bytes are no unit of this version, or damaged
   */
  public static UnitFile read(byte[] bytes) throws SavedDataException {
    return SavedFile.UNIT.read(bytes, UnitFile::read);
  }

  static UnitFile read(PackedReader from) {
    Fingerprint plan = Fingerprint.read(from);
    return new UnitFile(
        new PlanIdentity(() -> plan),
        new SegmentRange(
            from.text(),
            from.count(Integer.MAX_VALUE),
            from.count(Integer.MAX_VALUE),
            from.count(Integer.MAX_VALUE)));
  }

  /** Returns the file's bytes. */
  public byte[] toBytes() {
    PackedWriter into = new PackedWriter();
    write(into);
    return SavedFile.UNIT.toBytes(into);
  }

  void write(PackedWriter into) {
    plan.fingerprint().write(into);
    into.text(range.renditionId());
    into.count(range.part());
    into.count(range.first());
    into.count(range.end());
  }
}
