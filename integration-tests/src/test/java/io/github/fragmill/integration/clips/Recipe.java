package io.github.fragmill.integration.clips;

/** Arguments of ffmpeg that clips share. */
final class Recipe {

  static final String VIDEO = " -f lavfi -i testsrc2=size=320x180:rate=25:duration=4";

  /** Ends with the height that is wanted. */
  static final String LADDER_VIDEO =
      " -f lavfi -i testsrc2=size=640x360:rate=25:duration=12 -vf scale=-2:";

  static final String AUDIO = " -f lavfi -i sine=frequency=440:sample_rate=44100:duration=4";
  static final String AUDIO_24K = " -f lavfi -i sine=frequency=330:sample_rate=24000:duration=4";
  static final String AUDIO_48K = " -f lavfi -i sine=frequency=330:sample_rate=48000:duration=4";
  static final String H264 = " -c:v libx264 -preset veryfast -threads 1 -g 25 -pix_fmt yuv420p";

  /** Ends with parameters of x265, so more of them can be added. */
  static final String H265 =
      " -c:v libx265 -preset veryfast -tag:v hvc1 -x265-params"
          + " log-level=none:pools=1:frame-threads=1:keyint=25";

  static final String AV1 =
      " -c:v libaom-av1 -cpu-used 8 -threads 1 -g 25 -crf 45 -b:v 0 -lag-in-frames 19";
  static final String VP9 =
      " -c:v libvpx-vp9 -deadline good -cpu-used 5 -threads 1 -g 25 -crf 45 -b:v 0"
          + " -auto-alt-ref 1 -lag-in-frames 19";
  static final String AAC = " -c:a aac -b:a 96k";

  private Recipe() {}
}
