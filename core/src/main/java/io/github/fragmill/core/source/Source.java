package io.github.fragmill.core.source;

import io.github.fragmill.core.error.SourceException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Port: where media bytes come from. A source holds nothing open, and may be opened any number of
 * times, also at once.
 *
 * <p>Implementations are immutable and thread-safe. Equal sources have the same content: a source
 * that is given twice is read and opened once. Sources of {@link #file} are equal when their paths
 * are.
 */
public interface Source {

  /** Returns a short name for messages, for example the file name. */
  String name();

  /**
   * Returns where another process finds the same content, in a form that the application
   * understands. Saved plans keep it. For files it is their absolute path, for several files as one
   * a path in each line; {@link #atLocation} makes a source of it. Default: empty.
   */
  default Optional<String> location() {
    return Optional.empty();
  }

  /**
   * Opens the source for reading.
   *
   * @return a reader that the caller closes
   * @throws SourceException when the source cannot be opened
   */
  SourceReader open() throws SourceException;

  /**
   * Opens the source for reading, when its content was seen before: for sources where looking at it
   * costs a round trip. The default implementation opens it as {@link #open()} does.
   *
   * @param known the stamp of the content that is wanted. Of other content the reader either has
   *     another stamp or refuses to read
   * @return a reader that the caller closes
   * @throws SourceException when the source cannot be opened
   */
  default SourceReader open(SourceStamp known) throws SourceException {
    return open();
  }

  /**
   * Returns a file on any file system of the JVM as a source.
   *
   * @param path the file; it is opened for each use
   */
  static Source file(Path path) {
    Path fileName = path.getFileName();
    return of(
        fileName == null ? path.toString() : fileName.toString(),
        Optional.of(path.toAbsolutePath().toString()).filter(it -> it.lines().count() == 1),
        path.toAbsolutePath(),
        () -> FileReader.open(path));
  }

  /**
   * Returns a file on the default file system as a source.
   *
   * @param path the file; it is opened for each use
   * @throws java.nio.file.InvalidPathException when it is not a path
   */
  static Source file(String path) {
    return file(Path.of(path));
  }

  /**
   * Returns bytes in memory as a source.
   *
   * @param name the name for messages
   * @param bytes the whole content; must not be changed afterwards
   */
  static Source bytes(String name, byte[] bytes) {
    SourceReader reader = new BytesReader(bytes);
    return of(name, Optional.empty(), reader, () -> reader);
  }

  /**
   * Returns an open channel as a source. It is shared by all readers, which take turns, and stays
   * open: closing it is left to its owner.
   *
   * @param name the name for messages
   * @param channel the channel; nobody else may move its position while the source is in use
   */
  static Source channel(String name, SeekableByteChannel channel) {
    SourceReader reader = new ChannelReader(channel);
    return of(name, Optional.empty(), reader, () -> reader);
  }

  /**
   * Returns several sources as one, in their order: an initialization segment with the media
   * segments that belong to it, or a file that was split. They are opened as they are needed, a few
   * at a time.
   *
   * @param name the name for messages
   * @param sources at least one
   */
  static Source concat(String name, Source... sources) {
    return concat(name, Arrays.asList(sources));
  }

  /**
   * Returns several sources as one, as {@link #concat(String, Source...)} does.
   *
   * @param name the name for messages
   * @param sources at least one
   */
  static Source concat(String name, List<Source> sources) {
    List<Part> parts = sources.stream().map(it -> new Part(it.name(), it::open)).toList();
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("sources: expected at least one");
    }
    return of(
        name, locations(sources), List.copyOf(sources), () -> ConcatenatedReader.open(name, parts));
  }

  /**
   * Returns the file or the files of a {@link #location()}.
   *
   * @param name the name for messages, where there are several files
   * @param location an absolute path, or one in each line
   * @throws java.nio.file.InvalidPathException when it is not
   */
  static Source atLocation(String name, String location) {
    List<Source> files = location.lines().map(Source::file).toList();
    return files.size() == 1 ? files.get(0) : concat(name, files);
  }

  /** Returns the locations of several sources, one in each line, if all of them have one. */
  private static Optional<String> locations(List<Source> sources) {
    List<String> known = sources.stream().flatMap(it -> it.location().stream()).toList();
    return known.size() == sources.size()
        ? Optional.of(String.join("\n", known))
        : Optional.empty();
  }

  /**
   * @param identity equal for sources of the same content
   */
  private static Source of(
      String name, Optional<String> location, Object identity, Part.Opener opener) {
    Objects.requireNonNull(name, "name");
    record Made(String name, Optional<String> location, Object identity, Part.Opener opener)
        implements Source {

      @Override
      public SourceReader open() throws SourceException {
        return opener.open();
      }

      @Override
      public boolean equals(Object other) {
        return other instanceof Made made && identity.equals(made.identity);
      }

      @Override
      public int hashCode() {
        return identity.hashCode();
      }

      @Override
      public String toString() {
        return name;
      }
    }
    return new Made(name, location, identity, opener);
  }
}
