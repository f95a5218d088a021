package io.github.fragmill.cpix;

import io.github.fragmill.core.media.AudioFormat;
import io.github.fragmill.core.media.Colour;
import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.VideoFormat;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A track in a crypto period, as usage rules see it (CPIX 2.4, 6.4.19).
 *
 * @param labels that the application gave to it
 * @param periodIds that the period has in the document
 */
record TrackMatch(Track track, Set<String> labels, Set<String> periodIds) {

  /** ISO/IEC 23091-2: BT.2020; SMPTE RP 431-2 and EG 432-1, which are DCI-P3. */
  private static final Set<Integer> WIDE_PRIMARIES = Set.of(9, 11, 12);

  /** ISO/IEC 23091-2: PQ and HLG. */
  private static final Set<Integer> HDR_TRANSFERS = Set.of(16, 18);

  /**
   * Returns whether a rule chooses it: one filter of each kind that there is. No track is both, so
   * filters for video beside filters for audio, as SPEKE has them for one key for all, count as one
   * kind.
   */
  boolean isChosenBy(UsageRule rule) {
    Map<Class<?>, Boolean> kinds = new HashMap<>();
    for (UsageFilter filter : rule.filters()) {
      Class<?> kind =
          filter instanceof UsageFilter.Audio ? UsageFilter.Video.class : filter.getClass();
      kinds.merge(kind, matches(filter), Boolean::logicalOr);
    }
    return kinds.values().stream().allMatch(it -> it);
  }

  private boolean matches(UsageFilter filter) {
    if (filter instanceof UsageFilter.Video video) {
      return track.format() instanceof VideoFormat format && matches(video, format);
    }
    if (filter instanceof UsageFilter.Audio audio) {
      return track.format() instanceof AudioFormat format
          && isWithin(format.channelCount(), audio.minChannels(), audio.maxChannels());
    }
    if (filter instanceof UsageFilter.Bitrate bitrate) {
      return isWithin(bitsPerSecond(), bitrate.min(), bitrate.max());
    }
    if (filter instanceof UsageFilter.Label label) {
      return labels.contains(label.label());
    }
    return filter instanceof UsageFilter.Period period && periodIds.contains(period.periodId());
  }

  private boolean matches(UsageFilter.Video video, VideoFormat format) {
    long pixels = (long) format.widthPixels() * format.heightPixels();
    return isWithin(pixels, video.minPixels(), video.maxPixels())
        && video.hdr().map(it -> it == isHdr(format)).orElse(true)
        && video.wcg().map(it -> it == isWide(format)).orElse(true)
        && isRateWithin(video.minFps(), video.maxFps());
  }

  private static boolean isWithin(long value, OptionalLong min, OptionalLong max) {
    return value >= min.orElse(0) && value <= max.orElse(Long.MAX_VALUE);
  }

  /** Video that does not say that it is HDR is shown as if it were not. */
  private static boolean isHdr(VideoFormat format) {
    return isDolbyVision(format)
        || format.colour().map(Colour::transfer).filter(HDR_TRANSFERS::contains).isPresent();
  }

  private static boolean isWide(VideoFormat format) {
    return isDolbyVision(format)
        || format.colour().map(Colour::primaries).filter(WIDE_PRIMARIES::contains).isPresent();
  }

  private static boolean isDolbyVision(VideoFormat format) {
    return Set.of("dvh1", "dvhe", "dav1", "dvav", "dva1")
        .contains(format.codecs().split("\\.", 2)[0].toLowerCase(Locale.ROOT));
  }

  /** Above the first and not above the second. */
  private boolean isRateWithin(OptionalLong min, OptionalLong max) {
    if (min.isEmpty() && max.isEmpty()) {
      return true;
    }
    Optional<Ratio> rate = track.frameRate();
    return rate.isPresent()
        && (min.isEmpty() || compare(rate.get(), min.getAsLong()) > 0)
        && (max.isEmpty() || compare(rate.get(), max.getAsLong()) <= 0);
  }

  private static int compare(Ratio rate, long framesPerSecond) {
    return BigInteger.valueOf(rate.numerator())
        .compareTo(
            BigInteger.valueOf(framesPerSecond).multiply(BigInteger.valueOf(rate.denominator())));
  }

  private long bitsPerSecond() {
    long ticks =
        track.samples().endTicks()
            - (track.samples().count() == 0 ? 0 : track.samples().decodeTimeTicks(0));
    if (ticks <= 0) {
      return 0;
    }
    return BigInteger.valueOf(track.samples().totalBytes())
        .multiply(BigInteger.valueOf(Byte.SIZE * track.timeScale().ticksPerSecond()))
        .divide(BigInteger.valueOf(ticks))
        .longValueExact();
  }
}
