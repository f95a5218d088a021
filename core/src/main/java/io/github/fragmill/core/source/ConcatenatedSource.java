package io.github.fragmill.core.source;

import io.github.fragmill.core.error.SourceException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Several sources, one behind the other, as one {@link Source}. */
record ConcatenatedSource(String name, List<Source> parts) implements Source {

  ConcatenatedSource {
    Objects.requireNonNull(name, "name");
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("sources: expected at least one");
    }
  }

  /** Asks every part for its stamp: where each begins follows from those before it. */
  @Override
  public SourceReader open() throws SourceException {
    long[] ends = new long[parts.size()];
    int preferredReadBytes = Integer.MAX_VALUE;
    List<Optional<String>> validators = new ArrayList<>();
    long end = 0;
    for (int part = 0; part < ends.length; part++) {
      try (SourceReader reader = parts.get(part).open()) {
        SourceStamp stamp = reader.stamp();
        end = Math.addExact(end, stamp.sizeBytes());
        validators.add(stamp.validator());
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
    // A list's hash is the same for the same validators in the same order.
    SourceStamp stamp =
        new SourceStamp(end, Optional.of(Arrays.hashCode(ends) + "/" + validators.hashCode()));
    return new ConcatenatedReader(parts, ends, stamp, preferredReadBytes);
  }
}
