package io.github.fragmill.core.internal.plan;

import io.github.fragmill.core.presentation.Layout;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One file of a rendition, or one part of its single file.
 *
 * @param segment the index of the segment, 0 for other parts
 */
public record MediaFile(PlannedRendition rendition, Part part, int segment) {

  /** What of a rendition is in a file. */
  public enum Part {
    /** The CMAF header. */
    HEADER,
    /** One media segment. */
    SEGMENT,
    /** Header, index and all segments. */
    WHOLE
  }

  /** Returns the CMAF header of a rendition. */
  public static MediaFile header(PlannedRendition rendition) {
    return new MediaFile(rendition, Part.HEADER, /* segment= */ 0);
  }

  /** Returns a segment of a rendition. */
  public static MediaFile segment(PlannedRendition rendition, int segment) {
    return new MediaFile(rendition, Part.SEGMENT, segment);
  }

  /** Returns a rendition's file of a name, or empty when it has none. */
  static Optional<MediaFile> of(PlannedRendition rendition, String name) {
    RenditionFiles files = rendition.files();
    if (files.layout() == Layout.SINGLE_FILE) {
      return files.fileName().equals(name) ? Optional.of(whole(rendition)) : Optional.empty();
    }
    if (files.headerName().equals(name)) {
      return Optional.of(header(rendition));
    }
    OptionalInt segment = files.segmentOf(name, rendition.boundaries());
    return segment.isPresent()
        ? Optional.of(segment(rendition, segment.getAsInt()))
        : Optional.empty();
  }

  /** Returns all files of a rendition. */
  static Stream<MediaFile> allOf(PlannedRendition rendition) {
    if (rendition.files().layout() == Layout.SINGLE_FILE) {
      return Stream.of(whole(rendition));
    }
    return Stream.concat(
        Stream.of(header(rendition)),
        IntStream.range(0, rendition.segmentCount()).mapToObj(it -> segment(rendition, it)));
  }

  private static MediaFile whole(PlannedRendition rendition) {
    return new MediaFile(rendition, Part.WHOLE, /* segment= */ 0);
  }

  /** Returns its name. */
  public String name() {
    return switch (part) {
      case HEADER -> rendition.files().headerName();
      case SEGMENT -> rendition.segmentName(segment);
      case WHOLE -> rendition.files().fileName();
    };
  }
}
