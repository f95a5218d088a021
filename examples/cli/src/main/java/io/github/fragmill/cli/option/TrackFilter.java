package io.github.fragmill.cli.option;

import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.media.TrackType;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * TRACKS of {@code --key} and {@code --clear}: {@code video}, {@code video:..720}, {@code audio} or
 * {@code lang:sv}. Messages never repeat the text, which may be a key.
 *
 * @param text as the user wrote it, empty for all tracks
 * @param precision how narrow it is
 * @param selector the tracks that it selects
 */
record TrackFilter(String text, Precision precision, TrackSelector selector)
    implements TrackSelector {

  /** The narrowest first: of several filters that select a track, it counts. */
  enum Precision {
    LANGUAGE,
    HEIGHT,
    TYPE,
    ALL
  }

  /** Every track. */
  static final TrackFilter ALL = new TrackFilter("", Precision.ALL, TrackSelector.all());

  private static final String HEIGHT = "video:";
  private static final String LANGUAGE = "lang:";
  private static final Pattern PIXELS = Pattern.compile("(\\d{0,5})\\.\\.(\\d{0,5})");

  TrackFilter {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(precision, "precision");
    Objects.requireNonNull(selector, "selector");
  }

  /**
   * @param place where the text was given, for messages
   * @param position where the text is in its option, for messages; may be empty
   * @throws UsageException if the text is not a filter
   */
  static TrackFilter parse(String place, String text, String position) {
    if (text.equals("audio")) {
      return new TrackFilter(text, Precision.TYPE, TrackSelector.audio());
    }
    if (text.equals("video")) {
      return new TrackFilter(text, Precision.TYPE, TrackSelector.video());
    }
    if (text.startsWith(HEIGHT)) {
      return new TrackFilter(
          text, Precision.HEIGHT, ofHeight(place, text.substring(HEIGHT.length())));
    }
    if (text.startsWith(LANGUAGE)) {
      return new TrackFilter(
          text, Precision.LANGUAGE, inLanguage(place, text.substring(LANGUAGE.length())));
    }
    throw new UsageException(
        place
            + ": expected video, video:..720, video:721.., audio or lang:sv"
            + position
            + ", found another word");
  }

  private static TrackSelector ofHeight(String place, String range) {
    Matcher matcher = PIXELS.matcher(range);
    if (matcher.matches() && range.length() > "..".length()) {
      int lowest = pixels(matcher.group(1), 1);
      int highest = pixels(matcher.group(2), Integer.MAX_VALUE);
      if (lowest >= 1 && lowest <= highest) {
        TrackSelector upTo = TrackSelector.video().upToHeight(highest);
        return lowest == 1 ? upTo : upTo.aboveHeight(lowest - 1);
      }
    }
    throw new UsageException(
        place
            + " video: expected a range of heights in pixels, for example video:..720,"
            + " video:721..1080 or video:721.., found another text");
  }

  private static int pixels(String digits, int absent) {
    return digits.isEmpty() ? absent : Integer.parseInt(digits);
  }

  /** Selects no video: the language that some files give for video says nothing about rights. */
  private static TrackSelector inLanguage(String place, String tag) {
    try {
      TrackSelector notVideo = track -> track.format().type() != TrackType.VIDEO;
      return notVideo.language(tag);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          place
              + " lang: expected a BCP 47 language tag, for example lang:sv or lang:pt-BR, found"
              + " another text");
    }
  }

  @Override
  public boolean matches(Track track) {
    return selector.matches(track);
  }

  /** Returns the text. */
  @Override
  public String toString() {
    return text.isEmpty() ? "all tracks" : text;
  }
}
