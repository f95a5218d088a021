package io.github.fragmill.integration.clips;

import static io.github.fragmill.integration.clips.Recipe.AAC;
import static io.github.fragmill.integration.clips.Recipe.H264;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Video, audio and timed text ({@code tx3g}) in one file, as ffmpeg makes it of styled subtitles:
 * cues from 1 to 2 seconds, from 3 to 5, and from 9 to 9.5.
 */
public final class TimedTextClip {

  /** The language of the text. */
  public static final String LANGUAGE = "nl";

  private static final String STYLED =
      """
      [Script Info]
      ScriptType: v4.00+

      [V4+ Styles]
      Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
      Style: Default,Arial,16,&Hffffff,&Hffffff,&H0,&H0,0,0,0,0,100,100,0,0,1,1,0,2,10,10,10,0

      [Events]
      Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
      Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,nl first
      Dialogue: 0,0:00:03.00,0:00:05.00,Default,,0,0,0,,{\\b1}nl{\\b0} {\\1c&H0000FF&}over{\\r} & {\\i1}{\\u1}out
      Dialogue: 0,0:00:09.00,0:00:09.50,Default,,0,0,0,,nl last
      """;

  private TimedTextClip() {}

  /** Returns the clip's file, which is made at the first call; skips the test without ffmpeg. */
  public static synchronized Path file() throws IOException, InterruptedException {
    return ClipFiles.get("timed_text.mp4", TimedTextClip::make);
  }

  private static void make(Path file) throws IOException, InterruptedException {
    Path subtitles = file.resolveSibling("timed_text.ass");
    Files.writeString(subtitles, STYLED);
    OwnClip.ffmpeg(
        " -f lavfi -i testsrc2=size=320x180:rate=25:duration=10"
            + " -f lavfi -i sine=frequency=440:sample_rate=44100:duration=10 -i "
            + subtitles
            + " -map 0 -map 1 -map 2 -c:s mov_text -metadata:s:s:0 language=nld"
            + H264
            + AAC,
        file);
  }
}
