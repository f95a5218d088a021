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
import java.util.Objects;
import java.util.Optional;

/** A file as a {@link Source}. */
record FileSource(Path path) implements Source {

  /** What a core's own cache holds until it is encrypted. */
  private static final int CACHED_BYTES = 512 * 1024;

  FileSource {
    Objects.requireNonNull(path, "path");
  }

  @Override
  public String name() {
    Path fileName = path.getFileName();
    return fileName == null ? path.toString() : fileName.toString();
  }

  @Override
  public SourceReader open() throws SourceException {
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

  private record FileReader(Path path, FileChannel channel) implements SourceReader {

    @Override
    public long sizeBytes() throws IOException {
      return channel.size();
    }

    /** A file that was written to, or another one under the name, tells by its time or key. */
    @Override
    public SourceStamp stamp() throws IOException {
      BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
      String validator = found.lastModifiedTime() + " " + found.fileKey();
      return new SourceStamp(found.size(), Optional.of(validator));
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
}
