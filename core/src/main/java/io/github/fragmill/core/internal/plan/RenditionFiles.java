package io.github.fragmill.core.internal.plan;

import io.github.fragmill.core.presentation.Addressing;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.segment.SegmentBoundaries;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of a rendition's files: {@code video-1080.mp4} for a single file; {@code
 * video-1080/init.mp4} and {@code video-1080/1.m4s} for segment files. Immutable and thread-safe.
 *
 * @param id of the rendition
 */
public record RenditionFiles(String id, Layout layout) {

  private static final String SINGLE_FILE_EXTENSION = ".mp4";
  private static final String EXTENSION = ".m4s";
  private static final int FIRST_NUMBER = 1;

  /** Numbers as they are written, without leading zeros: one name for each segment. */
  private static final Pattern SEGMENT_NAME =
      Pattern.compile("([^/]+)/(0|[1-9][0-9]{0,17})\\" + EXTENSION);

  /** Returns the id of the only rendition that can have a file of a name. */
  static Optional<String> idOf(String name) {
    int slash = name.indexOf('/');
    if (slash >= 0) {
      return Optional.of(name.substring(0, slash));
    }
    return name.endsWith(SINGLE_FILE_EXTENSION)
        ? Optional.of(name.substring(0, name.length() - SINGLE_FILE_EXTENSION.length()))
        : Optional.empty();
  }

  /** Returns the name of the single file. */
  public String fileName() {
    return id + SINGLE_FILE_EXTENSION;
  }

  /** Returns the name of the header's file. */
  public String headerName() {
    return segmentFiles().headerName();
  }

  /**
   * Returns the name of a segment's file.
   *
   * @param segment its index, from 0
   * @param startTicks when it begins to be presented
   */
  public String segmentName(int segment, long startTicks) {
    return segmentFiles().segmentName(segment, startTicks);
  }

  /** Returns the segment whose file has a name, or empty when none of the segments has. */
  OptionalInt segmentOf(String name, SegmentBoundaries segments) {
    Matcher matcher = SEGMENT_NAME.matcher(name);
    if (!matcher.matches() || !matcher.group(1).equals(id)) {
      return OptionalInt.empty();
    }
    long value = Long.parseLong(matcher.group(2));
    int segment =
        layout == Layout.TIMED_SEGMENTS
            ? segmentAt(value, segments)
            : (int) Math.min(value - FIRST_NUMBER, Integer.MAX_VALUE);
    return segment >= 0 && segment < segments.segmentCount()
        ? OptionalInt.of(segment)
        : OptionalInt.empty();
  }

  /** Returns the segment that begins at a time, or a negative number when none does. */
  private static int segmentAt(long startTicks, SegmentBoundaries segments) {
    int low = 0;
    int high = segments.segmentCount() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (segments.startTicks(middle) < startTicks) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return segments.startTicks(low) == startTicks ? low : -1;
  }

  /**
   * Returns where header and segments are.
   *
   * @param headerBytes the size of the header
   * @param indexBytes the size of the index of a single file
   */
  public Addressing addressing(long headerBytes, long indexBytes) {
    return layout == Layout.SINGLE_FILE
        ? new Addressing.SingleFile(fileName(), headerBytes, indexBytes)
        : segmentFiles();
  }

  private Addressing.SegmentFiles segmentFiles() {
    String headerName = id + "/init.mp4";
    return layout == Layout.TIMED_SEGMENTS
        ? new Addressing.TimedSegments(headerName, id, EXTENSION)
        : new Addressing.NumberedSegments(headerName, id, EXTENSION, FIRST_NUMBER);
  }
}
