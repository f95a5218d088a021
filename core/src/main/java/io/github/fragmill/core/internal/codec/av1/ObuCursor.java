package io.github.fragmill.core.internal.codec.av1;

import io.github.fragmill.core.error.MalformedMediaException;
import java.nio.ByteBuffer;

/**
 * Walks open bitstream units (AV1 specification, 5.3; AV1 in ISOBMFF, 2.4: the last one may go
 * without a size). Made once and reset for each sample. Not thread-safe.
 */
final class ObuCursor {

  private static final int MAX_SIZE_FIELD_BYTES = 8;
  private static final long MAX_SIZE_BYTES = 0xFFFF_FFFFL;

  private final String path;
  private ByteBuffer bytes = ByteBuffer.allocate(0);
  private int type;
  private int layers;
  private int next;
  private int start;
  private int end;

  /**
   * @param path the place in the box tree, for messages
   */
  ObuCursor(String path) {
    this.path = path;
  }

  /** Starts again before the first unit between a buffer's position and limit. */
  void reset(ByteBuffer nextBytes) {
    bytes = nextBytes;
    end = nextBytes.position();
    start = end;
  }

  /**
   * Goes to the next unit.
   *
   * @return false when there is none
   * @throws MalformedMediaException when it does not fit into the buffer
   */
  boolean next() throws MalformedMediaException {
    if (end == bytes.limit()) {
      return false;
    }
    next = end;
    int header = nextByte();
    boolean forbiddenBit = (header & 0x80) != 0;
    if (forbiddenBit) {
      throw malformed("expected an OBU header, found " + header);
    }
    type = header >> 3 & 0xF;
    boolean hasExtension = (header & 4) != 0;
    boolean hasSize = (header & 2) != 0;
    layers = hasExtension ? nextByte() : 0;
    long sizeBytes = hasSize ? readSize() : bytes.limit() - next;
    if (sizeBytes > bytes.limit() - next) {
      throw malformed(
          "expected an OBU of at most "
              + (bytes.limit() - next)
              + " bytes, found a size of "
              + sizeBytes);
    }
    start = next;
    end = start + (int) sizeBytes;
    return true;
  }

  /** Returns the unit's type, 0 to 15. */
  int type() {
    return type;
  }

  /** Returns the temporal layer, 0 to 7. */
  int temporalId() {
    return layers >> 5;
  }

  /** Returns the spatial layer, 0 to 3. */
  int spatialId() {
    return layers >> 3 & 3;
  }

  /** Returns where the unit's payload begins, as an index of the buffer. */
  int start() {
    return start;
  }

  /** Returns where the unit ends, as an index of the buffer. */
  int end() {
    return end;
  }

  /** Returns an exception about the unit that was reached last. */
  MalformedMediaException malformed(String reason) {
    return new MalformedMediaException(
        path,
        MalformedMediaException.NO_OFFSET,
        "byte " + (start - bytes.position()) + ": " + reason);
  }

  /** Reads leb128() (AV1 specification, 4.10.5). */
  private long readSize() throws MalformedMediaException {
    long size = 0;
    boolean more = true;
    for (int i = 0; i < MAX_SIZE_FIELD_BYTES && more; i++) {
      int value = nextByte();
      size |= (value & 0x7FL) << (7 * i);
      more = (value & 0x80) != 0;
    }
    if (more || size > MAX_SIZE_BYTES) {
      throw malformed("expected an OBU size of 32 bits in at most 8 bytes");
    }
    return size;
  }

  private int nextByte() throws MalformedMediaException {
    if (next == bytes.limit()) {
      throw malformed("ends within an OBU header");
    }
    return bytes.get(next++) & 0xFF;
  }
}
