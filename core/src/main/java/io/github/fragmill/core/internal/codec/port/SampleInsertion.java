package io.github.fragmill.core.internal.codec.port;

import io.github.fragmill.core.internal.codec.bitstream.LengthPrefixed;
import java.nio.ByteBuffer;

/**
 * NAL units that are put into samples, each after its length: before all others except an access
 * unit delimiter, which must be the first (ITU-T H.264, 7.4.1.2.3; H.265, 7.4.2.4.4). Immutable and
 * thread-safe.
 */
public final class SampleInsertion {

  private final byte[] nalUnits;
  private final int lengthSizeBytes;
  private final NalUnitMask delimiter;

  /**
   * @param nalUnits with their lengths; must not be changed afterwards
   * @param lengthSizeBytes the size of a length, 1, 2 or 4
   * @param delimiter which NAL units are delimiters
   */
  public SampleInsertion(byte[] nalUnits, int lengthSizeBytes, NalUnitMask delimiter) {
    if (lengthSizeBytes != 1 && lengthSizeBytes != 2 && lengthSizeBytes != 4) {
      throw new IllegalArgumentException(
          "lengthSizeBytes: expected 1, 2 or 4, found " + lengthSizeBytes);
    }
    this.nalUnits = nalUnits;
    this.lengthSizeBytes = lengthSizeBytes;
    this.delimiter = delimiter;
  }

  /** Returns how many bytes are put in. */
  public int sizeBytes() {
    return nalUnits.length;
  }

  /** Returns the bytes, read-only. */
  public ByteBuffer bytes() {
    return ByteBuffer.wrap(nalUnits).asReadOnlyBuffer();
  }

  /** Returns the size of a length, 1, 2 or 4. */
  public int lengthSizeBytes() {
    return lengthSizeBytes;
  }

  /** Returns which NAL units are delimiters. */
  public NalUnitMask delimiter() {
    return delimiter;
  }

  /** Returns how many of a sample's first bytes are needed to find their place in it. */
  public int headBytes() {
    return lengthSizeBytes + 1;
  }

  /**
   * Returns where they are put in, in bytes from the sample's start.
   *
   * @param head the sample's first bytes, as many as {@link #headBytes()}, or all it has
   * @param sampleBytes the size of the sample
   */
  public int place(ByteBuffer head, int sampleBytes) {
    if (head.remaining() < headBytes()) {
      return 0;
    }
    long length = LengthPrefixed.length(head, head.position(), lengthSizeBytes);
    int first = Byte.toUnsignedInt(head.get(head.position() + lengthSizeBytes));
    boolean isWhole = length > 0 && lengthSizeBytes + length <= sampleBytes;
    return isWhole && delimiter.matches(first) ? lengthSizeBytes + (int) length : 0;
  }
}
