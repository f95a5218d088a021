package io.github.fragmill.example.origin.mapping;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A file that maps all titles. It is read again when it has changed. Thread-safe. */
final class MappingFile implements Mapping {

  private static final int MAX_BYTES = 64 << 20;

  private record Read(FileTime modified, long sizeBytes, Map<String, MappedTitle> titles) {}

  private final Path file;
  private volatile Optional<Read> last = Optional.empty();

  MappingFile(Path file) {
    this.file = file;
  }

  @Override
  public Optional<MappedTitle> find(String name) throws FragmillException {
    return Optional.ofNullable(titles().get(name));
  }

  @Override
  public List<String> names() throws FragmillException {
    return titles().keySet().stream().sorted().toList();
  }

  private Map<String, MappedTitle> titles() throws FragmillException {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      Optional<Read> known =
          last.filter(it -> it.modified().equals(found.lastModifiedTime()))
              .filter(it -> it.sizeBytes() == found.size());
      if (known.isPresent()) {
        return known.get().titles();
      }
      Read read =
          new Read(
              found.lastModifiedTime(),
              found.size(),
              MappingReader.titles(file.toString(), bytes()));
      last = Optional.of(read);
      return read.titles();
    } catch (FragmillException e) {
      throw e;
    } catch (IOException e) {
      throw SourceException.of("cannot read " + file, e);
    }
  }

  private byte[] bytes() throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new SourceException(file + ": expected at most " + MAX_BYTES + " bytes");
      }
      return bytes;
    }
  }
}
