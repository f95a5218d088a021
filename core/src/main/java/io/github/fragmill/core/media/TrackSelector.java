package io.github.fragmill.core.media;

import com.google.errorprone.annotations.CheckReturnValue;
import java.util.function.Predicate;

/**
 * Chooses tracks. Implementations are immutable and thread-safe. Messages name a selector by its
 * {@code toString()}: those that are made here describe themselves, a lambda does not.
 *
 * <pre>{@code
 * TrackSelector.video().upToHeight(720)
 * TrackSelector.audio().language("sv")
 * }</pre>
 */
@FunctionalInterface
@CheckReturnValue
public interface TrackSelector {

  /** Returns whether a track is chosen. */
  boolean matches(Track track);

  /** Chooses every track; the same object each time. */
  static TrackSelector all() {
    enum All implements TrackSelector {
      SELECTOR;

      @Override
      public boolean matches(Track track) {
        return true;
      }

      @Override
      public String toString() {
        return "all tracks";
      }
    }
    return All.SELECTOR;
  }

  /** Chooses the tracks that hold video. */
  static TrackSelector video() {
    return described("video", track -> track.format().type() == TrackType.VIDEO);
  }

  /** Chooses the tracks that hold audio. */
  static TrackSelector audio() {
    return described("audio", track -> track.format().type() == TrackType.AUDIO);
  }

  /** Chooses the tracks that hold text. */
  static TrackSelector text() {
    return described("text", track -> track.format().type() == TrackType.TEXT);
  }

  /** Chooses, of the tracks that this one chooses, those that the other one chooses too. */
  default TrackSelector and(TrackSelector other) {
    return described(this + ", " + other, track -> matches(track) && other.matches(track));
  }

  /**
   * Chooses, of the tracks that this one chooses, those in a language. A tag chooses its more
   * precise ones too, {@code pt} also {@code pt-BR} (RFC 4647, 3.3.1). Letters are of either case,
   * and {@code swe} is the same as {@code sv}. A track of unknown language is not chosen.
   *
   * @param tag a BCP 47 tag
   * @throws IllegalArgumentException when it is none
   */
  default TrackSelector language(String tag) {
    LanguageRange range = LanguageRange.parse(tag);
    return and(
        described(
            "language " + tag, track -> track.language().filter(range::includes).isPresent()));
  }

  /**
   * Chooses, of the tracks that this one chooses, video tracks up to a height.
   *
   * @param pixels the height of the video as it is presented, 1 or more: a film that a telephone
   *     took upright, 1080 by 1920, has 1920
   */
  default TrackSelector upToHeight(int pixels) {
    requirePositive(pixels);
    return and(
        described(
            "height up to " + pixels,
            track ->
                track.format() instanceof VideoFormat video
                    && video.presentedHeightPixels() <= pixels));
  }

  /**
   * Chooses, of the tracks that this one chooses, video tracks above a height.
   *
   * @param pixels the height of the video as it is presented, 1 or more: see {@link #upToHeight}
   */
  default TrackSelector aboveHeight(int pixels) {
    requirePositive(pixels);
    return and(
        described(
            "height above " + pixels,
            track ->
                track.format() instanceof VideoFormat video
                    && video.presentedHeightPixels() > pixels));
  }

  private static TrackSelector described(String description, Predicate<Track> test) {
    return new TrackSelector() {
      @Override
      public boolean matches(Track track) {
        return test.test(track);
      }

      @Override
      public String toString() {
        return description;
      }
    };
  }

  private static void requirePositive(int pixels) {
    if (pixels < 1) {
      throw new IllegalArgumentException("height: expected 1 or more, found " + pixels);
    }
  }
}
