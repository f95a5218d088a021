package io.github.fragmill.core.internal.saved;

import io.github.fragmill.core.error.SavedDataException;
import io.github.fragmill.core.internal.packing.BitPacking;
import io.github.fragmill.core.internal.packing.PackedReader;
import io.github.fragmill.core.internal.packing.PackedWriter;
import io.github.fragmill.core.internal.packing.Unpacking;
import io.github.fragmill.core.internal.plan.SegmentSizes;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The sizes of a plan's segments, which can be made bytes of. Immutable and thread-safe.
 *
 * @param plan whose segments they are
 * @param sizes by the ids of the renditions, in the order of the manifest
 */
public record IndexFile(PlanIdentity plan, Map<String, SegmentSizes> sizes) {

  /** Of a rendition: a week of segments of 100 milliseconds. */
  private static final int MAX_SEGMENTS = 1 << 23;

  public IndexFile {
    sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
  }

  /**
   * Reads a file.
   *
   * @throws SavedDataException when the bytes are no index of this version, or damaged
   */
  public static IndexFile read(byte[] bytes) throws SavedDataException {
    return SavedFile.INDEX.read(
        bytes,
        from -> {
          Fingerprint plan = Fingerprint.read(from);
          Map<String, SegmentSizes> sizes = new LinkedHashMap<>();
          from.list(it -> Map.entry(it.text(), readSizes(it)))
              .forEach(it -> sizes.put(it.getKey(), it.getValue()));
          return new IndexFile(new PlanIdentity(() -> plan), sizes);
        });
  }

  /** Returns the file's bytes. */
  public byte[] toBytes() {
    PackedWriter into = new PackedWriter();
    plan.fingerprint().write(into);
    into.list(
        sizes.entrySet(),
        (writer, entry) -> {
          writer.text(entry.getKey());
          writeSizes(writer, entry.getValue());
        });
    return SavedFile.INDEX.toBytes(into);
  }

  static void writeSizes(PackedWriter into, SegmentSizes sizes) {
    int[] numbers = new int[sizes.count()];
    Arrays.setAll(numbers, segment -> Math.toIntExact(sizes.sizeBytes(segment)));
    into.count(numbers.length);
    BitPacking.write(numbers, numbers.length, into);
  }

  static SegmentSizes readSizes(PackedReader from) {
    int count = from.count(MAX_SEGMENTS);
    int[] numbers = Unpacking.read(count, /* least= */ 1, from);
    long[] sizes = new long[count];
    for (int segment = 0; segment < count; segment++) {
      sizes[segment] = numbers[segment];
    }
    return SegmentSizes.of(sizes);
  }
}
