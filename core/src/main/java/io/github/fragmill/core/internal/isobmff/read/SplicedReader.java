package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.internal.codec.port.SampleInsertion;
import io.github.fragmill.core.internal.source.Reads;
import io.github.fragmill.core.source.SourceReader;
import io.github.fragmill.core.source.SourceStamp;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Reads a source with insertions in some of its samples. In their changed form, these samples are
 * after the source's own bytes, one after the other; everything else is where it was. Thread-safe.
 *
 * @param reader reads the source
 */
public record SplicedReader(SourceReader reader, SplicedSamples samples) implements SourceReader {

  @Override
  public long sizeBytes() {
    return samples.endBytes();
  }

  /** What is put in does not change. */
  @Override
  public SourceStamp stamp() throws IOException {
    return reader.stamp();
  }

  @Override
  public int preferredReadBytes() {
    return reader.preferredReadBytes();
  }

  @Override
  public int preferredGapBytes() {
    return reader.preferredGapBytes();
  }

  @Override
  public int read(ByteBuffer destination, long positionBytes) throws IOException {
    if (positionBytes < samples.startBytes()) {
      return readSource(destination, positionBytes, samples.startBytes());
    }
    if (positionBytes >= samples.endBytes()) {
      return -1;
    }
    int sample = samples.at(positionBytes);
    SampleInsertion insertion = samples.insertion(sample);
    int offset = Math.toIntExact(positionBytes - samples.startBytes(sample));
    int place = place(sample, insertion);
    int insertedEnd = place + insertion.sizeBytes();
    long sourceBytes = samples.sourceOffsetBytes(sample);
    if (offset < place) {
      return readSource(destination, sourceBytes + offset, sourceBytes + place);
    }
    if (offset < insertedEnd) {
      ByteBuffer bytes = insertion.bytes().position(offset - place);
      bytes.limit(bytes.position() + Math.min(bytes.remaining(), destination.remaining()));
      int count = bytes.remaining();
      destination.put(bytes);
      return count;
    }
    int rest = offset - insertion.sizeBytes();
    return readSource(
        destination, sourceBytes + rest, sourceBytes + samples.sourceSizeBytes(sample));
  }

  private int place(int sample, SampleInsertion insertion) throws IOException {
    int sizeBytes = samples.sourceSizeBytes(sample);
    ByteBuffer head = ByteBuffer.allocate(Math.min(insertion.headBytes(), sizeBytes));
    Reads.fill(reader, head, samples.sourceOffsetBytes(sample));
    return insertion.place(head.flip(), sizeBytes);
  }

  private int readSource(ByteBuffer destination, long positionBytes, long endBytes)
      throws IOException {
    int limit = destination.limit();
    long most = Math.min(destination.remaining(), endBytes - positionBytes);
    destination.limit(destination.position() + (int) most);
    try {
      return reader.read(destination, positionBytes);
    } finally {
      destination.limit(limit);
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
