package io.github.fragmill.cli.report;

import io.github.fragmill.core.media.AudioFormat;
import io.github.fragmill.core.media.DisplayMatrix;
import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.media.ScanType;
import io.github.fragmill.core.media.TrackFormat;
import io.github.fragmill.core.media.VideoFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Describes a track's format as text. */
final class Formats {

  private Formats() {}

  /** Returns {@code 640x360, 25 fps} or {@code 48 kHz, 2 channels}. */
  static String describe(TrackFormat format, Optional<Ratio> frameRate) {
    if (format instanceof VideoFormat video) {
      return video.presentedWidthPixels()
          + "x"
          + video.presentedHeightPixels()
          + frameRate.map(rate -> ", " + Units.frameRate(rate)).orElse("")
          + (video.scanType() == ScanType.PROGRESSIVE ? "" : ", interlaced");
    }
    if (format instanceof AudioFormat audio) {
      return Units.hertz(audio.samplingRateHertz())
          + ", "
          + Units.count(audio.channelCount(), "channel");
    }
    return "";
  }

  /** Returns the format of the frames as they are stored, before the display matrix. */
  static TrackFormat asStored(TrackFormat format) {
    return format instanceof VideoFormat video
        ? video.toBuilder().displayMatrix(DisplayMatrix.IDENTITY).build()
        : format;
  }

  /** Returns {@code , captions CC1 SERVICE1}, or an empty text for a track without captions. */
  static String captions(TrackFormat format) {
    return format instanceof VideoFormat video && !video.captions().isEmpty()
        ? ", captions "
            + video.captions().stream().map(Object::toString).collect(Collectors.joining(" "))
        : "";
  }

  /** Returns {@code , turned by 90 degrees}, or an empty text for the identity matrix. */
  static String rotation(DisplayMatrix matrix) {
    OptionalInt degrees = matrix.rotationDegrees();
    if (degrees.isEmpty()) {
      return ", mirrored or distorted";
    }
    return degrees.getAsInt() == 0 ? "" : ", turned by " + degrees.getAsInt() + " degrees";
  }
}
