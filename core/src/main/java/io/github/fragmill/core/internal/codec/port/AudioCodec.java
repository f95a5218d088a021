package io.github.fragmill.core.internal.codec.port;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.media.AudioFormat;
import java.util.Set;

/** Knows one audio codec. Stateless. */
public interface AudioCodec {

  /** Returns the sample entry types of this codec, for example {@code mp4a}. */
  Set<String> sampleEntryTypes();

  /**
   * Returns the types of the boxes that hold the codec's configuration, for example {@code esds}.
   * Of the boxes in a QuickTime sound description, these and no others are kept.
   */
  Set<String> configurationBoxTypes();

  /**
   * Reads the codec's configuration.
   *
   * @throws MalformedMediaException when the configuration contradicts itself
   * @throws UnsupportedMediaException when it asks for something that is not packaged
   * @throws FragmillException when the first sample is asked for and cannot be read
   */
  AudioFormat read(AudioDescription description) throws FragmillException;

  /**
   * Returns how many samples stay in front of the first one that is presented, where a track is
   * cut: those that its decoding begins with, and those that encoders usually write there
   * (priming). The time that {@link AudioFormat#preRoll()} gives stays in any case.
   */
  int samplesBeforeCut(AudioFormat format);
}
