package io.github.fragmill.cli;

import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.media.TrackType;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tracks as {@code --key} and {@code --clear} name them. Messages never repeat what may be a key.
 *
 * @param text as it was written, empty for all tracks
 * @param precision how narrow it is
 * @param selector what it chooses
 */
record TrackWords(String text, Precision precision, TrackSelector selector)
    implements TrackSelector {

  /** Of several that choose a track, the narrowest counts: it comes first here. */
  enum Precision {
    LANGUAGE,
    LINES,
    TYPE,
    ALL
  }

  /** Every track. */
  static final TrackWords ALL = new TrackWords("", Precision.ALL, TrackSelector.all());

  private static final String LINES_OF_VIDEO = "video:";
  private static final String LANGUAGE = "lang:";
  private static final Pattern LINES = Pattern.compile("(\\d{0,5})\\.\\.(\\d{0,5})");

  TrackWords {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(precision, "precision");
    Objects.requireNonNull(selector, "selector");
  }

  /**
   * @param place where it is given, for messages
   * @param behind what comes after it there, for messages
   * @throws UsageException when the text names no tracks
   */
  static TrackWords parse(String place, String text, String behind) {
    if (text.equals("audio")) {
      return new TrackWords(text, Precision.TYPE, TrackSelector.audio());
    }
    if (text.equals("video")) {
      return new TrackWords(text, Precision.TYPE, TrackSelector.video());
    }
    if (text.startsWith(LINES_OF_VIDEO)) {
      String range = text.substring(LINES_OF_VIDEO.length());
      return new TrackWords(text, Precision.LINES, ofLines(place, range));
    }
    if (text.startsWith(LANGUAGE)) {
      String tag = text.substring(LANGUAGE.length());
      return new TrackWords(text, Precision.LANGUAGE, inLanguage(place, tag));
    }
    throw new UsageException(
        place
            + ": expected video, video:..720, video:721.., audio or lang:sv"
            + behind
            + ", found another word");
  }

  private static TrackSelector ofLines(String place, String range) {
    Matcher matcher = LINES.matcher(range);
    if (matcher.matches() && range.length() > "..".length()) {
      int lowest = lines(matcher.group(1), 1);
      int highest = lines(matcher.group(2), Integer.MAX_VALUE);
      if (lowest >= 1 && lowest <= highest) {
        TrackSelector upTo = TrackSelector.video().upToHeight(highest);
        return lowest == 1 ? upTo : upTo.aboveHeight(lowest - 1);
      }
    }
    throw new UsageException(
        place
            + " video: expected lines of the picture from..to, one of them at least, for example"
            + " video:..720, video:721..1080 or video:721..");
  }

  private static int lines(String digits, int absent) {
    return digits.isEmpty() ? absent : Integer.parseInt(digits);
  }

  /** Of sound: the language of pictures, where files give one, tells nothing of rights. */
  private static TrackSelector inLanguage(String place, String tag) {
    try {
      TrackSelector spoken = track -> track.format().type() != TrackType.VIDEO;
      return spoken.language(tag);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          place + " lang: expected a language such as sv or pt-BR behind lang:");
    }
  }

  @Override
  public boolean matches(Track track) {
    return selector.matches(track);
  }

  /** Returns what was written. */
  @Override
  public String toString() {
    return text.isEmpty() ? "all tracks" : text;
  }
}
