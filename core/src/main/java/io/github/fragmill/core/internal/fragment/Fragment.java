package io.github.fragmill.core.internal.fragment;

import io.github.fragmill.core.internal.isobmff.write.FragmentHeader;
import io.github.fragmill.core.output.PositionedSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;

/**
 * A segment in flight: its boxes, and its media in a borrowed buffer. Its size is known before it
 * is encrypted. Single-use, not thread-safe; closing it gives the buffer back.
 */
public final class Fragment implements AutoCloseable {

  private final byte[] header;
  private final ByteBuffer media;
  private final SampleSizes sizes;
  private final Optional<FragmentHeader.Encryption> encryption;
  private final MediaBuffers buffers;

  Fragment(
      byte[] header,
      ByteBuffer media,
      SampleSizes sizes,
      Optional<FragmentHeader.Encryption> encryption,
      MediaBuffers buffers) {
    this.header = header;
    this.media = media;
    this.sizes = sizes;
    this.encryption = encryption;
    this.buffers = buffers;
  }

  /** Returns the size of the whole segment in bytes. */
  public long sizeBytes() {
    return (long) header.length + media.remaining();
  }

  /** Returns the size of its media in bytes. */
  public int mediaBytes() {
    return media.remaining();
  }

  /** Encrypts the media in place, if the track is encrypted. Called once, before writing. */
  public void encrypt() {
    if (encryption.isEmpty()) {
      return;
    }
    ByteBuffer view = media.duplicate();
    int position = media.position();
    for (int sample = 0; sample < sizes.count(); sample++) {
      int size = sizes.sizeBytes(sample);
      view.limit(position + size).position(position);
      encryption.get().protector().encrypt(sample, view, encryption.get().map());
      position += size;
    }
  }

  /** Writes the segment to a channel. */
  public void writeTo(WritableByteChannel channel) throws IOException {
    writeFully(channel, ByteBuffer.wrap(header));
    writeFully(channel, media.duplicate());
  }

  /** Writes the segment at a position of a file. */
  public void writeTo(PositionedSink sink, long positionBytes) throws IOException {
    sink.write(ByteBuffer.wrap(header), positionBytes);
    sink.write(media.duplicate(), positionBytes + header.length);
  }

  /** Writes all of a buffer, however little the channel takes at a time. */
  public static void writeFully(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  @Override
  public void close() {
    buffers.release(media);
  }
}
