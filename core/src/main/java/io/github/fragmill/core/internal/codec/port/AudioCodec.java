package io.github.fragmill.core.internal.codec.port;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.media.AudioFormat;
import io.github.fragmill.core.media.ProtectableRangeFinder;
import java.util.Optional;
import java.util.function.Supplier;

/** Knows one audio codec. Stateless. */
public interface AudioCodec {

  /** Returns the sample entry type of this codec, for example {@code mp4a}. */
  String sampleEntryType();

  /**
   * Returns the type of the box that holds the codec's configuration, for example {@code esds}. Of
   * the boxes in a QuickTime sample entry, this and no other is kept.
   */
  Optional<String> configurationBoxType();

  /**
   * Reads the codec's configuration.
   *
   * @throws MalformedMediaException when the configuration contradicts itself
   * @throws UnsupportedMediaException when it asks for something that is not packaged
   * @throws FragmillException when the first sample is asked for and cannot be read
   */
  AudioFormat read(AudioDescription description) throws FragmillException;

  /**
   * Returns what makes a new finder for each segment, or empty when samples are protected whole.
   */
  default Optional<Supplier<ProtectableRangeFinder>> rangeFinders() {
    return Optional.empty();
  }

  /**
   * Returns how many samples stay before the first one that is presented, where an edit list trims
   * a track: those that decoding begins with, and those that encoders usually write there. The time
   * that {@link AudioFormat#preRoll()} gives stays in any case. 0 where samples stand alone.
   */
  default int primingSamples(AudioFormat format) {
    return 0;
  }

  /**
   * Returns a sample of silence in a format that {@link #read} returned, or empty when none is
   * known.
   */
  default Optional<SilentFrame> silence(AudioFormat format) throws FragmillException {
    return Optional.empty();
  }
}
