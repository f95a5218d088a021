package io.github.fragmill.integration.hostile;

import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that is much larger than the memory for it: patterns that repeat. Immutable and
 * thread-safe.
 */
record HugeFile(String name, List<Part> parts) implements Source {

  private static final int HEADER_BYTES = 16;

  /** Bytes, so many times. */
  record Part(ByteBuffer pattern, long count) {

    long sizeBytes() {
      return pattern.limit() * count;
    }
  }

  HugeFile {
    parts = List.copyOf(parts);
  }

  /** Returns a pattern of 32-bit values, so many times. */
  static List<Part> times(long count, int... values) {
    ByteBuffer pattern = ByteBuffer.allocate(Integer.BYTES * values.length);
    for (int value : values) {
      pattern.putInt(value);
    }
    return List.of(new Part(pattern.flip(), count));
  }

  /** Returns 32-bit values. */
  static List<Part> ints(int... values) {
    return times(1, values);
  }

  /** Returns one byte for each character. */
  static List<Part> text(String text) {
    return text(text, 1);
  }

  /** Returns one byte for each character, all of it so many times. */
  static List<Part> text(String text, long count) {
    return List.of(new Part(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)), count));
  }

  /** Returns so many zero bytes. */
  static List<Part> zeros(long count) {
    return List.of(new Part(ByteBuffer.allocate(1), count));
  }

  /** Returns a box, its size in 64 bits. */
  @SafeVarargs
  static List<Part> box(String type, List<Part>... content) {
    List<Part> all = join(content);
    long sizeBytes = HEADER_BYTES + all.stream().mapToLong(Part::sizeBytes).sum();
    return join(ints(1), text(type), ints((int) (sizeBytes >> 32), (int) sizeBytes), all);
  }

  /** Returns parts one after the other. */
  @SafeVarargs
  static List<Part> join(List<Part>... parts) {
    List<Part> all = new ArrayList<>();
    for (List<Part> part : parts) {
      all.addAll(part);
    }
    return all;
  }

  @Override
  public SourceReader open() {
    return new Reader();
  }

  private final class Reader implements SourceReader {

    @Override
    public long sizeBytes() {
      return parts.stream().mapToLong(Part::sizeBytes).sum();
    }

    @Override
    public int read(ByteBuffer destination, long positionBytes) {
      long start = 0;
      for (Part part : parts) {
        if (positionBytes < start + part.sizeBytes()) {
          return copy(part, positionBytes - start, destination);
        }
        start += part.sizeBytes();
      }
      return -1;
    }

    private int copy(Part part, long positionBytes, ByteBuffer destination) {
      int count = (int) Math.min(destination.remaining(), part.sizeBytes() - positionBytes);
      int size = part.pattern.limit();
      int place = (int) (positionBytes % size);
      for (int left = count; left > 0; ) {
        int length = Math.min(left, size - place);
        destination.put(part.pattern.slice(place, length));
        left -= length;
        place = 0;
      }
      return count;
    }

    @Override
    public void close() {
      // Nothing is held open.
    }
  }
}
