package io.github.fragmill.core.internal.codec.captions;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.bitstream.NalUnitHeads;
import io.github.fragmill.core.internal.codec.port.VideoDescription;
import io.github.fragmill.core.media.CaptionService;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Looks for captions at the beginnings of a few samples. What is damaged there is skipped: the
 * captions are then not announced, and whether the sample can be packaged shows when it is read.
 */
public final class CaptionFinder {

  /** Parameter sets and messages that come before the slices seldom take more. */
  private static final int HEAD_BYTES = 4096;

  /** user_data_registered_itu_t_t35 (ITU-T H.264, D.1; the same in H.265). */
  private static final int REGISTERED_USER_DATA = 4;

  /** Payload type and payload size, of a byte each at least. */
  private static final int MIN_MESSAGE_BITS = 16;

  private final CaptionData data = new CaptionData();
  private final BitReader reader = BitReader.ofNalUnits("sample");

  private CaptionFinder() {}

  /** Takes T.35 messages out of the beginning of a sample. */
  @FunctionalInterface
  public interface MessageReader {

    /**
     * Reads a sample.
     *
     * @param head as much of it as was read
     * @throws MalformedMediaException when no more can be read of it
     */
    void read(ByteBuffer head, CaptionFinder into) throws MalformedMediaException;
  }

  /**
   * Returns the captions of a track whose samples are NAL units.
   *
   * @param headerBytes the size of a NAL unit's header
   * @param isSei whether a first header byte is that of supplemental enhancement information before
   *     a frame
   */
  public static List<CaptionService> inNalUnits(
      VideoDescription description, int lengthSizeBytes, int headerBytes, IntPredicate isSei)
      throws FragmillException {
    return in(
        description, (head, into) -> into.nalUnits(head, lengthSizeBytes, headerBytes, isSei));
  }

  /** Returns the captions of a track. */
  public static List<CaptionService> in(VideoDescription description, MessageReader messages)
      throws FragmillException {
    CaptionFinder finder = new CaptionFinder();
    for (ByteBuffer head : description.sampleHeads().read(HEAD_BYTES)) {
      try {
        messages.read(head, finder);
      } catch (MalformedMediaException e) {
        // Nothing more is found here.
      }
    }
    return finder.data.services();
  }

  /** Takes in a message that is registered by ITU-T T.35, from its country code on. */
  public void add(ByteBuffer message) {
    data.add(message);
  }

  private void nalUnits(ByteBuffer head, int lengthSizeBytes, int headerBytes, IntPredicate isSei) {
    NalUnitHeads nalUnits = new NalUnitHeads(head, lengthSizeBytes);
    // One that is not whole is a slice.
    while (nalUnits.next() && nalUnits.isWhole()) {
      if (nalUnits.sizeBytes() > headerBytes && isSei.test(nalUnits.header())) {
        int start = nalUnits.start();
        messages(head, start + headerBytes, start + nalUnits.sizeBytes());
      }
    }
  }

  /** Reads sei_message() one after the other (ITU-T H.264, 7.3.2.3.1). */
  private void messages(ByteBuffer head, int start, int end) {
    reader.reset(head, start, end);
    try {
      while (reader.remainingBits() >= MIN_MESSAGE_BITS) {
        int type = variable();
        int sizeBytes = variable();
        if (type != REGISTERED_USER_DATA) {
          reader.skipBits(sizeBytes * Byte.SIZE);
        } else {
          add(bytes(sizeBytes));
        }
      }
    } catch (MalformedMediaException e) {
      // The stop bit and its padding, or damage.
    }
  }

  /** Reads a number as bytes of 255 and a last one. */
  private int variable() throws MalformedMediaException {
    int value = 0;
    int last;
    do {
      last = reader.bits(Byte.SIZE);
      value += last;
    } while (last == 0xFF);
    return value;
  }

  private ByteBuffer bytes(int count) throws MalformedMediaException {
    if (count > reader.remainingBits() / Byte.SIZE) {
      throw reader.malformed("a message of " + count + " bytes, more than there are");
    }
    ByteBuffer bytes = ByteBuffer.allocate(count);
    while (bytes.hasRemaining()) {
      bytes.put((byte) reader.bits(Byte.SIZE));
    }
    return bytes.flip();
  }
}
