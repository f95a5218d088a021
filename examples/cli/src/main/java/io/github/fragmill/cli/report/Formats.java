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

/** Says what a track holds, for people. */
final class Formats {

  private Formats() {}

  /** Writes {@code 640x360, 25 fps} or {@code 48 kHz, 2 channels}. */
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

  /** Returns the format of pictures as they are in the file: not turned. */
  static TrackFormat notTurned(TrackFormat format) {
    return format instanceof VideoFormat video
        ? video.toBuilder().displayMatrix(DisplayMatrix.IDENTITY).build()
        : format;
  }

  /** Writes {@code , captions CC1 SERVICE1}, or nothing for pictures without. */
  static String captions(TrackFormat format) {
    return format instanceof VideoFormat video && !video.captions().isEmpty()
        ? ", captions "
            + video.captions().stream().map(Object::toString).collect(Collectors.joining(" "))
        : "";
  }

  /** Writes {@code , turned by 90 degrees}, or nothing for pictures that are shown as they are. */
  static String turn(DisplayMatrix matrix) {
    OptionalInt degrees = matrix.rotationDegrees();
    if (degrees.isEmpty()) {
      return ", mirrored or distorted";
    }
    return degrees.getAsInt() == 0 ? "" : ", turned by " + degrees.getAsInt() + " degrees";
  }
}
