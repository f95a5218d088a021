package io.github.fragmill.core.internal.codec.bitstream;

import io.github.fragmill.core.error.MalformedMediaException;
import java.nio.ByteBuffer;

/**
 * Walks the NAL units of a sample, each after its length (ISO/IEC 14496-15, 4.3.3). Those of length
 * 0, which some cameras and broadcast tools write, hold nothing and are skipped, as decoders do.
 * Made once and reset for each sample. Not thread-safe.
 */
public final class NalUnitCursor {

  private static final String PATH = "sample";

  private final int lengthSizeBytes;
  private ByteBuffer sample = ByteBuffer.allocate(0);
  private int start;
  private int end;

  /**
   * @param lengthSizeBytes the size of a length field, 1, 2 or 4
   */
  public NalUnitCursor(int lengthSizeBytes) {
    this.lengthSizeBytes = lengthSizeBytes;
  }

  /** Starts again before the first NAL unit between a sample's position and limit. */
  public void reset(ByteBuffer nextSample) {
    sample = nextSample;
    end = nextSample.position();
    start = end;
  }

  /**
   * Goes to the next NAL unit.
   *
   * @return false when there is none
   * @throws MalformedMediaException when it does not fit into the sample
   */
  public boolean next() throws MalformedMediaException {
    do {
      if (end == sample.limit()) {
        return false;
      }
      readLength();
    } while (start == end);
    return true;
  }

  private void readLength() throws MalformedMediaException {
    int limit = sample.limit();
    if (limit - end < lengthSizeBytes) {
      throw malformed((limit - end) + " bytes after the last NAL unit, too few for a length");
    }
    long length = LengthPrefixed.length(sample, end, lengthSizeBytes);
    start = end + lengthSizeBytes;
    if (length > limit - start) {
      throw malformed(
          "expected a NAL unit of at most "
              + (limit - start)
              + " bytes, found a length of "
              + length);
    }
    end = start + (int) length;
  }

  /** Returns where the NAL unit begins, after its length field, as an index of the buffer. */
  public int start() {
    return start;
  }

  /** Returns where the NAL unit ends, as an index of the buffer. */
  public int end() {
    return end;
  }

  private MalformedMediaException malformed(String reason) {
    return new MalformedMediaException(
        PATH,
        MalformedMediaException.NO_OFFSET,
        "byte " + (end - sample.position()) + ": " + reason);
  }
}
