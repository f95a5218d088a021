package io.github.fragmill.integration.clips;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is to become of a clip from outside.
 *
 * @param name the file's name
 * @param codecs the codecs of the tracks that are packaged, video first, as in the manifest
 * @param refusal why nothing is packaged, or empty when something is
 */
public record SharedClip(String name, List<String> codecs, Optional<Refusal> refusal) {

  /**
   * A typed exception.
   *
   * @param type its class
   * @param word what its message names
   */
  public record Refusal(Class<? extends FragmillException> type, String word) {}

  /** A clip with up to 40 tiles in a sample: with long IVs, more than {@code saiz} can count. */
  public static final String MANY_TILES = "sample_with_colr_mdcv_and_clli.mp4";

  /** A clip whose edit list begins within a frame, with B-frames before it. */
  public static final String BEGINS_WITHIN_A_FRAME = "sample_edit_list.mp4";

  /** Clips whose edit lists present a part of their media. */
  private static final Set<String> PARTS =
      Set.of("bt601.mov", "dolbyVision-hdr.MOV", BEGINS_WITHIN_A_FRAME, "sample_opus.mp4");

  private static final String AAC_LC = "mp4a.40.2";
  private static final Set<String> AUDIO =
      Set.of(AAC_LC, "ac-3", "ac-4.02.02.00", "alac", "ec-3", "opus");

  public SharedClip {
    codecs = List.copyOf(codecs);
  }

  /** Returns every clip that is known. */
  public static List<SharedClip> all() {
    return Stream.concat(packaged(), refused()).toList();
  }

  /** Returns the clips of which something is packaged. */
  public static Stream<SharedClip> packaged() {
    return Stream.of(
        packaged("BBB_fixedres_B_180x320_80.mp4", "avc1.4d401f"),
        packaged("BBB_fixedres_B_180x320_100.mp4", "avc1.4d401f"),
        packaged("BBB_fixedres_B_180x320_120.mp4", "avc1.4d401f"),
        packaged("BBB_fixedres_B_180x320_150.mp4", "avc1.4d401f"),
        packaged("BBB_fixedres_B_180x320_200.mp4", "avc1.4d401f"),
        packaged("bbb_800x640_768kbps_30fps_vp9.mp4", "vp09.00.30.08.00.02.02.02.00"),
        packaged("bt601.mov", "avc1.4d001e", AAC_LC),
        packaged("count-deutsch-audio.mp4", AAC_LC),
        packaged("count-english-audio.mp4", AAC_LC),
        packaged("count-video.mp4", "avc1.64001f"),
        packaged("dolbyVision-hdr.MOV", "hvc1.2.4.L93.B0", AAC_LC),
        packaged("edit_list_positive_shift.mp4", "avc1.42c028", AAC_LC),
        packaged("foreman-hevc-384.mp4", "hev1.1.6.L93.80"),
        packaged("h265_bframes.mp4", "hev1.1.6.L90.90"),
        packaged("hdr10-av1.mp4", "av01.0.31M.10.0.110.09.16.09.0", AAC_LC),
        packaged("long_1080p_lowbitrate.mp4", "avc1.42c028", AAC_LC),
        packaged("output_audio-2ch-20s.mp4", AAC_LC),
        packaged("sample.mp4", "avc1.64001f", AAC_LC),
        packaged("sample_2_byte_NAL_length.mp4", "avc1.64001f", AAC_LC),
        packaged("sample_av1.mp4", "av01.0.05M.08", AAC_LC),
        packaged("sample_ac3.mp4", "ac-3"),
        packaged("sample_ac4.mp4", "ac-4.02.02.00"),
        packaged("sample_alac.mp4", "alac"),
        packaged("sample_eac3.mp4", "ec-3"),
        packaged("sample_eac3joc.mp4", "ec-3"),
        packaged(BEGINS_WITHIN_A_FRAME, "hvc1.2.4.L120.B0", AAC_LC),
        packaged("sample_fragmented.mp4", "avc1.64001f", AAC_LC),
        packaged("sample_mdat_too_long.mp4", "avc1.64001f", AAC_LC),
        packaged("sample_missing_stsd.mp4", "avc1.64001f"),
        packaged("sample_no_bframes.mp4", "avc1.640034", AAC_LC),
        packaged("sample_opus.mp4", "opus"),
        packaged("sample_partially_fragmented.mp4", "avc1.64001f", AAC_LC),
        packaged("sample_shorter_audio.mp4", "avc1.42c015", AAC_LC),
        packaged(SharedClip.MANY_TILES, "av01.0.09M.10.0.110.09.16.09.0", AAC_LC),
        packaged("sample_without_stss.mp4", "avc1.64101f"));
  }

  /** Returns the clips of which nothing is packaged. */
  public static Stream<SharedClip> refused() {
    return Stream.of(
        new SharedClip(
            "sample_malformed_free_box.mp4",
            List.of(),
            Optional.of(new Refusal(MalformedMediaException.class, "free"))));
  }

  /** Returns the clips that hold nothing but audio. */
  public static Stream<SharedClip> audio() {
    return packaged().filter(clip -> clip.codecs().stream().allMatch(AUDIO::contains));
  }

  /** Returns what Shaka Packager 3.4 says of it if it does not know a codec. */
  public Optional<String> shakaPackagerRefusal() {
    return codecs.stream().flatMap(it -> AudioClip.refusalOf(it).stream()).findFirst();
  }

  /** Returns whether some of its media is not presented, and so not packaged. */
  public boolean isPart() {
    return isPart(name);
  }

  static boolean isPart(String name) {
    return PARTS.contains(name);
  }

  private static SharedClip packaged(String name, String... codecs) {
    return new SharedClip(name, Arrays.asList(codecs), Optional.empty());
  }

  @Override
  public String toString() {
    return name;
  }
}
