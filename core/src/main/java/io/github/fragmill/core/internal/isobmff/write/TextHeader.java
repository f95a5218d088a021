package io.github.fragmill.core.internal.isobmff.write;

import io.github.fragmill.core.media.TextFormat;
import io.github.fragmill.core.media.TrackFormat;
import java.util.Optional;
import org.mp4parser.boxes.iso14496.part12.AbstractMediaHeaderBox;
import org.mp4parser.boxes.iso14496.part12.NullMediaHeaderBox;
import org.mp4parser.boxes.iso14496.part12.SubtitleMediaHeaderBox;

/**
 * What is different in the header of a text track (ISO/IEC 14496-30, 5.3 and 5.4; ISO/IEC 23000-19,
 * 11): XML is subtitles with {@code sthd}, WebVTT is text with {@code nmhd}.
 */
final class TextHeader {

  private static final String IMSC_1_TEXT = "stpp.ttml.im1t";

  private TextHeader() {}

  private static boolean isXml(TrackFormat format) {
    return format.sampleEntry().type().equals("stpp");
  }

  /** Returns the handler type. */
  static String handler(TrackFormat format) {
    return switch (format.sampleEntry().type()) {
      case "stpp" -> "subt";
      case "tx3g" -> "sbtl"; // as in QuickTime; players take "text" for chapters
      default -> "text";
    };
  }

  static AbstractMediaHeaderBox mediaHeader(TrackFormat format) {
    return isXml(format) ? new SubtitleMediaHeaderBox() : new NullMediaHeaderBox();
  }

  /** Returns the brand of the CMAF media profile, or empty when the text conforms to none. */
  static Optional<String> brand(TextFormat format) {
    return switch (format.codecs()) {
      case "wvtt" -> Optional.of("cwvt");
      case IMSC_1_TEXT -> Optional.of("im1t");
      default -> Optional.empty();
    };
  }
}
