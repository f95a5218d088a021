package io.github.fragmill.core.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A new file as a {@link PositionedSink}. */
final class FileSink implements PositionedSink {

  private final Path file;
  private final FileChannel channel;
  private boolean committed;

  FileSink(Path file) throws IOException {
    this.file = file;
    this.channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    return channel.write(source);
  }

  @Override
  public void write(ByteBuffer source, long positionBytes) throws IOException {
    long position = positionBytes;
    while (source.hasRemaining()) {
      position += channel.write(source, position);
    }
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void commit() {
    committed = true;
  }

  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      channel.close();
      if (!committed) {
        Files.deleteIfExists(file);
      }
    }
  }
}
