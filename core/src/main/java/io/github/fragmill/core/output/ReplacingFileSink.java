package io.github.fragmill.core.output;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A file that takes its name, whole, when it is committed, and replaces what had it. */
final class ReplacingFileSink implements PositionedSink {

  private final Path fresh;
  private final Path file;
  private final FileChannel channel;
  private boolean committed;

  private ReplacingFileSink(Path fresh, Path file, FileChannel channel) {
    this.fresh = fresh;
    this.file = file;
    this.channel = channel;
  }

  /**
   * @param folder where it is as long as it is written
   * @param file the name that it takes, in a directory that exists; what has it is replaced
   */
  static ReplacingFileSink open(Path folder, Path file) throws IOException {
    Path fresh = folder.resolve(UUID.randomUUID().toString());
    return new ReplacingFileSink(
        fresh,
        file,
        FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
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

  /** Writes so many bytes of a file, from its start. */
  void append(FileChannel from, long bytes) throws IOException {
    long position = 0;
    while (position < bytes) {
      long count = from.transferTo(position, bytes - position, channel);
      if (count <= 0) {
        throw new EOFException("a part ends after " + position + " of " + bytes + " bytes");
      }
      position += count;
    }
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void commit() throws IOException {
    channel.close();
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    committed = true;
  }

  @Override
  public void close() throws IOException {
    channel.close();
    if (!committed) {
      Files.deleteIfExists(fresh);
    }
  }
}
