package io.github.fragmill.core.internal.codec.port;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.media.AudioFormat;
import java.util.Set;

/** Knows one audio codec. Stateless. */
public interface AudioCodec {

  /** Returns the sample entry types of this codec, for example {@code mp4a}. */
  Set<String> sampleEntryTypes();

  /**
   * Reads the codec's configuration.
   *
   * @throws MalformedMediaException when the configuration contradicts itself
   * @throws UnsupportedMediaException when it asks for something that is not packaged
   */
  AudioFormat read(AudioDescription description)
      throws MalformedMediaException, UnsupportedMediaException;
}
