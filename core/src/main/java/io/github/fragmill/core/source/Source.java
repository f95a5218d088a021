package io.github.fragmill.core.source;

import io.github.fragmill.core.error.SourceException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.List;

/**
 * Where media bytes come from. A source is a recipe: it holds nothing open, and may be opened any
 * number of times, also at once.
 *
 * <p>Implementations are immutable and thread-safe.
 */
public interface Source {

  /** Returns a short name for messages, for example the file name. */
  String name();

  /**
   * Opens the source for reading.
   *
   * @return a reader that the caller closes
   * @throws SourceException when the source cannot be opened
   */
  SourceReader open() throws SourceException;

  /**
   * A file on any file system of the JVM.
   *
   * @param path the file; it is opened for each use
   */
  static Source file(Path path) {
    return new FileSource(path);
  }

  /**
   * Bytes in memory.
   *
   * @param name the name for messages
   * @param bytes the whole content; must not be changed afterwards
   */
  static Source bytes(String name, byte[] bytes) {
    return new BytesSource(name, bytes);
  }

  /**
   * An open channel. It is shared by all readers, which take turns, and stays open: closing it is
   * left to its owner.
   *
   * @param name the name for messages
   * @param channel the channel; nobody else may move its position while the source is in use
   */
  static Source channel(String name, SeekableByteChannel channel) {
    return new ChannelSource(name, channel);
  }

  /**
   * Several sources read as one, each behind the other: an initialization segment with the media
   * segments that belong to it, or a file that was split. They are opened as they are needed, a few
   * at a time.
   *
   * @param name the name for messages
   * @param sources at least one, in their order
   */
  static Source concat(String name, Source... sources) {
    return new ConcatenatedSource(name, List.of(sources));
  }
}
