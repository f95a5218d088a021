package io.github.fragmill.core.internal.codec.aac;

import io.github.fragmill.core.error.MalformedMediaException;
import java.nio.ByteBuffer;

/**
 * What {@code esds} says of a stream (ISO/IEC 14496-14, 6.7; its descriptors: ISO/IEC 14496-1,
 * 7.2.6.5 to 7.2.6.7).
 *
 * @param objectTypeIndication which codec, a number registered with the MP4 registration authority
 * @param decoderSpecificInfo the codec's configuration between position and limit, empty when there
 *     is none
 */
record ElementaryStream(int objectTypeIndication, ByteBuffer decoderSpecificInfo) {

  /**
   * Reads the content of an {@code esds} box.
   *
   * @param path the place in the box tree, for messages
   */
  static ElementaryStream read(byte[] content, String path) throws MalformedMediaException {
    return new Parser(content, path).read();
  }

  /**
   * Reads one box; used once. The buffer's limit is the end of the descriptor being read:
   *
   * <pre>
   * ES_Descriptor             tag 3
   *   DecoderConfigDescriptor tag 4
   *     DecoderSpecificInfo   tag 5
   * </pre>
   */
  private static final class Parser {

    private static final int ES_DESCRIPTOR = 3;
    private static final int DECODER_CONFIG_DESCRIPTOR = 4;
    private static final int DECODER_SPECIFIC_INFO = 5;

    private static final int VERSION_AND_FLAGS_BYTES = 4;
    private static final int ES_ID_BYTES = 2;
    private static final int STREAM_DEPENDENCE = 0x80;
    private static final int URL = 0x40;
    private static final int OCR_STREAM = 0x20;

    /** Stream type, buffer size, greatest and average bit rate. */
    private static final int STREAM_PARAMETERS_BYTES = 12;

    /** An expandable size has 7 bits in each of 1 to 4 bytes (ISO/IEC 14496-1, 8.3.3). */
    private static final int MAX_SIZE_BYTES = 4;

    private final ByteBuffer bytes;
    private final String path;

    Parser(byte[] content, String path) {
      this.bytes = ByteBuffer.wrap(content);
      this.path = path;
    }

    ElementaryStream read() throws MalformedMediaException {
      skip(VERSION_AND_FLAGS_BYTES);
      if (!enter(ES_DESCRIPTOR)) {
        throw malformed("expected an ES_Descriptor, found none");
      }
      skip(ES_ID_BYTES);
      int flags = readByte();
      if ((flags & STREAM_DEPENDENCE) != 0) {
        skip(2);
      }
      if ((flags & URL) != 0) {
        skip(readByte());
      }
      if ((flags & OCR_STREAM) != 0) {
        skip(2);
      }
      if (!enter(DECODER_CONFIG_DESCRIPTOR)) {
        throw malformed("expected a DecoderConfigDescriptor, found none");
      }
      int objectTypeIndication = readByte();
      skip(STREAM_PARAMETERS_BYTES);
      if (!enter(DECODER_SPECIFIC_INFO)) {
        bytes.limit(bytes.position());
      }
      return new ElementaryStream(objectTypeIndication, bytes.slice());
    }

    /** Moves into the next descriptor of a tag, past others; false when there is none. */
    private boolean enter(int tag) throws MalformedMediaException {
      while (bytes.hasRemaining()) {
        int found = readByte();
        int size = readSize();
        if (size > bytes.remaining()) {
          throw malformed(
              "descriptor "
                  + found
                  + ": expected at most "
                  + bytes.remaining()
                  + " bytes, found "
                  + size);
        }
        if (found == tag) {
          bytes.limit(bytes.position() + size);
          return true;
        }
        skip(size);
      }
      return false;
    }

    private int readSize() throws MalformedMediaException {
      int size = 0;
      for (int i = 0; i < MAX_SIZE_BYTES; i++) {
        int part = readByte();
        size = size << 7 | (part & 0x7F);
        if ((part & 0x80) == 0) {
          return size;
        }
      }
      throw malformed("expected a descriptor size of at most 4 bytes, found more");
    }

    private int readByte() throws MalformedMediaException {
      require(1);
      return bytes.get() & 0xFF;
    }

    private void skip(int count) throws MalformedMediaException {
      require(count);
      bytes.position(bytes.position() + count);
    }

    private void require(int count) throws MalformedMediaException {
      if (bytes.remaining() < count) {
        throw malformed(
            "expected "
                + count
                + " bytes at byte "
                + bytes.position()
                + ", found "
                + bytes.remaining());
      }
    }

    private MalformedMediaException malformed(String reason) {
      return new MalformedMediaException(path, MalformedMediaException.NO_OFFSET, reason);
    }
  }
}
