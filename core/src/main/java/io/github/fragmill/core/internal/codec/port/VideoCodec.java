package io.github.fragmill.core.internal.codec.port;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.media.VideoFormat;
import java.util.Set;

/** Knows one video codec. Stateless. */
public interface VideoCodec {

  /** Returns the sample entry types of this codec, for example {@code avc1}. */
  Set<String> sampleEntryTypes();

  /** Returns the type of the box that holds the codec's configuration, for example {@code avcC}. */
  String configurationBoxType();

  /**
   * Reads the codec's configuration.
   *
   * @throws MalformedMediaException when the configuration contradicts itself
   * @throws UnsupportedMediaException when it asks for something that is not packaged
   * @throws FragmillException when samples are asked for and the source fails
   */
  VideoFormat read(VideoDescription description) throws FragmillException;
}
