package io.github.fragmill.integration.clips;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Clips whose edit lists present several pieces of media: durations in milliseconds, media times in
 * ticks, of which the video has 12,800 in a second and the audio 44,100. In most, the first 1024 of
 * both are not presented.
 */
public enum EditedClip {
  /** The second of four seconds is left out. */
  A_SECOND_LEFT_OUT(
      new long[][] {{1000, 1024}, {2000, 1024 + 2 * 12_800}},
      new long[][] {{1000, 1024}, {2000, 1024 + 2 * 44_100}}),
  /** Nothing is left out, but the presentation waits, for less and more than a segment. */
  PAUSES(
      new long[][] {{1000, 1024}, {300, -1}, {2000, 1024 + 12_800}, {1700, -1}, {0, 39_424}},
      new long[][] {{1000, 1024}, {300, -1}, {2000, 1024 + 44_100}, {1700, -1}, {0, 133_324}}),
  /**
   * A delay, a piece, a shorter pause than what is left out, a piece that ends early; audio from
   * its very beginning, because what lies before an edit is played within the delay.
   */
  DELAY_AND_PAUSE(
      new long[][] {{250, -1}, {1000, 1024}, {100, -1}, {1500, 1024 + 2 * 12_800}},
      new long[][] {{250, -1}, {1000, 0}, {100, -1}, {1500, 2 * 44_100}}),
  /** Written as three pieces, of which the first two are one. */
  TWO_THAT_ARE_ONE(
      new long[][] {{1000, 1024}, {1000, 1024 + 12_800}, {1000, 1024 + 3 * 12_800}},
      new long[][] {{1000, 1024}, {1000, 1024 + 44_100}, {1000, 1024 + 3 * 44_100}});

  @SuppressWarnings("ImmutableEnumChecker") // Lists of arrays that nobody writes to.
  private final List<long[][]> editsOfTracks;

  EditedClip(long[][] video, long[][] audio) {
    editsOfTracks = List.of(video, audio);
  }

  /** Returns the clip's file, which is made at the first call; skips the test without ffmpeg. */
  public synchronized Path file() throws IOException, InterruptedException {
    Path file =
        OwnClip.MOOV_LAST
            .file()
            .resolveSibling("edited-" + name().toLowerCase(Locale.ROOT) + ".mp4");
    return Files.write(file, of(OwnClip.MOOV_LAST.file()));
  }

  /**
   * Returns another clip with the same edits.
   *
   * @param clip with video and audio like those of {@link OwnClip#MOOV_LAST}
   */
  public byte[] of(Path clip) throws IOException {
    return EditLists.replace(Files.readAllBytes(clip), editsOfTracks);
  }
}
