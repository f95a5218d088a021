package io.github.fragmill.core.internal.text.webvtt;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.text.port.BadText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads WebVTT files (W3C WebVTT, 6.1).
 *
 * <p>Browsers drop a cue whose times they cannot read; here that is an error, because a line of
 * dialogue would be lost silently. A cue that does not end after its start is never shown (6.1, and
 * "active" in HTML), and is left out. So are comments and the time maps of HLS segments.
 */
public final class WebVttParser {

  /** What every file begins with. */
  public static final String SIGNATURE = "WEBVTT";

  private static final String ARROW = "-->";
  private static final String TIME = "(?:(\\d{2,5}):)?([0-5]\\d):([0-5]\\d)\\.(\\d{3})";

  /** Possessive, so that long lines are matched in linear time. */
  private static final Pattern TIMINGS =
      Pattern.compile(
          "[ \\t]*+" + TIME + "[ \\t]*+-->[ \\t]*+" + TIME + "(?:[ \\t]++(.*+))?+", Pattern.DOTALL);

  private static final Pattern COMMENT = Pattern.compile("NOTE([ \\t].*)?", Pattern.DOTALL);

  private final List<String> lines;
  private final StringBuilder header = new StringBuilder(SIGNATURE);
  private final List<WebVttCue> cues = new ArrayList<>();
  private boolean hasCue;

  private WebVttParser(String text) {
    // 4.1: a file never holds NUL; a reader takes it for a character that it cannot read.
    lines = text.replace('\0', '\uFFFD').lines().toList();
  }

  /**
   * Reads a file.
   *
   * @param text without a byte order mark
   */
  public static WebVttDocument parse(String text) throws FragmillException {
    return new WebVttParser(text).document();
  }

  private WebVttDocument document() throws FragmillException {
    requireSignature();
    // Legacy files hold metadata under the signature, up to the first empty line.
    int line = 1;
    while (line < lines.size() && !lines.get(line).isEmpty() && !lines.get(line).contains(ARROW)) {
      line++;
    }
    while (line < lines.size()) {
      line = lines.get(line).isEmpty() ? line + 1 : block(line);
    }
    if (cues.isEmpty()) {
      throw new UnsupportedMediaException("it holds no cue that is ever shown; leave it out");
    }
    return new WebVttDocument(header.append('\n').toString(), cues);
  }

  private void requireSignature() throws MalformedMediaException {
    String first = lines.isEmpty() ? "" : lines.get(0);
    boolean isSignature =
        first.equals(SIGNATURE)
            || first.startsWith(SIGNATURE + " ")
            || first.startsWith(SIGNATURE + "\t");
    if (!isSignature) {
      throw BadText.at(1, "expected WEBVTT, found " + BadText.quote(first));
    }
  }

  /** Reads a block and returns the line after it. */
  private int block(int first) throws MalformedMediaException {
    if (lines.get(first).contains(ARROW)) {
      return cue("", first);
    }
    int end = endOfBlock(first);
    if (end < lines.size() && lines.get(end).contains(ARROW) && end == first + 1) {
      return cue(lines.get(first), end);
    }
    boolean isComment = COMMENT.matcher(lines.get(first)).matches();
    if (end < lines.size() && lines.get(end).contains(ARROW) && !isComment) {
      throw BadText.at(
          end + 1, "expected " + ARROW + " in the first or second line of a cue, found it below");
    }
    if (isDefinition(lines.get(first)) && !hasCue) {
      header.append("\n\n").append(String.join("\n", lines.subList(first, end)));
    }
    return end;
  }

  /** Styles and regions count only before the first cue (4.2.2, 4.2.3). */
  private static boolean isDefinition(String line) {
    return line.strip().equals("STYLE") || line.strip().equals("REGION");
  }

  private int endOfBlock(int first) {
    int end = first;
    while (end < lines.size() && !lines.get(end).isEmpty() && !lines.get(end).contains(ARROW)) {
      end++;
    }
    return end;
  }

  private int cue(String id, int timings) throws MalformedMediaException {
    Matcher times = TIMINGS.matcher(lines.get(timings));
    if (!times.matches()) {
      throw BadText.at(
          timings + 1,
          "expected times as 00:01.000 --> 00:02.000, found " + BadText.quote(lines.get(timings)));
    }
    hasCue = true;
    long start = ticks(times, 1, timings);
    long end = ticks(times, 5, timings);
    int endOfText = endOfBlock(timings + 1);
    if (end > start) {
      String settings = times.group(9) == null ? "" : times.group(9).strip();
      String payload = String.join("\n", lines.subList(timings + 1, endOfText));
      cues.add(new WebVttCue(start, end, id, settings, payload));
    }
    return endOfText;
  }

  private static long ticks(Matcher times, int group, int line) throws MalformedMediaException {
    long hours = times.group(group) == null ? 0 : Long.parseLong(times.group(group));
    if (hours >= Timestamp.MAX_HOURS) {
      throw BadText.at(
          line + 1, "expected a time below " + Timestamp.MAX_HOURS + " hours, found " + hours);
    }
    return Timestamp.ticks(
        hours,
        Long.parseLong(times.group(group + 1)),
        Long.parseLong(times.group(group + 2)),
        Long.parseLong(times.group(group + 3)));
  }
}
