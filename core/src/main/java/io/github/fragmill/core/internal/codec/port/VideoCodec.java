package io.github.fragmill.core.internal.codec.port;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.media.ProtectableRangeFinder;
import io.github.fragmill.core.media.VideoFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

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

  /**
   * Returns what makes a new finder for each segment.
   *
   * @param configuration the content of the configuration box
   * @param path the place of that box, for messages
   * @throws MalformedMediaException when the configuration contradicts itself
   * @throws UnsupportedMediaException when it asks for something that is not packaged
   */
  Supplier<ProtectableRangeFinder> rangeFinders(byte[] configuration, String path)
      throws MalformedMediaException, UnsupportedMediaException;

  /**
   * Returns the rule that says whether leading pictures are right; empty where nothing that is
   * decoded after a sync sample needs what is before it.
   *
   * @param configuration the content of the configuration box
   * @param path the place of that box, for messages
   * @throws MalformedMediaException when the configuration contradicts itself
   * @throws UnsupportedMediaException when it asks for something that is not packaged
   */
  default Optional<LeadingPictureRule> leadingPictures(byte[] configuration, String path)
      throws MalformedMediaException, UnsupportedMediaException {
    return Optional.empty();
  }

  /**
   * Completes a description that lacks what its first sample brings, such as parameter sets. Reads
   * the sample only then.
   *
   * @param firstSample of those that the description is of
   */
  default VideoDescription complete(VideoDescription description, FirstSample firstSample)
      throws FragmillException {
    return description;
  }

  /**
   * Returns one description for a track whose parts have one each, or empty when no decoder goes
   * from one to the other.
   *
   * @param parts complete, at least two
   */
  default Optional<JoinedDescriptions> join(List<VideoDescription> parts)
      throws MalformedMediaException {
    return Optional.empty();
  }

  /** Returns what is not packaged of such a track, as the end of a sentence, empty for nothing. */
  default Optional<String> note(VideoDescription description) {
    return Optional.empty();
  }
}
