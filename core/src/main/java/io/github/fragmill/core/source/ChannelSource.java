package io.github.fragmill.core.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Objects;

/** A channel somebody else owns as a {@link Source}: its readers take turns. */
final class ChannelSource implements Source, SourceReader {

  private final String name;
  private final SeekableByteChannel channel;

  ChannelSource(String name, SeekableByteChannel channel) {
    this.name = Objects.requireNonNull(name, "name");
    this.channel = Objects.requireNonNull(channel, "channel");
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
