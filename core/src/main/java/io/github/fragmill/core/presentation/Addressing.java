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
   * A file for the header and numbered files for the segments.
   *
   * @param headerName a relative path with {@code /}
   * @param directory the segments' directory, a relative path with {@code /}
   * @param extension the segments' file name behind the number, for example {@code .m4s}
   * @param firstNumber the number of the first segment
   */
  record SegmentFiles(String headerName, String directory, String extension, int firstNumber)
      implements Addressing {
    public SegmentFiles {
      Objects.requireNonNull(headerName, "headerName");
      Objects.requireNonNull(directory, "directory");
      Objects.requireNonNull(extension, "extension");
    }

    /** Returns the name of a segment's file. */
    public String segmentName(int segment) {
      return directory + "/" + (firstNumber + segment) + extension;
    }
  }
}
