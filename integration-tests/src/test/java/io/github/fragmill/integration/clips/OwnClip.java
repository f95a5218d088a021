package io.github.fragmill.integration.clips;

import static io.github.fragmill.integration.clips.Recipe.AAC;
import static io.github.fragmill.integration.clips.Recipe.AUDIO;
import static io.github.fragmill.integration.clips.Recipe.AUDIO_48K;
import static io.github.fragmill.integration.clips.Recipe.AV1;
import static io.github.fragmill.integration.clips.Recipe.H264;
import static io.github.fragmill.integration.clips.Recipe.H265;
import static io.github.fragmill.integration.clips.Recipe.VIDEO;
import static io.github.fragmill.integration.clips.Recipe.VP9;

import io.github.fragmill.integration.tools.Ffmpeg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Clips that ffmpeg makes, once for a build, each with something that packagers stumble over. */
public enum OwnClip {
  MOOV_LAST(VIDEO + AUDIO + H264 + AAC),
  MOOV_FIRST(VIDEO + AUDIO + H264 + AAC + " -movflags +faststart"),
  NO_B_FRAMES(VIDEO + AUDIO_48K + H264 + " -bf 0" + AAC),
  BASELINE_CAVLC(VIDEO + H264 + " -profile:v baseline -level:v 3.0"),
  SEVERAL_SLICES(VIDEO + AUDIO + H264 + " -slices 4" + AAC),
  INTERLACED(VIDEO + AUDIO + H264 + " -flags +ilme+ildct -x264-params tff=1" + AAC),
  WEIGHTED_OPEN_GOP(
      VIDEO
          + H264
          + " -vf fade=in:0:60 -x264-params open-gop=1:weightp=2:weightb=1:ref=4:bframes=3"),
  NEGATIVE_OFFSETS(VIDEO + AUDIO + H264 + " -movflags +negative_cts_offsets" + AAC),
  INTRA_ONLY(VIDEO + AUDIO + H264 + " -g 1" + AAC),
  HIGH_422_TEN_BIT(VIDEO + H264 + " -pix_fmt yuv422p10le"),
  IN_BAND_PARAMETERS(
      VIDEO + AUDIO + H264 + " -tag:v avc3 -flags -global_header -bsf:v dump_extra" + AAC),
  NTSC(" -f lavfi -i testsrc2=s=320x180:r=30000/1001:d=4" + AUDIO_48K + H264 + AAC),
  VARIABLE_FRAME_RATE(
      VIDEO + AUDIO + " -vf select='not(eq(mod(n\\,7)\\,3))' -vsync vfr" + H264 + AAC),
  VIDEO_ONLY(VIDEO + H264),
  AUDIO_ONLY(AUDIO + AAC),
  LONG_AUDIO(" -f lavfi -i sine=f=220:r=44100:d=300 -c:a aac -b:a 32k"),
  AUDIO_OUTLASTS_VIDEO(VIDEO + " -f lavfi -i sine=r=44100:d=9" + H264 + AAC),
  VIDEO_OUTLASTS_AUDIO(VIDEO + " -f lavfi -i sine=r=44100:d=1.3" + H264 + AAC),
  AUDIO_BEGINS_LATE(VIDEO + " -itsoffset 0.7" + AUDIO + H264 + AAC),
  VIDEO_BEGINS_LATE(" -itsoffset 0.5" + VIDEO + AUDIO + H264 + AAC),
  TWO_LANGUAGES(
      VIDEO
          + AUDIO
          + AUDIO_48K
          + " -map 0 -map 1 -map 2 -metadata:s:a:0 language=eng -metadata:s:a:1 language=swe"
          + H264
          + AAC),
  QUICKTIME_WITH_TIME_CODE(".mov", VIDEO + AUDIO + " -timecode 01:02:03:04" + H264 + AAC),
  TURNED("") {
    @Override
    void make(Path file) throws IOException, InterruptedException {
      ffmpeg("-i " + MOOV_LAST.file() + " -c copy -metadata:s:v:0 rotate=270", file);
    }
  },
  ONE_FRAME(VIDEO + " -frames:v 1" + H264),
  H265_OPEN_GOP(VIDEO + AUDIO + AAC + H265 + ":open-gop=1:bframes=4"),
  H265_SEVERAL_SLICES(VIDEO + H265 + ":slices=4:ctu=16:open-gop=0"),
  H265_WEIGHTED(VIDEO + " -vf fade=in:0:60" + H265 + ":weightp=1:weightb=1:ref=4:wpp=0"),
  H265_HDR10(
      VIDEO
          + " -pix_fmt yuv420p10le"
          + H265
          + ":hdr10=1:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc"
          + ":master-display=G(13250,34500)B(7500,3000)R(34000,16000)WP(15635,16450)L(10000000,1)"
          + ":max-cll=1000,400"),
  H265_IN_BAND_PARAMETERS(VIDEO + AUDIO + AAC + H265 + ":repeat-headers=1 -tag:v hev1"),
  AV1_ALTREF(VIDEO + AUDIO + AV1 + AAC),
  AV1_TILES_TEN_BIT(VIDEO + AV1 + " -tiles 2x2 -pix_fmt yuv420p10le"),
  /** Several hidden frames of 16 tiles in one sample: more subsamples than saiz can count. */
  AV1_MANY_TILES(
      " -f lavfi -i testsrc2=size=512x128:rate=25:duration=4"
          + AUDIO
          + AV1
          + " -lag-in-frames 35 -tiles 8x2 -aom-params sb-size=64"
          + AAC),
  AV1_ERROR_RESILIENT(VIDEO + AV1 + " -lag-in-frames 0 -aom-params error-resilient=1"),
  VP9_SUPERFRAMES("") {
    @Override
    void make(Path file) throws IOException, InterruptedException {
      // libvpx packs hidden frames with others only if it has seen the whole clip before.
      String video = VIDEO + AUDIO + VP9 + " -passlogfile " + file + ".log -pass ";
      ffmpeg(video + "1 -an -f null", file.resolveSibling("nothing"));
      ffmpeg(video + "2" + AAC, file);
    }
  },
  VP9_TILES_TEN_BIT(
      " -f lavfi -i testsrc2=size=1024x128:rate=25:duration=2"
          + VP9
          + " -tile-columns 2 -tile-rows 1 -pix_fmt yuv420p10le"),
  FRAGMENTED(VIDEO + AUDIO + H264 + AAC + " -movflags frag_keyframe+empty_moov"),
  FRAGMENTED_FROM_MOOF(
      VIDEO + AUDIO_48K + H264 + AAC + " -movflags frag_keyframe+empty_moov+default_base_moof"),
  FRAGMENTED_WITH_EDIT_LIST(VIDEO + AUDIO + H264 + AAC + " -movflags frag_keyframe+delay_moov"),
  FRAGMENTED_DASH(VIDEO + AUDIO + H264 + AAC + " -movflags dash+delay_moov -frag_duration 700000"),
  FRAGMENTED_CMAF(VIDEO + AUDIO + H264 + AAC + " -movflags cmaf+delay_moov -frag_duration 500000"),
  FRAGMENTED_NEGATIVE_OFFSETS(
      VIDEO + AUDIO + H264 + AAC + " -movflags frag_keyframe+delay_moov+negative_cts_offsets"),
  FRAGMENTED_TRACK_BY_TRACK(
      VIDEO + AUDIO + H264 + AAC + " -movflags empty_moov+separate_moof -frag_duration 400000"),
  FRAGMENT_FOR_EACH_FRAME(VIDEO + AUDIO + H264 + AAC + " -movflags empty_moov+frag_every_frame"),
  FIRST_FRAGMENT_IN_THE_MOVIE(VIDEO + AUDIO + H264 + AAC + " -movflags frag_keyframe"),
  CUT_INSIDE_A_GROUP("") {
    @Override
    void make(Path file) throws IOException, InterruptedException {
      ffmpeg("-ss 1.52 -i " + MOOV_LAST.file() + " -c copy", file);
    }
  },
  LARGE_OFFSETS("") {
    @Override
    void make(Path file) throws IOException, InterruptedException {
      Files.write(file, LargeOffsets.of(Files.readAllBytes(MOOV_LAST.file())));
    }
  };

  private final String extension;
  private final String arguments;

  OwnClip(String arguments) {
    this(".mp4", arguments);
  }

  OwnClip(String extension, String arguments) {
    this.extension = extension;
    this.arguments = arguments;
  }

  /** Returns the clip's file, which is made at the first call; skips the test without ffmpeg. */
  public synchronized Path file() throws IOException, InterruptedException {
    return ClipFiles.get(name().toLowerCase(Locale.ROOT) + extension, this::make);
  }

  /** Returns whether its edit list presents a part of its media. */
  public boolean isPart() {
    return this == CUT_INSIDE_A_GROUP;
  }

  void make(Path file) throws IOException, InterruptedException {
    ffmpeg(arguments, file);
  }

  /** Arguments stand between blanks; none holds a blank. */
  static void ffmpeg(String arguments, Path file) throws IOException, InterruptedException {
    Ffmpeg.require().run(List.of(arguments.strip().split(" +", -1)), file);
  }
}
