package io.github.fragmill.benchmarks.movie;

import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import java.nio.ByteBuffer;
import java.util.List;

/** A movie whose boxes are in memory and whose media is not. Immutable and thread-safe. */
final class SyntheticSource implements Source, SourceReader {

  /** Answers reads of media. */
  @FunctionalInterface
  interface Media {

    /** Moves the buffer's position by as many bytes as lie between two places of the file. */
    void put(long startBytes, long endBytes, ByteBuffer into);
  }

  private final byte[] head;
  private final Media media;
  private final long moovStartBytes;
  private final List<byte[]> moov;
  private final long sizeBytes;

  SyntheticSource(byte[] head, Media media, long moovStartBytes, List<byte[]> moov) {
    this.head = head;
    this.media = media;
    this.moovStartBytes = moovStartBytes;
    this.moov = moov;
    this.sizeBytes = moovStartBytes + moov.stream().mapToLong(part -> part.length).sum();
  }

  @Override
  public String name() {
    return "synthetic.mp4";
  }

  @Override
  public SourceReader open() {
    return this;
  }

  @Override
  public long sizeBytes() {
    return sizeBytes;
  }

  @Override
  public int read(ByteBuffer destination, long positionBytes) {
    if (positionBytes >= sizeBytes) {
      return -1;
    }
    int start = destination.position();
    if (positionBytes < head.length) {
      copy(head, positionBytes, destination);
    } else if (positionBytes < moovStartBytes) {
      long endBytes = Math.min(positionBytes + destination.remaining(), moovStartBytes);
      media.put(positionBytes, endBytes, destination);
    } else {
      copyMoov(positionBytes - moovStartBytes, destination);
    }
    return destination.position() - start;
  }

  private void copyMoov(long startBytes, ByteBuffer destination) {
    long inPart = startBytes;
    for (byte[] part : moov) {
      if (inPart < part.length) {
        copy(part, inPart, destination);
        inPart = part.length;
      }
      inPart -= part.length;
    }
  }

  private static void copy(byte[] from, long at, ByteBuffer destination) {
    int count = (int) Math.min(destination.remaining(), from.length - at);
    destination.put(from, (int) at, count);
  }

  @Override
  public void close() {
    // Nothing is held open.
  }
}
