package io.github.fragmill.core.internal.track;

import io.github.fragmill.core.internal.fragment.TrackDecryption;
import io.github.fragmill.core.internal.input.SampleSource;
import io.github.fragmill.core.media.AudioFormat;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.media.VideoFormat;
import io.github.fragmill.core.presentation.TrackAttributes;
import java.time.Duration;
import java.util.Optional;

/**
 * A track that is packaged.
 *
 * @param input which of the inputs it comes from
 * @param source where its samples are
 * @param decryption how its samples are decrypted, when the source is encrypted
 * @param attributes what viewers choose it by, with its language, wherever that is known from
 */
public record ChosenTrack(
    int input,
    SampleSource source,
    Track track,
    Optional<TrackDecryption> decryption,
    TrackAttributes attributes) {

  private static final double BITS_PER_BYTE = 8;

  /** Makes it of what a file declares and what the application sets, which takes precedence. */
  public static ChosenTrack of(int input, SampleSource source, Track track, TrackAttributes given) {
    Track named = given.language().map(track::withLanguage).orElse(track);
    return new ChosenTrack(
        input, source, named, Optional.empty(), given.language(named.language()));
  }

  /** Returns the same with another form of the track. */
  public ChosenTrack with(Track other) {
    return new ChosenTrack(input, source, other, decryption, attributes);
  }

  /** Returns the same with another form of the track, whose samples lie in another source. */
  public ChosenTrack with(SampleSource from, Track other) {
    return new ChosenTrack(input, from, other, decryption, attributes);
  }

  /** Returns the same, decrypted in that way. */
  public ChosenTrack with(Optional<TrackDecryption> ofSource) {
    return new ChosenTrack(input, source, track, ofSource, attributes);
  }

  /** Returns what messages call it. */
  public String place() {
    return source.name() + ": track " + track.id();
  }

  /** Returns what it holds. */
  public TrackType type() {
    return track.format().type();
  }

  /** Returns whether both may be renditions of one video, between which a player switches. */
  public boolean isSwitchableVideo(ChosenTrack other) {
    return track.format() instanceof VideoFormat own
        && other.track.format() instanceof VideoFormat theirs
        && input != other.input
        && CodecFamily.of(own).equals(CodecFamily.of(theirs))
        && isForTheSameViewers(other);
  }

  /** Returns whether both are audio, or both text, of one format and purpose. */
  public boolean isSameAudioOrText(ChosenTrack other) {
    return type() != TrackType.VIDEO
        && type() == other.type()
        && input != other.input
        && track.format().codecs().equals(other.track.format().codecs())
        && hasSameChannels(other)
        && attributes.hasSamePurposeAs(other.attributes);
  }

  /** The language of video is that of the text visible in it, and few files declare it. */
  private boolean isForTheSameViewers(ChosenTrack other) {
    boolean isUnknown = attributes.language().isEmpty() || other.attributes.language().isEmpty();
    return attributes.hasSamePurposeAs(
        isUnknown ? other.attributes.language(attributes.language()) : other.attributes);
  }

  private boolean hasSameChannels(ChosenTrack other) {
    if (track.format() instanceof AudioFormat own
        && other.track.format() instanceof AudioFormat theirs) {
      return own.samplingRateHertz() == theirs.samplingRateHertz()
          && own.channelCount() == theirs.channelCount()
          && own.channelConfiguration() == theirs.channelConfiguration();
    }
    return !(track.format() instanceof AudioFormat);
  }

  /** Returns the average bit rate of the media in bits per second, 0 for no duration. */
  public long bitsPerSecond() {
    Duration duration = track.duration();
    double seconds = duration.getSeconds() + duration.getNano() / 1e9;
    return seconds == 0 ? 0 : Math.round(track.samples().totalBytes() * BITS_PER_BYTE / seconds);
  }
}
