package io.github.fragmill.core.source;

import io.github.fragmill.core.error.SourceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads several sources as one. Each read stays within one of them: the next continues where it
 * ended.
 */
final class ConcatenatedReader implements SourceReader {

  private final List<Part> parts;

  /** Where each part ends, ascending. */
  private final long[] ends;

  private final SourceStamp stamp;
  private final Optional<Instant> lastModified;
  private final int preferredReadBytes;
  private final int preferredGapBytes;
  private final OpenParts open;

  private ConcatenatedReader(
      List<Part> parts,
      long[] ends,
      SourceStamp stamp,
      Optional<Instant> lastModified,
      int preferredReadBytes,
      int preferredGapBytes) {
    this.parts = parts;
    this.ends = ends;
    this.stamp = stamp;
    this.lastModified = lastModified;
    this.preferredReadBytes = preferredReadBytes;
    this.preferredGapBytes = preferredGapBytes;
    this.open = new OpenParts(parts);
  }

  /** Asks every part for its stamp: where each begins follows from the sizes before it. */
  static SourceReader open(String name, List<Part> parts) throws SourceException {
    long[] ends = new long[parts.size()];
    int preferredReadBytes = Integer.MAX_VALUE;
    int preferredGapBytes = Integer.MAX_VALUE;
    List<Optional<String>> validators = new ArrayList<>();
    List<Optional<String>> localIds = new ArrayList<>();
    Optional<Instant> lastModified = Optional.empty();
    long end = 0;
    for (int part = 0; part < ends.length; part++) {
      try (SourceReader reader = parts.get(part).open()) {
        SourceStamp stamp = reader.stamp();
        end = Math.addExact(end, stamp.sizeBytes());
        validators.add(stamp.validator());
        localIds.add(stamp.localId());
        lastModified =
            Stream.of(lastModified, reader.lastModified())
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
        preferredReadBytes = Math.min(preferredReadBytes, reader.preferredReadBytes());
        preferredGapBytes = Math.min(preferredGapBytes, reader.preferredGapBytes());
      } catch (SourceException e) {
        throw e;
      } catch (IOException e) {
        throw SourceException.of("cannot read " + parts.get(part).name(), e);
      } catch (ArithmeticException e) {
        throw new SourceException("cannot read " + name + ": its size needs more than 63 bits", e);
      }
      ends[part] = end;
    }
    // A list's hash is the same for the same validators in the same order.
    SourceStamp stamp =
        new SourceStamp(
            end,
            Optional.of(Arrays.hashCode(ends) + "/" + validators.hashCode()),
            Optional.of(Integer.toString(localIds.hashCode())));
    return new ConcatenatedReader(
        parts, ends, stamp, lastModified, preferredReadBytes, preferredGapBytes);
  }

  @Override
  public long sizeBytes() {
    return ends[ends.length - 1];
  }

  @Override
  public SourceStamp stamp() {
    return stamp;
  }

  /** The latest time of all parts. */
  @Override
  public Optional<Instant> lastModified() {
    return lastModified;
  }

  @Override
  public int preferredReadBytes() {
    return preferredReadBytes;
  }

  @Override
  public int preferredGapBytes() {
    return preferredGapBytes;
  }

  @Override
  public int read(ByteBuffer destination, long positionBytes) throws IOException {
    if (positionBytes >= sizeBytes()) {
      return -1;
    }
    int part = partAt(positionBytes);
    long start = part == 0 ? 0 : ends[part - 1];
    int limit = destination.limit();
    long room = Math.min(destination.remaining(), ends[part] - positionBytes);
    SourceReader reader = open.acquire(part);
    try {
      destination.limit(destination.position() + (int) room);
      return reader.read(destination, positionBytes - start);
    } catch (SourceException e) {
      throw e;
    } catch (IOException e) {
      throw SourceException.of("cannot read " + parts.get(part).name(), e);
    } finally {
      destination.limit(limit);
      open.release(part);
    }
  }

  /** Returns the part that holds a position; parts without bytes hold none. */
  private int partAt(long positionBytes) {
    int found = Arrays.binarySearch(ends, positionBytes);
    if (found < 0) {
      return -found - 1;
    }
    int part = found + 1;
    while (ends[part] == positionBytes) {
      part++;
    }
    return part;
  }

  @Override
  public void close() throws IOException {
    open.close();
  }
}
