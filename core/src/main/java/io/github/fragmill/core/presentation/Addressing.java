package io.github.fragmill.core.presentation;

import java.util.Objects;

/** Where the header and the segments of a rendition are. Names are relative to the manifest. */
public sealed interface Addressing {

  /**
   * One file; the index tells where its segments are.
   *
   * @param fileName a relative path with {@code /}
   * @param headerBytes the CMAF header is the first so many bytes of the file
   * @param indexBytes the {@code sidx} box follows it and has so many bytes
   */
  record SingleFile(String fileName, long headerBytes, long indexBytes) implements Addressing {
    public SingleFile {
      Objects.requireNonNull(fileName, "fileName");
      if (headerBytes < 1 || indexBytes < 1) {
        throw new IllegalArgumentException("expected sizes of 1 or more");
      }
    }
  }

  /**
   * A file for the header and one for each segment.
   *
   * @param headerName a relative path with {@code /}
   * @param directory the segments' directory, a relative path with {@code /}
   * @param extension the segments' file name behind number or time, for example {@code .m4s}
   * @param firstNumber the number of the first segment
   * @param naming whether segments are called by number or by time
   */
  record SegmentFiles(
      String headerName, String directory, String extension, int firstNumber, SegmentNaming naming)
      implements Addressing {
    public SegmentFiles {
      Objects.requireNonNull(headerName, "headerName");
      Objects.requireNonNull(directory, "directory");
      Objects.requireNonNull(extension, "extension");
      Objects.requireNonNull(naming, "naming");
    }

    /** Makes names of numbers. */
    public SegmentFiles(String headerName, String directory, String extension, int firstNumber) {
      this(headerName, directory, extension, firstNumber, SegmentNaming.NUMBER);
    }

    /**
     * Returns the name of a segment's file.
     *
     * @param startTicks when the segment begins to be presented
     */
    public String segmentName(int segment, long startTicks) {
      long name = naming == SegmentNaming.TIME ? startTicks : firstNumber + (long) segment;
      return directory + "/" + name + extension;
    }
  }
}
