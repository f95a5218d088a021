package io.github.fragmill.integration.clips;

import static io.github.fragmill.integration.clips.Recipe.AAC;
import static io.github.fragmill.integration.clips.Recipe.AUDIO;
import static io.github.fragmill.integration.clips.Recipe.H264;
import static io.github.fragmill.integration.clips.Recipe.H265;
import static io.github.fragmill.integration.clips.Recipe.VIDEO;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Clips whose random access points are not all alike, a point in each of four seconds. */
public enum OpenGroupClip {
  /** Recovery points with leading pictures; no picture depends on a B picture. */
  H264_OPEN(
      VIDEO
          + AUDIO
          + H264
          + " -x264-params open-gop=1:scenecut=0:min-keyint=25:bframes=4:b-pyramid=0:b-adapt=0"
          + AAC),
  /** CRA pictures with RASL pictures. */
  H265_OPEN(
      VIDEO + AUDIO + AAC + H265 + ":open-gop=1:scenecut=0:min-keyint=25:bframes=4:b-adapt=0"),
  /** IDR pictures with RADL pictures. */
  H265_RADL(
      VIDEO
          + AUDIO
          + AAC
          + H265
          + ":open-gop=0:radl=2:scenecut=0:min-keyint=25:bframes=4:b-adapt=0"),
  /** One IDR picture, then pictures of which a part is intra. */
  H264_REFRESH(VIDEO + H264 + " -x264-params intra-refresh=1:bframes=0");

  private final String arguments;

  OpenGroupClip(String arguments) {
    this.arguments = arguments;
  }

  /** Returns the clip's file, which is made at the first call; skips the test without ffmpeg. */
  public synchronized Path file() throws IOException, InterruptedException {
    return ClipFiles.get(
        "groups-" + name().toLowerCase(Locale.ROOT) + ".mp4",
        file -> OwnClip.ffmpeg(arguments, file));
  }

  /**
   * Returns the same as MP4Box imports it: one sync sample, the other random access points in a
   * sample group of their own, of type {@code rap } or {@code roll}.
   */
  public byte[] inSampleGroups() throws IOException, InterruptedException {
    return SyncGroups.rewrite(Files.readAllBytes(file()), this == H264_REFRESH ? "roll" : "rap ");
  }
}
