package io.github.fragmill.core;

import io.github.fragmill.core.internal.fragment.TrackDecryption;
import io.github.fragmill.core.media.AudioFormat;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.media.VideoFormat;
import io.github.fragmill.core.presentation.TrackAttributes;
import io.github.fragmill.core.source.Source;
import java.time.Duration;
import java.util.Optional;

/**
 * A track that is packaged.
 *
 * @param input which of the inputs it comes from
 * @param decryption how its samples are decrypted, when the source is encrypted
 * @param attributes what it is told to be, with its language, wherever that is known from
 */
record ChosenTrack(
    int input,
    Source source,
    Track track,
    Optional<TrackDecryption> decryption,
    TrackAttributes attributes) {

  private static final double BITS_PER_BYTE = 8;

  /** Makes it of what a file says and what the user says, who knows better. */
  static ChosenTrack of(int input, Source source, Track track, TrackAttributes told) {
    Track named = told.language().map(track::withLanguage).orElse(track);
    return new ChosenTrack(input, source, named, Optional.empty(), told.language(named.language()));
  }

  /** Returns the same with another form of the track. */
  ChosenTrack with(Track other) {
    return new ChosenTrack(input, source, other, decryption, attributes);
  }

  /** Returns the same with another form of the track, whose samples lie in another source. */
  ChosenTrack with(Source from, Track other) {
    return new ChosenTrack(input, from, other, decryption, attributes);
  }

  /** Returns the same, decrypted in that way. */
  ChosenTrack with(Optional<TrackDecryption> ofSource) {
    return new ChosenTrack(input, source, track, ofSource, attributes);
  }

  String place() {
    return source.name() + ": track " + track.id();
  }

  TrackType type() {
    return track.format().type();
  }

  /** Tells whether pictures may be renditions of the same, between which a player switches. */
  boolean isPictureLike(ChosenTrack other) {
    return track.format() instanceof VideoFormat own
        && other.track.format() instanceof VideoFormat theirs
        && input != other.input
        && CodecFamily.of(own).equals(CodecFamily.of(theirs))
        && isForTheSameViewers(other);
  }

  /** Tells whether tracks without pictures have one format and purpose. */
  boolean isSoundLike(ChosenTrack other) {
    return type() != TrackType.VIDEO
        && type() == other.type()
        && input != other.input
        && track.format().codecs().equals(other.track.format().codecs())
        && hasSameChannels(other)
        && attributes.hasSamePurposeAs(other.attributes);
  }

  /** The language of pictures is that of the signs in them, and few files tell it. */
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
  long bitsPerSecond() {
    Duration duration = track.duration();
    double seconds = duration.getSeconds() + duration.getNano() / 1e9;
    return seconds == 0 ? 0 : Math.round(track.samples().totalBytes() * BITS_PER_BYTE / seconds);
  }
}
