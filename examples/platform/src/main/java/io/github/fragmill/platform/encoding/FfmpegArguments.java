package io.github.fragmill.platform.encoding;

import io.github.fragmill.platform.config.Rung;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of FFmpeg. No shell reads it. */
final class FfmpegArguments {

  /** Segments of an even number of seconds begin with a sync sample. */
  private static final int SYNC_SECONDS = 2;

  private FfmpegArguments() {}

  static List<String> of(String command, Path film, List<FfmpegOutput> outputs) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of(command, "-nostdin", "-hide_banner", "-v", "error", "-y"));
    // Whatever the film contains, it is read as an MP4 file, and no other file is opened.
    arguments.addAll(List.of("-protocol_whitelist", "file", "-f", "mov", "-i", "file:" + film));
    boolean isFirst = true;
    for (FfmpegOutput output : outputs) {
      arguments.addAll(output(output, isFirst));
      isFirst = false;
    }
    return arguments;
  }

  /** The audio is the same for all qualities, so only the first file has it. */
  private static List<String> output(FfmpegOutput output, boolean hasAudio) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-map", "0:v:0"));
    arguments.addAll(video(output.rung()));
    if (hasAudio) {
      arguments.addAll(List.of("-map", "0:a?", "-c:a", "aac", "-b:a", "128k", "-ac", "2"));
    }
    arguments.addAll(List.of("-map_chapters", "-1", "-f", "mp4", "file:" + output.partial()));
    return arguments;
  }

  private static List<String> video(Rung rung) {
    String rate = rung.videoKilobitsPerSecond() + "k";
    return List.of(
        "-vf",
        // Square pixels, whatever their shape in the film, and an even width.
        "scale=w=max(2\\,2*round(%d*dar/2)):h=%d,setsar=1".formatted(rung.height(), rung.height()),
        "-c:v",
        "libx264",
        "-preset",
        "veryfast",
        "-pix_fmt",
        "yuv420p",
        "-crf",
        "21",
        "-maxrate",
        rate,
        "-bufsize",
        rate,
        // Sync samples at the same times in all rungs: none at scene changes, no maximum distance.
        "-force_key_frames",
        "expr:gte(t,n_forced*" + SYNC_SECONDS + ")",
        "-x264-params",
        "scenecut=0:keyint=infinite:open-gop=0");
  }
}
