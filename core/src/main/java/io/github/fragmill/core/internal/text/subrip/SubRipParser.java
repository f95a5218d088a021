package io.github.fragmill.core.internal.text.subrip;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.text.port.BadText;
import io.github.fragmill.core.internal.text.webvtt.Timestamp;
import io.github.fragmill.core.internal.text.webvtt.WebVttCue;
import io.github.fragmill.core.internal.text.webvtt.WebVttDocument;
import io.github.fragmill.core.internal.text.webvtt.WebVttParser;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads SubRip files as cues of WebVTT.
 *
 * <p>A line with times begins a cue; a number alone in the line before it is the cue's number. All
 * up to the next cue is text, so that an empty line within text, which editors write, does not lose
 * what follows it. A cue that does not end after its start is never shown and left out.
 */
public final class SubRipParser {

  private static final String TIME = "(\\d{1,5}):([0-5]?\\d):([0-5]?\\d)[,.](\\d{1,3})";
  private static final Pattern TIMINGS =
      Pattern.compile("\\s*" + TIME + "\\s*-->\\s*" + TIME + "(?:\\s.*)?");
  private static final Pattern NUMBER = Pattern.compile("\\s*\\d+\\s*");
  private static final Pattern BEGINNING =
      Pattern.compile("\\s*(?:\\d+[ \\t]*\\R\\s*)?" + TIME + "\\s*-->.*", Pattern.DOTALL);

  private final List<String> lines;
  private final List<WebVttCue> cues = new ArrayList<>();

  private SubRipParser(String text) {
    lines = text.replace('\0', '\uFFFD').lines().toList();
  }

  /** Returns whether a file that begins so is one of SubRip. */
  public static boolean isBeginning(String text) {
    return BEGINNING.matcher(text).matches();
  }

  /**
   * Reads a file.
   *
   * @param text without a byte order mark
   */
  public static WebVttDocument parse(String text) throws FragmillException {
    return new SubRipParser(text).document();
  }

  private WebVttDocument document() throws FragmillException {
    int line = nextTimings(0);
    requireNumberOnly(line);
    while (line < lines.size()) {
      int next = nextTimings(line + 1);
      addCue(line, next);
      line = next;
    }
    if (cues.isEmpty()) {
      throw new UnsupportedMediaException("it holds no cue that is ever shown; leave it out");
    }
    return new WebVttDocument(WebVttParser.SIGNATURE + "\n", cues);
  }

  private void requireNumberOnly(int firstTimings) throws MalformedMediaException {
    for (int line = 0; line < firstTimings; line++) {
      String found = lines.get(line);
      if (!found.isBlank() && !NUMBER.matcher(found).matches()) {
        throw BadText.at(
            line + 1, "expected the number of the first cue, found " + BadText.quote(found));
      }
    }
  }

  private int nextTimings(int from) throws MalformedMediaException {
    int line = from;
    while (line < lines.size() && !lines.get(line).contains("-->")) {
      line++;
    }
    if (line < lines.size() && !TIMINGS.matcher(lines.get(line)).matches()) {
      throw BadText.at(
          line + 1,
          "expected times as 00:00:01,000 --> 00:00:02,000, found "
              + BadText.quote(lines.get(line)));
    }
    return line;
  }

  private void addCue(int timings, int next) throws MalformedMediaException {
    Matcher times = TIMINGS.matcher(lines.get(timings));
    if (!times.matches()) {
      throw new IllegalStateException("line " + (timings + 1) + " was a line of times before");
    }
    long start = ticks(times, 1, timings);
    long end = ticks(times, 5, timings);
    boolean nextHasNumber =
        next < lines.size() && next > timings + 1 && NUMBER.matcher(lines.get(next - 1)).matches();
    List<String> text = lines.subList(timings + 1, nextHasNumber ? next - 1 : next);
    if (end > start) {
      String settings = SubRipText.settings(text);
      cues.add(new WebVttCue(start, end, /* id= */ "", settings, SubRipText.toWebVtt(text)));
    }
  }

  private static long ticks(Matcher times, int group, int line) throws MalformedMediaException {
    long hours = Long.parseLong(times.group(group));
    if (hours >= Timestamp.MAX_HOURS) {
      throw BadText.at(
          line + 1, "expected a time below " + Timestamp.MAX_HOURS + " hours, found " + hours);
    }
    // ",5" is half a second, as players read it.
    String fraction = (times.group(group + 3) + "00").substring(0, 3);
    return Timestamp.ticks(
        hours,
        Long.parseLong(times.group(group + 1)),
        Long.parseLong(times.group(group + 2)),
        Long.parseLong(fraction));
  }
}
