package io.github.fragmill.core.internal.codec.bitstream;

import io.github.fragmill.core.error.MalformedMediaException;
import java.nio.ByteBuffer;

/**
 * Reads bits, most significant first, from any kind of {@link ByteBuffer} without moving it. Made
 * once and reset for each header, so that nothing is allocated in the loop over samples. Not
 * thread-safe.
 *
 * <p>A read past the end throws {@link MalformedMediaException}, so a loop that reads at least one
 * bit each time ends.
 */
public final class BitReader {

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private static final int EMULATION_PREVENTION_BYTE = 3;

  /** More leading zeros than this make a code number above 2^32 - 2, which H.264 does not allow. */
  private static final int MAX_LEADING_ZEROS = 31;

  private final String path;
  private final boolean nalUnit;
  private ByteBuffer buffer = NOTHING;
  private int start;
  private int next;
  private int end;
  private int current;
  private int currentBits;
  private int zeroBytes;

  private BitReader(String path, boolean nalUnit) {
    this.path = path;
    this.nalUnit = nalUnit;
  }

  /**
   * Returns a reader of plain bytes.
   *
   * @param path the place in the box tree, for messages
   */
  public static BitReader ofBytes(String path) {
    return new BitReader(path, /* nalUnit= */ false);
  }

  /**
   * Returns a reader of the plain bytes of a whole array.
   *
   * @param path the place in the box tree, for messages
   */
  public static BitReader ofBytes(byte[] content, String path) {
    BitReader reader = ofBytes(path);
    reader.reset(ByteBuffer.wrap(content), /* startBytes= */ 0, content.length);
    return reader;
  }

  /**
   * Returns a reader of NAL units: it skips emulation prevention bytes (ITU-T H.264, 7.4.1; the
   * same in H.265).
   *
   * @param path the place in the box tree, for messages
   */
  public static BitReader ofNalUnits(String path) {
    return new BitReader(path, /* nalUnit= */ true);
  }

  /** Starts again at byte {@code startBytes} of a buffer, and will not read at {@code endBytes}. */
  public void reset(ByteBuffer bytes, int startBytes, int endBytes) {
    buffer = bytes;
    start = startBytes;
    next = startBytes;
    end = endBytes;
    currentBits = 0;
    zeroBytes = 0;
  }

  /** Returns a bit. */
  public boolean flag() throws MalformedMediaException {
    return bits(1) != 0;
  }

  /** Returns the next {@code count} bits, 0 to 31 of them, as an unsigned number. */
  public int bits(int count) throws MalformedMediaException {
    int value = 0;
    int missing = count;
    while (missing > 0) {
      if (currentBits == 0) {
        loadByte();
      }
      int taken = Math.min(missing, currentBits);
      currentBits -= taken;
      missing -= taken;
      int mask = (1 << taken) - 1;
      value = value << taken | ((current >> currentBits) & mask);
    }
    return value;
  }

  /** Skips {@code count} bits, 0 or more. */
  public void skipBits(int count) throws MalformedMediaException {
    int missing = count;
    while (missing > 0) {
      int step = Math.min(missing, Integer.SIZE - 1);
      bits(step);
      missing -= step;
    }
  }

  /** Skips the rest of a byte that was begun. */
  public void alignToByte() {
    currentBits = 0;
  }

  /** Returns a number coded as ue(v) (ITU-T H.264, 9.1), 0 to 2^32 - 2. */
  public long unsignedExpGolomb() throws MalformedMediaException {
    int leadingZeros = 0;
    while (!flag()) {
      leadingZeros++;
      if (leadingZeros > MAX_LEADING_ZEROS) {
        throw malformed("expected an exponential-Golomb code of at most 63 bits");
      }
    }
    return (1L << leadingZeros) - 1 + bits(leadingZeros);
  }

  /**
   * Returns a number coded as ue(v).
   *
   * @param max the greatest value that is allowed
   * @param syntaxElement its name in the specification, for messages
   */
  public int unsignedExpGolomb(int max, String syntaxElement) throws MalformedMediaException {
    long value = unsignedExpGolomb();
    if (value > max) {
      throw malformed(syntaxElement + ": expected 0 to " + max + ", found " + value);
    }
    return (int) value;
  }

  /** Skips {@code count} numbers coded as ue(v) or se(v), which have the same lengths. */
  public void skipExpGolomb(int count) throws MalformedMediaException {
    for (int i = 0; i < count; i++) {
      unsignedExpGolomb();
    }
  }

  /** Returns a number coded as se(v) (ITU-T H.264, 9.1.1), -(2^31 - 1) to 2^31 - 1. */
  public int signedExpGolomb() throws MalformedMediaException {
    long code = unsignedExpGolomb();
    return (int) ((code & 1) == 0 ? -(code >> 1) : (code + 1) >> 1);
  }

  /**
   * Returns the number of bytes from the start that hold what was read, a partly read byte and
   * emulation prevention bytes before it included.
   */
  public int consumedBytes() {
    return next - start;
  }

  /** Returns the number of bits left, emulation prevention bytes included. */
  public long remainingBits() {
    return (long) (end - next) * Byte.SIZE + currentBits;
  }

  /** Returns an exception about the place this reader reads. */
  public MalformedMediaException malformed(String reason) {
    return new MalformedMediaException(path, MalformedMediaException.NO_OFFSET, reason);
  }

  private void loadByte() throws MalformedMediaException {
    current = nextByte();
    if (nalUnit) {
      if (zeroBytes >= 2 && current == EMULATION_PREVENTION_BYTE) {
        zeroBytes = 0;
        current = nextByte();
      }
      zeroBytes = current == 0 ? zeroBytes + 1 : 0;
    }
    currentBits = Byte.SIZE;
  }

  private int nextByte() throws MalformedMediaException {
    if (next >= end) {
      throw malformed("a header does not end within its " + (end - start) + " bytes");
    }
    return buffer.get(next++) & 0xFF;
  }
}
