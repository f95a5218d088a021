package io.github.fragmill.core.media;

import io.github.fragmill.core.error.SourceException;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** Several sources, one behind the other, as one {@link Source}. */
record ConcatenatedSource(String name, List<Source> parts) implements Source {

  ConcatenatedSource {
    Objects.requireNonNull(name, "name");
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("sources: expected at least one");
    }
  }

  /** Asks every part for its size: where each begins follows from those before it. */
  @Override
  public SourceReader open() throws SourceException {
    long[] ends = new long[parts.size()];
    int preferredReadBytes = Integer.MAX_VALUE;
    long end = 0;
    for (int part = 0; part < ends.length; part++) {
      try (SourceReader reader = parts.get(part).open()) {
        end = Math.addExact(end, reader.sizeBytes());
        preferredReadBytes = Math.min(preferredReadBytes, reader.preferredReadBytes());
      } catch (SourceException e) {
        throw e;
      } catch (IOException e) {
        throw SourceException.of("cannot read " + parts.get(part).name(), e);
      } catch (ArithmeticException e) {
        throw new SourceException("cannot read " + name + ": its size needs more than 63 bits", e);
      }
      ends[part] = end;
    }
    return new ConcatenatedReader(parts, ends, preferredReadBytes);
  }
}
