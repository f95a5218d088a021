package io.github.fragmill.core.presentation;

import java.util.Objects;

/**
 * Where the header and the segments of a rendition are. Names are relative to the manifest.
 * Immutable.
 */
public sealed interface Addressing {

  /** Returns the layout that stores segments so. */
  Layout layout();

  /**
   * One file; its index says where the segments are.
   *
   * @param fileName a relative path with {@code /}
   * @param headerBytes the size of the CMAF header, with which the file begins; 1 or more
   * @param indexBytes the size of the {@code sidx} box, which follows the header; 1 or more
   */
  record SingleFile(String fileName, long headerBytes, long indexBytes) implements Addressing {
    public SingleFile {
      Objects.requireNonNull(fileName, "fileName");
      if (headerBytes < 1 || indexBytes < 1) {
        throw new IllegalArgumentException("expected sizes of 1 or more");
      }
    }

    @Override
    public Layout layout() {
      return Layout.SINGLE_FILE;
    }
  }

  /** A file for the header and one for each segment. */
  sealed interface SegmentFiles extends Addressing {

    /** Returns the name of the header's file: a relative path with {@code /}. */
    String headerName();

    /** Returns the segments' directory: a relative path with {@code /}. */
    String directory();

    /** Returns how the names of segments end, for example {@code .m4s}. */
    String extension();

    /**
     * Returns the name of a segment's file: a relative path with {@code /}.
     *
     * @param segment its index, from 0
     * @param startTicks when it begins to be presented, in ticks of the rendition
     */
    String segmentName(int segment, long startTicks);
  }

  /**
   * Files of segments that are named by number.
   *
   * @param headerName a relative path with {@code /}
   * @param directory the segments' directory, a relative path with {@code /}
   * @param extension what follows the number, for example {@code .m4s}
   * @param firstNumber the number of the first segment, 0 or more
   */
  record NumberedSegments(String headerName, String directory, String extension, int firstNumber)
      implements SegmentFiles {
    public NumberedSegments {
      Objects.requireNonNull(headerName, "headerName");
      Objects.requireNonNull(directory, "directory");
      Objects.requireNonNull(extension, "extension");
      if (firstNumber < 0) {
        throw new IllegalArgumentException("firstNumber: expected 0 or more, found " + firstNumber);
      }
    }

    @Override
    public Layout layout() {
      return Layout.NUMBERED_SEGMENTS;
    }

    @Override
    public String segmentName(int segment, long startTicks) {
      return directory + "/" + (firstNumber + (long) segment) + extension;
    }
  }

  /**
   * Files of segments that are named by the time at which they begin to be presented, in ticks of
   * the rendition.
   *
   * @param headerName a relative path with {@code /}
   * @param directory the segments' directory, a relative path with {@code /}
   * @param extension what follows the time, for example {@code .m4s}
   */
  record TimedSegments(String headerName, String directory, String extension)
      implements SegmentFiles {
    public TimedSegments {
      Objects.requireNonNull(headerName, "headerName");
      Objects.requireNonNull(directory, "directory");
      Objects.requireNonNull(extension, "extension");
    }

    @Override
    public Layout layout() {
      return Layout.TIMED_SEGMENTS;
    }

    @Override
    public String segmentName(int segment, long startTicks) {
      return directory + "/" + startTicks + extension;
    }
  }
}
