package io.github.fragmill.cli.report;

import io.github.fragmill.core.media.AudioFormat;
import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.media.ScanType;
import io.github.fragmill.core.media.TrackFormat;
import io.github.fragmill.core.media.VideoFormat;
import java.util.Optional;

/** Writes a track's format as JSON. */
final class FormatJson {

  private FormatJson() {}

  static Json put(
      Json json, TrackFormat format, Optional<String> language, Optional<Ratio> frameRate) {
    json.put("type", format.type().mediaType())
        .put("codecs", format.codecs())
        .put("language", language);
    if (format instanceof VideoFormat video) {
      json.put("width", video.presentedWidthPixels())
          .put("height", video.presentedHeightPixels())
          .put("sampleAspectRatio", video.presentedSampleAspectRatio().toString())
          .put("frameRate", frameRate.map(FormatJson::fraction))
          .put("interlaced", video.scanType() != ScanType.PROGRESSIVE);
    }
    if (format instanceof AudioFormat audio) {
      json.put("samplingRate", audio.samplingRateHertz()).put("channels", audio.channelCount());
    }
    return json;
  }

  /** Formats a frame rate as DASH does: {@code 25} or {@code 30000/1001}. */
  private static String fraction(Ratio ratio) {
    return ratio.denominator() == 1
        ? Long.toString(ratio.numerator())
        : ratio.numerator() + "/" + ratio.denominator();
  }
}
