package io.github.fragmill.core.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Objects;

/** Reads a channel that somebody else owns; threads take turns. */
final class ChannelReader implements SourceReader {

  private final SeekableByteChannel channel;

  ChannelReader(SeekableByteChannel channel) {
    this.channel = Objects.requireNonNull(channel, "channel");
  }

  @Override
  public long sizeBytes() throws IOException {
    synchronized (channel) {
      return channel.size();
    }
  }

  @Override
  public int read(ByteBuffer destination, long positionBytes) throws IOException {
    synchronized (channel) {
      return channel.position(positionBytes).read(destination);
    }
  }

  @Override
  public void close() {
    // The owner closes the channel.
  }
}
