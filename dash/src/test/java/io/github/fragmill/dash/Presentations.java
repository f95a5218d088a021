package io.github.fragmill.dash;

import io.github.fragmill.core.media.AudioFormat;
import io.github.fragmill.core.media.Colour;
import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.media.SampleEntry;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.TrackFormat;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.media.VideoFormat;
import io.github.fragmill.core.presentation.Accessibility;
import io.github.fragmill.core.presentation.Addressing;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.Presentation;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.presentation.RenditionProtection;
import io.github.fragmill.core.presentation.Role;
import io.github.fragmill.core.presentation.SegmentTimes;
import io.github.fragmill.core.presentation.SwitchingSet;
import io.github.fragmill.core.presentation.TrackAttributes;
import io.github.fragmill.core.presentation.TrickPlay;
import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.Pssh;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Presentations made by hand. */
final class Presentations {

  static final TimeScale VIDEO_SCALE = new TimeScale(90_000);
  static final TimeScale AUDIO_SCALE = new TimeScale(48_000);
  static final KeyId HD_KEY = KeyId.parse("0123456789abcdef0123456789abcdef");
  static final KeyId SD_KEY = KeyId.parse("fedcba9876543210fedcba9876543210");
  static final UUID COMMON_SYSTEM = UUID.fromString("1077efec-c0b2-4d02-ace3-3c1e52e2fb4b");
  static final UUID WIDEVINE = UUID.fromString("edef8ba9-79d6-4ace-a3c8-27dcd51d21ed");

  private Presentations() {}

  /** Two encrypted video renditions under one key, two languages of clear sound. */
  static Presentation ladder(Layout layout) {
    return new Presentation(
        Duration.ofMillis(10_023),
        List.of(
            set(
                video(layout, "video-1080", 1920, 1080, 900_000, protection(HD_KEY, 1)),
                video(layout, "video-720", 1280, 720, 400_000, protection(HD_KEY, 2))),
            set("en", audio(layout, "audio-en", 2, 2, Optional.empty())),
            set("sv-SE", audio(layout, "audio-sv", 0, 6, Optional.empty()))));
  }

  /** A key for each quality of video, and another for the sound. */
  static Presentation keyPerQuality(Layout layout) {
    return new Presentation(
        Duration.ofMillis(10_023),
        List.of(
            set(
                video(layout, "hd", 1920, 1080, 900_000, protection(HD_KEY, 1)),
                video(layout, "sd", 640, 480, 200_000, protection(SD_KEY, 1))),
            set(Optional.empty(), audio(layout, "sound", 12, 8, protection(SD_KEY, 3)))));
  }

  /** Dolby Vision on top of HLG, in two qualities, and what a screen without either needs. */
  static Presentation highDynamicRange(Layout layout) {
    Colour hlg = new Colour(9, 18, 9, /* isFullRange= */ false);
    Colour bt601 = new Colour(5, 6, 5, /* isFullRange= */ false);
    Optional<String> dolbyVision = Optional.of("dvh1.08.07/db4h");
    return new Presentation(
        Duration.ofMillis(10_023),
        List.of(
            set(
                with(
                    video(layout, "hlg-high", 1920, 1080, 900_000, protection(HD_KEY, 1)),
                    videoFormat(dolbyVision, Optional.of(hlg))),
                with(
                    video(layout, "hlg-low", 1920, 1080, 400_000, protection(HD_KEY, 2)),
                    videoFormat(dolbyVision, Optional.of(hlg)))),
            set(
                with(
                    video(layout, "sdr", 1920, 1080, 100_000, protection(SD_KEY, 3)),
                    videoFormat(Optional.empty(), Optional.of(bt601))))));
  }

  /** A ladder, and sound in two languages and for the director's friends. */
  static Presentation languages(Layout layout) {
    TrackAttributes english = TrackAttributes.NONE.language("en");
    return new Presentation(
        Duration.ofMillis(10_023),
        List.of(
            set(
                video(layout, "video-1080", 1920, 1080, 900_000, Optional.empty()),
                video(layout, "video-360", 640, 360, 90_000, Optional.empty())),
            audio(layout, "audio-en", english.asDefault().label("English")),
            audio(
                layout,
                "audio-en-description",
                english.role(Role.DESCRIPTION).accessibility(Accessibility.VISUALLY_IMPAIRED)),
            audio(layout, "audio-sv", TrackAttributes.NONE.language("sv").role(Role.DUB)),
            audio(layout, "audio-en-commentary", english.role(Role.COMMENTARY).label("The crew"))));
  }

  /** Pictures in two codecs, and their sync samples. */
  static Presentation trickPlay(Layout layout) {
    VideoFormat hevc = videoFormat(Optional.empty(), Optional.empty());
    return new Presentation(
        Duration.ofMillis(10_023),
        List.of(
            set(video(layout, "main")),
            set(with(video(layout, "other"), hevc)),
            trickPlay(video(layout, "main-trick"), new TrickPlay(0, 25)),
            trickPlay(with(video(layout, "other-trick"), hevc), new TrickPlay(1, 12))));
  }

  private static SwitchingSet trickPlay(Rendition pictures, TrickPlay of) {
    return new SwitchingSet(
        TrackType.VIDEO, TrackAttributes.NONE, List.of(pictures), Optional.of(of));
  }

  private static SwitchingSet audio(Layout layout, String id, TrackAttributes attributes) {
    return new SwitchingSet(TrackType.AUDIO, attributes, List.of(audio(layout, id)));
  }

  static Presentation of(Rendition... renditions) {
    return new Presentation(Duration.ofSeconds(10), List.of(set(renditions)));
  }

  static SwitchingSet set(Rendition... renditions) {
    return set(Optional.empty(), renditions);
  }

  static SwitchingSet set(String language, Rendition... renditions) {
    return set(Optional.of(language), renditions);
  }

  private static SwitchingSet set(Optional<String> language, Rendition... renditions) {
    return new SwitchingSet(renditions[0].format().type(), language, List.of(renditions));
  }

  static Rendition video(Layout layout, String id) {
    return video(layout, id, 1920, 1080, 900_000, Optional.empty());
  }

  static Rendition audio(Layout layout, String id) {
    return audio(layout, id, 2, 2, Optional.empty());
  }

  private static Rendition video(
      Layout layout,
      String id,
      int widthPixels,
      int heightPixels,
      long segmentBytes,
      Optional<RenditionProtection> protection) {
    Ratio pixel = new Ratio(16L * heightPixels, 9L * widthPixels);
    return new Rendition(
        id,
        videoFormat(widthPixels, heightPixels, pixel),
        Optional.of(new Ratio(30_000, 1001)),
        VIDEO_SCALE,
        new SegmentTimes(
            new long[] {0, 360_360, 720_720},
            900_900,
            new long[] {segmentBytes, segmentBytes * 2, segmentBytes / 3}),
        addressing(layout, id),
        protection);
  }

  private static Rendition audio(
      Layout layout,
      String id,
      int channelConfiguration,
      int channelCount,
      Optional<RenditionProtection> protection) {
    return new Rendition(
        id,
        audioFormat(channelConfiguration, channelCount),
        Optional.empty(),
        AUDIO_SCALE,
        new SegmentTimes(
            new long[] {512, 192_512, 385_024}, 481_104, new long[] {64_000, 64_171, 32_001}),
        addressing(layout, id),
        protection);
  }

  static Rendition with(Rendition of, TrackFormat format) {
    return new Rendition(
        of.id(),
        format,
        of.frameRate(),
        of.timeScale(),
        of.segments(),
        of.addressing(),
        of.protection());
  }

  static Rendition with(Rendition of, Optional<Ratio> frameRate) {
    return new Rendition(
        of.id(),
        of.format(),
        frameRate,
        of.timeScale(),
        of.segments(),
        of.addressing(),
        of.protection());
  }

  static Rendition with(Rendition of, TimeScale timeScale, SegmentTimes segments) {
    return new Rendition(
        of.id(),
        of.format(),
        of.frameRate(),
        timeScale,
        segments,
        of.addressing(),
        of.protection());
  }

  static Rendition with(Rendition of, Addressing addressing) {
    return new Rendition(
        of.id(),
        of.format(),
        of.frameRate(),
        of.timeScale(),
        of.segments(),
        addressing,
        of.protection());
  }

  static Rendition with(Rendition of, RenditionProtection protection) {
    return new Rendition(
        of.id(),
        of.format(),
        of.frameRate(),
        of.timeScale(),
        of.segments(),
        of.addressing(),
        Optional.of(protection));
  }

  static VideoFormat videoFormat(Optional<String> supplementalCodecs, Optional<Colour> colour) {
    return VideoFormat.builder("hvc1.2.4.L153.B0", sampleEntry("hvc1"), () -> (sample, into) -> {})
        .sizePixels(1920, 1080)
        .supplementalCodecs(supplementalCodecs)
        .colour(colour)
        .build();
  }

  static VideoFormat videoFormat(int widthPixels, int heightPixels, Ratio pixel) {
    return videoFormat("avc1", widthPixels, heightPixels, pixel);
  }

  static VideoFormat videoFormat(
      String sampleEntryType, int widthPixels, int heightPixels, Ratio pixel) {
    return VideoFormat.builder(
            sampleEntryType + ".640028", sampleEntry(sampleEntryType), () -> (sample, into) -> {})
        .sizePixels(widthPixels, heightPixels)
        .sampleAspectRatio(pixel)
        .build();
  }

  static AudioFormat audioFormat(int channelConfiguration, int channelCount) {
    return AudioFormat.builder("mp4a.40.2", sampleEntry("mp4a"))
        .samplingRateHertz(48_000)
        .channelConfiguration(channelConfiguration)
        .channelCount(channelCount)
        .build();
  }

  static Addressing addressing(Layout layout, String id) {
    return layout == Layout.SINGLE_FILE
        ? new Addressing.SingleFile(id + ".mp4", /* headerBytes= */ 1000, /* indexBytes= */ 68)
        : new Addressing.SegmentFiles(id + "/init.mp4", id, ".m4s", /* firstNumber= */ 1);
  }

  /** Renditions under one key have initialization vectors of their own. */
  static Optional<RenditionProtection> protection(KeyId keyId, int ivSeed) {
    byte[] iv = new byte[16];
    iv[0] = (byte) ivSeed;
    return Optional.of(
        new RenditionProtection(
            new EncryptionParameters(
                "cbcs",
                keyId,
                /* perSampleIvBytes= */ 0,
                Optional.of(new InitializationVector(iv)),
                /* cryptByteBlock= */ 1,
                /* skipByteBlock= */ 9),
            List.of(
                DrmSignal.of(new Pssh(COMMON_SYSTEM, List.of(keyId), new byte[0])),
                DrmSignal.of(new Pssh(WIDEVINE, List.of(), new byte[] {0x22, 0x01, 0x41})))));
  }

  private static SampleEntry sampleEntry(String type) {
    return new SampleEntry(
        ByteBuffer.allocate(8).putInt(8).put(type.getBytes(StandardCharsets.US_ASCII)).array());
  }
}
