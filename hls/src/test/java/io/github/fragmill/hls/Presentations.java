package io.github.fragmill.hls;

import io.github.fragmill.core.media.AudioFormat;
import io.github.fragmill.core.media.Colour;
import io.github.fragmill.core.media.ImmersiveAudio;
import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.media.SampleEntry;
import io.github.fragmill.core.media.TextFormat;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.TrackFormat;
import io.github.fragmill.core.media.VideoFormat;
import io.github.fragmill.core.presentation.Addressing;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.Presentation;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.presentation.RenditionProtection;
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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Presentations of ten seconds in three segments, made by hand. */
final class Presentations {

  static final KeyId FIRST_KEY = KeyId.of("0123456789abcdef0123456789abcdef");
  static final KeyId SECOND_KEY = KeyId.of("fedcba9876543210fedcba9876543210");
  static final UUID COMMON = UUID.fromString("1077efec-c0b2-4d02-ace3-3c1e52e2fb4b");
  static final UUID WIDEVINE = UUID.fromString("edef8ba9-79d6-4ace-a3c8-27dcd51d21ed");
  static final UUID PLAYREADY = UUID.fromString("9a04f079-9840-4286-ab92-e65be0885f95");

  private Presentations() {}

  static Presentation of(SwitchingSet... sets) {
    return Presentation.builder(Duration.ofSeconds(10), List.of(sets)).build();
  }

  static SwitchingSet set(TrackAttributes attributes, Rendition... renditions) {
    return SwitchingSet.builder(List.of(renditions)).attributes(attributes).build();
  }

  static SwitchingSet set(Rendition... renditions) {
    return set(TrackAttributes.NONE, renditions);
  }

  static SwitchingSet set(String language, Rendition... renditions) {
    return set(TrackAttributes.NONE.language(language), renditions);
  }

  static SwitchingSet trickPlay(int mainSet, Rendition... renditions) {
    return SwitchingSet.builder(List.of(renditions))
        .trickPlay(Optional.of(new TrickPlay(mainSet, 24)))
        .build();
  }

  static Rendition video(Layout layout, String id, int height, long segmentBytes) {
    return Rendition.builder(id, videoFormat("avc1.640028", height).build())
        .frameRate(Optional.of(new Ratio(30_000, 1001)))
        .timeScale(new TimeScale(90_000))
        .segments(
            new SegmentTimes(
                new long[] {0, 360_360, 720_720},
                900_900,
                new long[] {segmentBytes, segmentBytes * 2, segmentBytes / 2},
                segment -> List.of(segmentBytes * 3 / 4, segmentBytes * 3 / 2, 0L).get(segment)))
        .addressing(addressing(layout, id))
        .build();
  }

  static VideoFormat.Builder videoFormat(String codecs, int height) {
    return VideoFormat.builder(codecs, sampleEntry(codecs), () -> (sample, into) -> {})
        .sizePixels(height * 16 / 9, height);
  }

  static VideoFormat videoFormat(String codecs, Optional<String> supplemental, int transfer) {
    return videoFormat(codecs, 1080)
        .supplementalCodecs(supplemental)
        .colour(Optional.of(new Colour(9, transfer, 9, /* isFullRange= */ false)))
        .build();
  }

  static Rendition audio(Layout layout, String id) {
    return audio(layout, id, audioFormat("mp4a.40.2", 2), 16_000);
  }

  static Rendition audio(Layout layout, String id, TrackFormat format, long segmentBytes) {
    return Rendition.builder(id, format)
        .timeScale(new TimeScale(48_000))
        .segments(
            new SegmentTimes(
                new long[] {0, 192_512, 385_024},
                480_256,
                new long[] {segmentBytes, segmentBytes, segmentBytes / 2}))
        .addressing(addressing(layout, id))
        .build();
  }

  static AudioFormat audioFormat(String codecs, int channels) {
    return AudioFormat.builder(codecs, sampleEntry(codecs))
        .samplingRateHertz(48_000)
        .channelCount(channels)
        .build();
  }

  static AudioFormat atmos() {
    return AudioFormat.builder("ec-3", sampleEntry("ec-3"))
        .samplingRateHertz(48_000)
        .channelCount(6)
        .immersive(Optional.of(new ImmersiveAudio.JointObjects(16)))
        .build();
  }

  static Rendition text(Layout layout, String id, String codecs) {
    return Rendition.builder(id, TextFormat.of(codecs, sampleEntry(codecs)))
        .timeScale(new TimeScale(1000))
        .segments(new SegmentTimes(new long[] {0, 4004, 8008}, 10_010, new long[] {300, 200, 100}))
        .addressing(addressing(layout, id))
        .build();
  }

  static Rendition encrypted(Rendition clear, String scheme, DrmSignal... signals) {
    return clear.toBuilder()
        .protection(
            Optional.of(
                RenditionProtection.builder(parameters(scheme))
                    .drmSignals(List.of(signals))
                    .build()))
        .build();
  }

  /** The first segment is clear, and each of the others has a key of its own. */
  static Rendition rotated(Rendition clear) {
    return clear.toBuilder()
        .protection(
            Optional.of(
                RenditionProtection.builder(parameters("cbcs"))
                    .segmentKeyIds(
                        List.of(Optional.empty(), Optional.of(FIRST_KEY), Optional.of(SECOND_KEY)))
                    .keySignals(
                        Map.of(
                            FIRST_KEY,
                            List.of(common(FIRST_KEY)),
                            SECOND_KEY,
                            List.of(common(SECOND_KEY))))
                    .build()))
        .build();
  }

  static DrmSignal common(KeyId keyId) {
    return DrmSignal.of(new Pssh(COMMON, List.of(keyId), new byte[0]));
  }

  static DrmSignal system(UUID systemId, int... data) {
    byte[] bytes = new byte[data.length];
    for (int index = 0; index < data.length; index++) {
      bytes[index] = (byte) data[index];
    }
    return DrmSignal.of(new Pssh(systemId, List.of(), bytes));
  }

  private static EncryptionParameters parameters(String scheme) {
    boolean isConstant = scheme.equals("cbcs");
    return new EncryptionParameters(
        scheme,
        FIRST_KEY,
        isConstant ? 0 : 8,
        isConstant ? Optional.of(InitializationVector.of(new byte[16])) : Optional.empty(),
        isConstant ? 1 : 0,
        isConstant ? 9 : 0);
  }

  private static Addressing addressing(Layout layout, String id) {
    return switch (layout) {
      case SINGLE_FILE ->
          new Addressing.SingleFile(id + ".mp4", /* headerBytes= */ 1000, /* indexBytes= */ 68);
      case NUMBERED_SEGMENTS ->
          new Addressing.NumberedSegments(id + "/init.mp4", id, ".m4s", /* firstNumber= */ 1);
      case TIMED_SEGMENTS -> new Addressing.TimedSegments(id + "/init.mp4", id, ".m4s");
    };
  }

  private static SampleEntry sampleEntry(String codecs) {
    byte[] type = codecs.substring(0, 4).getBytes(StandardCharsets.US_ASCII);
    return new SampleEntry(ByteBuffer.allocate(8).putInt(8).put(type).array());
  }
}
