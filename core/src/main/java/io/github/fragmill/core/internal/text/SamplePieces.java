package io.github.fragmill.core.internal.text;

import io.github.fragmill.core.internal.text.port.TextSample;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Samples one after the other as a source, each where it was made: joined, all of them would be in
 * memory twice. Immutable and thread-safe.
 */
final class SamplePieces implements Source, SourceReader {

  private final String name;
  private final List<TextSample> samples;
  private final long[] endBytes;

  SamplePieces(String name, List<TextSample> samples) {
    this.name = name;
    this.samples = List.copyOf(samples);
    endBytes = new long[samples.size()];
    long end = 0;
    for (int index = 0; index < endBytes.length; index++) {
      end += samples.get(index).bytes().length;
      endBytes[index] = end;
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public SourceReader open() {
    return this;
  }

  @Override
  public long sizeBytes() {
    return endBytes.length == 0 ? 0 : endBytes[endBytes.length - 1];
  }

  @Override
  public int read(ByteBuffer destination, long positionBytes) {
    if (positionBytes >= sizeBytes()) {
      return -1;
    }
    int found = Arrays.binarySearch(endBytes, positionBytes + 1);
    int count = 0;
    for (int index = found < 0 ? -found - 1 : found;
        index < endBytes.length && destination.hasRemaining();
        index++) {
      byte[] bytes = samples.get(index).bytes();
      int start = bytes.length - (int) (endBytes[index] - positionBytes - count);
      int length = Math.min(destination.remaining(), bytes.length - start);
      destination.put(bytes, start, length);
      count += length;
    }
    return count;
  }

  @Override
  public void close() {
    // Nothing is held open.
  }
}
