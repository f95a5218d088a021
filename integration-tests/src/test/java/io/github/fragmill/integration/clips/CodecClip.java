package io.github.fragmill.integration.clips;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** A codec that the library packages, in one of its forms, and a clip that holds it. */
public enum CodecClip {
  H264("H.264 (`avc1`)", "video", OwnClip.MOOV_LAST),
  H264_IN_BAND("H.264 (`avc3`)", "video", OwnClip.IN_BAND_PARAMETERS),
  H265("H.265 (`hvc1`)", "video", OwnClip.H265_OPEN_GOP),
  H265_IN_BAND("H.265 (`hev1`)", "video", OwnClip.H265_IN_BAND_PARAMETERS),
  H265_HDR10("H.265, 10 bits, HDR10", "video", OwnClip.H265_HDR10),
  DOLBY_VISION("Dolby Vision 8 on H.265", "video", "dolbyVision-hdr.MOV"),
  AV1("AV1", "video", OwnClip.AV1_ALTREF),
  AV1_TEN_BIT("AV1, 10 bits", "video", OwnClip.AV1_TILES_TEN_BIT),
  VP9("VP9", "video", OwnClip.VP9_SUPERFRAMES),
  VP9_TEN_BIT("VP9, 10 bits", "video", OwnClip.VP9_TILES_TEN_BIT),
  AAC("AAC-LC", "audio", OwnClip.AUDIO_ONLY),
  AAC_HE("HE-AAC", "audio", AudioClip.AAC_HE),
  AAC_HE_2("HE-AACv2", "audio", AudioClip.AAC_HE_2),
  AAC_XHE("xHE-AAC", "audio", AudioClip.AAC_XHE),
  AC3("AC-3", "audio", AudioClip.AC3_SURROUND),
  EAC3("E-AC-3", "audio", AudioClip.ENHANCED_AC3_SURROUND),
  EAC3_JOC("E-AC-3 with Atmos (JOC)", "audio", "sample_eac3joc.mp4"),
  AC4("AC-4", "audio", "sample_ac4.mp4"),
  OPUS("Opus", "audio", AudioClip.OPUS),
  FLAC("FLAC", "audio", AudioClip.FLAC),
  ALAC("ALAC", "audio", AudioClip.ALAC_SURROUND),
  MP3("MP3", "audio", AudioClip.MP3);

  /** Finds or makes a file. */
  @FunctionalInterface
  private interface Clip {

    Path file() throws IOException, InterruptedException;
  }

  private final String label;
  private final String type;

  @SuppressWarnings("ImmutableEnumChecker") // Refers to other constants, or to a file by its name.
  private final Clip clip;

  private final String name;

  CodecClip(String label, String type, OwnClip clip) {
    this(label, type, clip.name(), clip::file);
  }

  CodecClip(String label, String type, AudioClip clip) {
    this(label, type, clip.name(), clip::file);
  }

  CodecClip(String label, String type, String sharedClip) {
    this(label, type, sharedClip, () -> SharedMedia.clip(sharedClip));
  }

  CodecClip(String label, String type, String name, Clip clip) {
    this.label = label;
    this.type = type;
    this.name = name;
    this.clip = clip;
  }

  /** Returns whether a clip is one of them, by its name. */
  public static boolean includes(String name) {
    return Arrays.stream(values()).anyMatch(codec -> codec.name.equals(name));
  }

  /** Returns whether some of its media is not presented, and so not packaged. */
  public boolean isPart() {
    return SharedClip.isPart(name);
  }

  /** Returns what people call it. */
  public String label() {
    return label;
  }

  /** Returns {@code video} or {@code audio}: the tracks of the clip that count. */
  public String type() {
    return type;
  }

  /** Returns the clip's file; skips the test where it cannot be made or found. */
  public Path file() throws IOException, InterruptedException {
    return clip.file();
  }
}
