package io.github.fragmill.core.media;

/**
 * Chooses tracks. Implementations are immutable and thread-safe; messages name them by {@code
 * toString()}, which a lambda leaves empty of meaning.
 *
 * <pre>{@code
 * TrackSelector.video().upToHeight(720)
 * TrackSelector.audio().language("sv")
 * }</pre>
 */
@FunctionalInterface
public interface TrackSelector {

  /** Tells whether a track is chosen. */
  boolean matches(Track track);

  /** Chooses every track; the same object each time. */
  static TrackSelector all() {
    return DescribedSelector.ALL;
  }

  /** Chooses the tracks that hold video. */
  static TrackSelector video() {
    return new DescribedSelector("video", track -> track.format().type() == TrackType.VIDEO);
  }

  /** Chooses the tracks that hold sound. */
  static TrackSelector audio() {
    return new DescribedSelector("audio", track -> track.format().type() == TrackType.AUDIO);
  }

  /** Chooses the tracks that hold text. */
  static TrackSelector text() {
    return new DescribedSelector("text", track -> track.format().type() == TrackType.TEXT);
  }

  /** Chooses, of the tracks that this one chooses, those that the other one chooses too. */
  default TrackSelector and(TrackSelector other) {
    return new DescribedSelector(
        this + ", " + other, track -> matches(track) && other.matches(track));
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
        new DescribedSelector(
            "language " + tag, track -> track.language().filter(range::includes).isPresent()));
  }

  /**
   * Chooses, of the tracks that this one chooses, those with pictures of at most so many lines.
   *
   * @param pixels the height of the picture as it is presented, 1 or more: a film that a telephone
   *     took upright, 1080 by 1920, has 1920
   */
  default TrackSelector upToHeight(int pixels) {
    requirePositive(pixels);
    return and(
        new DescribedSelector(
            "height up to " + pixels,
            track ->
                track.format() instanceof VideoFormat video
                    && video.presentedHeightPixels() <= pixels));
  }

  /**
   * Chooses, of the tracks that this one chooses, those with pictures of more than so many lines.
   *
   * @param pixels the height of the picture as it is presented, 1 or more: see {@link #upToHeight}
   */
  default TrackSelector aboveHeight(int pixels) {
    requirePositive(pixels);
    return and(
        new DescribedSelector(
            "height above " + pixels,
            track ->
                track.format() instanceof VideoFormat video
                    && video.presentedHeightPixels() > pixels));
  }

  private static void requirePositive(int pixels) {
    if (pixels < 1) {
      throw new IllegalArgumentException("height: expected 1 or more, found " + pixels);
    }
  }
}
