package io.github.fragmill.core.output;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
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
  private final long roomBytes;

  private ReplacingFileSink(Path fresh, Path file, FileChannel channel, long roomBytes) {
    this.fresh = fresh;
    this.file = file;
    this.channel = channel;
    this.roomBytes = roomBytes;
  }

  /**
   * @param folder where it is as long as it is written
   * @param file the name that it takes, in a directory that exists; what has it is replaced
   * @param roomBytes the size of the room before what is written, which holds zeros
   */
  static ReplacingFileSink open(Path folder, Path file, long roomBytes) throws IOException {
    Path fresh = fresh(folder);
    FileChannel channel =
        FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    channel.position(roomBytes);
    return new ReplacingFileSink(fresh, file, channel, roomBytes);
  }

  /** Opens the bytes of a file that is there, under another name where the file system can. */
  static ReplacingFileSink openLink(Path folder, Path there, Path file) throws IOException {
    Path fresh = fresh(folder);
    try {
      Files.createLink(fresh, there);
    } catch (UnsupportedOperationException | FileSystemException e) {
      return openCopy(folder, there, file);
    }
    return openEnd(fresh, file);
  }

  /** Opens a copy of a file that is there; what is written follows its bytes. */
  static ReplacingFileSink openCopy(Path folder, Path there, Path file) throws IOException {
    Path fresh = fresh(folder);
    try {
      Files.copy(there, fresh);
    } catch (IOException e) {
      Files.deleteIfExists(fresh);
      throw e;
    }
    return openEnd(fresh, file);
  }

  private static ReplacingFileSink openEnd(Path fresh, Path file) throws IOException {
    FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE);
    channel.position(channel.size());
    return new ReplacingFileSink(fresh, file, channel, /* roomBytes= */ 0);
  }

  private static Path fresh(Path folder) {
    return folder.resolve(UUID.randomUUID().toString());
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    return channel.write(source);
  }

  @Override
  public void write(ByteBuffer source, long positionBytes) throws IOException {
    long position = roomBytes + positionBytes;
    while (source.hasRemaining()) {
      position += channel.write(source, position);
    }
  }

  /** Writes all bytes of a file. */
  void append(Path part) throws IOException {
    try (FileChannel from = FileChannel.open(part, StandardOpenOption.READ)) {
      long bytes = from.size();
      long position = 0;
      while (position < bytes) {
        long count = from.transferTo(position, bytes - position, channel);
        if (count <= 0) {
          throw new EOFException("a part ends after " + position + " of " + bytes + " bytes");
        }
        position += count;
      }
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
  }

  @Override
  public void close() throws IOException {
    channel.close();
    // Also when it is committed: a link that takes the name of its own file keeps both.
    Files.deleteIfExists(fresh);
  }
}
