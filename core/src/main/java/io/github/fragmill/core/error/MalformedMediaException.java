package io.github.fragmill.core.error;

import com.google.errorprone.annotations.CheckReturnValue;

/**
 * The input contradicts its own format: a size that lies, a table that does not add up, a bitstream
 * header that cannot be read.
 */
public final class MalformedMediaException extends FragmillException {

  private static final long serialVersionUID = 1L;

  /** The {@link #offsetBytes()} of a failure that has no place in the file. */
  public static final long NO_OFFSET = -1;

  private final String boxPath;
  private final long offsetBytes;
  private final String reason;

  /**
   * @param boxPath the place in the box tree, for example {@code moov/trak[2]/mdia/minf/stbl/stsz};
   *     empty for the whole file
   * @param offsetBytes the place in the file, or {@link #NO_OFFSET}
   * @param reason what was found and what was expected
   */
  public MalformedMediaException(String boxPath, long offsetBytes, String reason) {
    this("", boxPath, offsetBytes, reason);
  }

  private MalformedMediaException(
      String sourcePrefix, String boxPath, long offsetBytes, String reason) {
    super(sourcePrefix + place(boxPath, offsetBytes) + reason);
    this.boxPath = boxPath;
    this.offsetBytes = offsetBytes;
    this.reason = reason;
  }

  private static String place(String boxPath, long offsetBytes) {
    String at = offsetBytes == NO_OFFSET ? "" : " at byte " + offsetBytes;
    return boxPath.isEmpty() ? "" : boxPath + at + ": ";
  }

  /**
   * Returns this failure with the source's name at the start of its message.
   *
   * @param sourceName the source, as messages name it
   */
  @CheckReturnValue
  public MalformedMediaException in(String sourceName) {
    MalformedMediaException named =
        new MalformedMediaException(sourceName + ": ", boxPath, offsetBytes, reason);
    named.setStackTrace(getStackTrace());
    return named;
  }

  /**
   * Returns the place in the box tree, for example {@code moov/trak[2]/mdia/minf/stbl/stsz}; empty
   * for the whole file.
   */
  public String boxPath() {
    return boxPath;
  }

  /** Returns the place in the file in bytes from its start, or {@link #NO_OFFSET}. */
  public long offsetBytes() {
    return offsetBytes;
  }

  /** Returns what was found and what was expected, without the place. */
  public String reason() {
    return reason;
  }
}
