package io.github.fragmill.core.source;

import io.github.fragmill.core.error.SourceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;

/** Reads a file. */
record FileReader(Path path, FileChannel channel) implements SourceReader {

  /** What a core's own cache holds until it is encrypted. */
  private static final int CACHED_BYTES = 512 * 1024;

  static SourceReader open(Path path) throws SourceException {
    if (Files.isDirectory(path)) {
      throw new SourceException("cannot read " + path + ": it is a directory");
    }
    try {
      return new FileReader(path, FileChannel.open(path, StandardOpenOption.READ));
    } catch (NoSuchFileException e) {
      throw new SourceException("cannot read " + path + ": no such file", e);
    } catch (IOException e) {
      throw SourceException.of("cannot read " + path, e);
    }
  }

  @Override
  public long sizeBytes() throws IOException {
    return channel.size();
  }

  /** The time changes when the file is written to, the key when another file takes the name. */
  @Override
  public SourceStamp stamp() throws IOException {
    BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
    return new SourceStamp(
        found.size(),
        Optional.of(found.lastModifiedTime().toString()),
        Optional.ofNullable(found.fileKey()).map(Object::toString));
  }

  @Override
  public Optional<Instant> lastModified() throws IOException {
    return Optional.of(Files.getLastModifiedTime(path).toInstant());
  }

  @Override
  public int read(ByteBuffer destination, long positionBytes) throws IOException {
    return channel.read(destination, positionBytes);
  }

  @Override
  public int preferredReadBytes() {
    return CACHED_BYTES;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
