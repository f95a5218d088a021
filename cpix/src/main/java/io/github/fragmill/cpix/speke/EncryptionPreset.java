package io.github.fragmill.cpix.speke;

import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.cpix.UsageFilter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A part of a SPEKE encryption contract, under the names that AWS Elemental's packagers have for
 * it: how many keys there are, and which tracks have which.
 */
public enum EncryptionPreset {
  /** One key for all video. */
  VIDEO_1(TrackType.VIDEO, ContractKey.video("VIDEO", 0, Sizes.MAX)),

  /** SD (up to 1024x576) and HD. */
  VIDEO_2(
      TrackType.VIDEO,
      ContractKey.video("SD", 0, Sizes.SD),
      ContractKey.video("HD", Sizes.SD, Sizes.MAX)),

  /** SD, HD (up to 1920x1080) and UHD. */
  VIDEO_3(
      TrackType.VIDEO,
      ContractKey.video("SD", 0, Sizes.SD),
      ContractKey.video("HD", Sizes.SD, Sizes.HD2),
      ContractKey.video("UHD", Sizes.HD2, Sizes.MAX)),

  /** SD, HD, UHD1 (up to 4096x2160) and UHD2. */
  VIDEO_4(
      TrackType.VIDEO,
      ContractKey.video("SD", 0, Sizes.SD),
      ContractKey.video("HD", Sizes.SD, Sizes.HD2),
      ContractKey.video("UHD1", Sizes.HD2, Sizes.UHD1),
      ContractKey.video("UHD2", Sizes.UHD1, Sizes.MAX)),

  /** SD, HD1 (up to 1280x720), HD2 (up to 1920x1080), UHD1 (up to 4096x2160) and UHD2. */
  VIDEO_5(
      TrackType.VIDEO,
      ContractKey.video("SD", 0, Sizes.SD),
      ContractKey.video("HD1", Sizes.SD, Sizes.HD1),
      ContractKey.video("HD2", Sizes.HD1, Sizes.HD2),
      ContractKey.video("UHD1", Sizes.HD2, Sizes.UHD1),
      ContractKey.video("UHD2", Sizes.UHD1, Sizes.MAX)),

  /** SD, HD1, HD2 and UHD. */
  VIDEO_6(
      TrackType.VIDEO,
      ContractKey.video("SD", 0, Sizes.SD),
      ContractKey.video("HD1", Sizes.SD, Sizes.HD1),
      ContractKey.video("HD2", Sizes.HD1, Sizes.HD2),
      ContractKey.video("UHD", Sizes.HD2, Sizes.MAX)),

  /** SD with HD1, HD2 and UHD. */
  VIDEO_7(
      TrackType.VIDEO,
      ContractKey.video("SD+HD1", 0, Sizes.HD1),
      ContractKey.video("HD2", Sizes.HD1, Sizes.HD2),
      ContractKey.video("UHD", Sizes.HD2, Sizes.MAX)),

  /** SD with HD1, HD2, UHD1 and UHD2. */
  VIDEO_8(
      TrackType.VIDEO,
      ContractKey.video("SD+HD1", 0, Sizes.HD1),
      ContractKey.video("HD2", Sizes.HD1, Sizes.HD2),
      ContractKey.video("UHD1", Sizes.HD2, Sizes.UHD1),
      ContractKey.video("UHD2", Sizes.UHD1, Sizes.MAX)),

  /** One key for all audio. */
  AUDIO_1(TrackType.AUDIO, ContractKey.audio("AUDIO", 0, Sizes.MAX)),

  /** Audio of up to 2 channels, and of more. */
  AUDIO_2(
      TrackType.AUDIO,
      ContractKey.audio("STEREO_AUDIO", 0, 2),
      ContractKey.audio("MULTICHANNEL_AUDIO", 2, Sizes.MAX)),

  /** Audio of up to 2 channels, of 3 to 6, and of more. */
  AUDIO_3(
      TrackType.AUDIO,
      ContractKey.audio("STEREO_AUDIO", 0, 2),
      ContractKey.audio("MULTICHANNEL_AUDIO_3_6", 2, 6),
      ContractKey.audio("MULTICHANNEL_AUDIO_7", 6, Sizes.MAX)),

  /** One key for all tracks; stands alone. */
  SHARED(
      EnumSet.of(TrackType.VIDEO, TrackType.AUDIO),
      List.of(new ContractKey("ALL", List.of(UsageFilter.Video.ANY, UsageFilter.Audio.ANY)))),

  /** No key for the video, beside a preset for audio, or the other way round. */
  UNENCRYPTED(EnumSet.noneOf(TrackType.class), List.of());

  // Immutable, of types that do not say so.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<TrackType> types;

  @SuppressWarnings("ImmutableEnumChecker")
  private final List<ContractKey> keys;

  EncryptionPreset(Set<TrackType> types, List<ContractKey> keys) {
    this.types = Set.copyOf(types);
    this.keys = keys;
  }

  EncryptionPreset(TrackType type, ContractKey... keys) {
    this(EnumSet.of(type), List.of(keys));
  }

  /** Pixels of the largest picture of each class. */
  private static final class Sizes {

    static final long SD = 1024 * 576;
    static final long HD1 = 1280 * 720;
    static final long HD2 = 1920 * 1080;
    static final long UHD1 = 4096 * 2160;
    static final long MAX = Long.MAX_VALUE;
  }

  /**
   * Returns a preset by its name.
   *
   * @param name for example {@code VIDEO-2}, {@code PRESET-VIDEO-2} or {@code VIDEO_2}
   * @throws IllegalArgumentException when there is none
   */
  public static EncryptionPreset parse(String name) {
    String plain = name.strip().toUpperCase(Locale.ROOT).replace('-', '_');
    for (EncryptionPreset preset : values()) {
      if (preset.name().equals(plain) || ("PRESET_" + preset.name()).equals(plain)) {
        return preset;
      }
    }
    throw new IllegalArgumentException(
        "preset: expected VIDEO-1 to VIDEO-8, AUDIO-1 to AUDIO-3, SHARED or UNENCRYPTED, found '"
            + name
            + "'");
  }

  Set<TrackType> types() {
    return types;
  }

  List<ContractKey> keys() {
    return keys;
  }
}
