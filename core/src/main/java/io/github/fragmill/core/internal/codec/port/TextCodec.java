package io.github.fragmill.core.internal.codec.port;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.media.TextFormat;

/** Knows one form of text tracks. Stateless. */
public interface TextCodec {

  /** Returns the sample entry type, for example {@code wvtt}. */
  String sampleEntryType();

  /**
   * Reads the sample entry.
   *
   * @throws MalformedMediaException when it contradicts itself
   * @throws UnsupportedMediaException when it asks for something that is not packaged
   * @throws FragmillException when the first sample is asked for and cannot be read
   */
  TextFormat read(TextDescription description) throws FragmillException;
}
