package io.github.fragmill.dash;

import io.github.fragmill.core.media.AudioFormat;
import io.github.fragmill.core.media.Colour;
import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.media.SampleEntry;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.TrackFormat;
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
  static final KeyId HD_KEY = KeyId.of("0123456789abcdef0123456789abcdef");
  static final KeyId SD_KEY = KeyId.of("fedcba9876543210fedcba9876543210");
  static final UUID COMMON_SYSTEM = UUID.fromString("1077efec-c0b2-4d02-ace3-3c1e52e2fb4b");
  static final UUID WIDEVINE = UUID.fromString("edef8ba9-79d6-4ace-a3c8-27dcd51d21ed");

  private Presentations() {}

  /** Two encrypted video renditions under one key, two languages of clear audio. */
  static Presentation ladder(Layout layout) {
    return of(
        Duration.ofMillis(10_023),
        set(
            video(layout, "video-1080", 1920, 1080, 900_000, protection(HD_KEY, 1)),
            video(layout, "video-720", 1280, 720, 400_000, protection(HD_KEY, 2))),
        set("en", audio(layout, "audio-en", 2, 2, Optional.empty())),
        set("sv-SE", audio(layout, "audio-sv", 0, 6, Optional.empty())));
  }

  /** A key for each quality of video, and another for the audio. */
  static Presentation keyPerQuality(Layout layout) {
    return of(
        Duration.ofMillis(10_023),
        set(
            video(layout, "hd", 1920, 1080, 900_000, protection(HD_KEY, 1)),
            video(layout, "sd", 640, 480, 200_000, protection(SD_KEY, 1))),
        set(Optional.empty(), audio(layout, "sound", 12, 8, protection(SD_KEY, 3))));
  }

  /** Dolby Vision on top of HLG, in two qualities, and what a screen without either needs. */
  static Presentation highDynamicRange(Layout layout) {
    Colour hlg = new Colour(9, 18, 9, /* isFullRange= */ false);
    Colour bt601 = new Colour(5, 6, 5, /* isFullRange= */ false);
    Optional<String> dolbyVision = Optional.of("dvh1.08.07/db4h");
    return of(
        Duration.ofMillis(10_023),
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
                videoFormat(Optional.empty(), Optional.of(bt601)))));
  }

  /** A ladder, and audio in two languages and a commentary. */
  static Presentation languages(Layout layout) {
    TrackAttributes english = TrackAttributes.NONE.language("en");
    return of(
        Duration.ofMillis(10_023),
        set(
            video(layout, "video-1080", 1920, 1080, 900_000, Optional.empty()),
            video(layout, "video-360", 640, 360, 90_000, Optional.empty())),
        audio(layout, "audio-en", english.asDefault().label("English")),
        audio(
            layout,
            "audio-en-description",
            english.role(Role.DESCRIPTION).accessibility(Accessibility.VISUALLY_IMPAIRED)),
        audio(layout, "audio-sv", TrackAttributes.NONE.language("sv").role(Role.DUB)),
        audio(layout, "audio-en-commentary", english.role(Role.COMMENTARY).label("The crew")));
  }

  /** Video in two codecs, and its sync samples. */
  static Presentation trickPlay(Layout layout) {
    VideoFormat hevc = videoFormat(Optional.empty(), Optional.empty());
    return of(
        Duration.ofMillis(10_023),
        set(video(layout, "main")),
        set(with(video(layout, "other"), hevc)),
        trickPlay(video(layout, "main-trick"), new TrickPlay(0, 25)),
        trickPlay(with(video(layout, "other-trick"), hevc), new TrickPlay(1, 12)));
  }

  private static SwitchingSet trickPlay(Rendition video, TrickPlay of) {
    return SwitchingSet.builder(List.of(video)).trickPlay(Optional.of(of)).build();
  }

  private static SwitchingSet audio(Layout layout, String id, TrackAttributes attributes) {
    return SwitchingSet.builder(List.of(audio(layout, id))).attributes(attributes).build();
  }

  static Presentation of(Rendition... renditions) {
    return of(Duration.ofSeconds(10), set(renditions));
  }

  static Presentation of(Duration duration, SwitchingSet... sets) {
    return Presentation.builder(duration, List.of(sets)).build();
  }

  static SwitchingSet set(Rendition... renditions) {
    return set(Optional.empty(), renditions);
  }

  static SwitchingSet set(String language, Rendition... renditions) {
    return set(Optional.of(language), renditions);
  }

  private static SwitchingSet set(Optional<String> language, Rendition... renditions) {
    return SwitchingSet.builder(List.of(renditions))
        .attributes(TrackAttributes.NONE.language(language))
        .build();
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
    return Rendition.builder(id, videoFormat(widthPixels, heightPixels, pixel))
        .frameRate(Optional.of(new Ratio(30_000, 1001)))
        .timeScale(VIDEO_SCALE)
        .segments(
            new SegmentTimes(
                new long[] {0, 360_360, 720_720},
                900_900,
                new long[] {segmentBytes, segmentBytes * 2, segmentBytes / 3}))
        .addressing(addressing(layout, id))
        .protection(protection)
        .build();
  }

  private static Rendition audio(
      Layout layout,
      String id,
      int channelConfiguration,
      int channelCount,
      Optional<RenditionProtection> protection) {
    return Rendition.builder(id, audioFormat(channelConfiguration, channelCount))
        .timeScale(AUDIO_SCALE)
        .segments(
            new SegmentTimes(
                new long[] {512, 192_512, 385_024}, 481_104, new long[] {64_000, 64_171, 32_001}))
        .addressing(addressing(layout, id))
        .protection(protection)
        .build();
  }

  static Rendition with(Rendition of, TrackFormat format) {
    return of.toBuilder().format(format).build();
  }

  static Rendition with(Rendition of, Optional<Ratio> frameRate) {
    return of.toBuilder().frameRate(frameRate).build();
  }

  static Rendition with(Rendition of, TimeScale timeScale, SegmentTimes segments) {
    return of.toBuilder().timeScale(timeScale).segments(segments).build();
  }

  static Rendition with(Rendition of, Addressing addressing) {
    return of.toBuilder().addressing(addressing).build();
  }

  static Rendition with(Rendition of, RenditionProtection protection) {
    return of.toBuilder().protection(Optional.of(protection)).build();
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
    return switch (layout) {
      case SINGLE_FILE ->
          new Addressing.SingleFile(id + ".mp4", /* headerBytes= */ 1000, /* indexBytes= */ 68);
      case NUMBERED_SEGMENTS ->
          new Addressing.NumberedSegments(id + "/init.mp4", id, ".m4s", /* firstNumber= */ 1);
      case TIMED_SEGMENTS -> new Addressing.TimedSegments(id + "/init.mp4", id, ".m4s");
    };
  }

  /** Renditions under one key have initialization vectors of their own. */
  static Optional<RenditionProtection> protection(KeyId keyId, int ivSeed) {
    byte[] iv = new byte[16];
    iv[0] = (byte) ivSeed;
    return Optional.of(
        RenditionProtection.builder(
                new EncryptionParameters(
                    "cbcs",
                    keyId,
                    /* perSampleIvBytes= */ 0,
                    Optional.of(InitializationVector.of(iv)),
                    /* cryptByteBlock= */ 1,
                    /* skipByteBlock= */ 9))
            .drmSignals(
                List.of(
                    DrmSignal.of(new Pssh(COMMON_SYSTEM, List.of(keyId), new byte[0])),
                    DrmSignal.of(new Pssh(WIDEVINE, List.of(), new byte[] {0x22, 0x01, 0x41}))))
            .build());
  }

  private static SampleEntry sampleEntry(String type) {
    return new SampleEntry(
        ByteBuffer.allocate(8).putInt(8).put(type.getBytes(StandardCharsets.US_ASCII)).array());
  }
}
