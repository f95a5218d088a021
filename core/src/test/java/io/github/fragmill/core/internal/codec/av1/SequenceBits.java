package io.github.fragmill.core.internal.codec.av1;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import java.nio.ByteBuffer;

/** Writes sequence headers for tests; every field has a plain default. */
final class SequenceBits {

  static final int SELECTED_BY_FRAME = 2;

  /** Frame numbers have 7 bits and distances to them 5, where there are any. */
  static final int FRAME_ID_BITS = 7;

  static final int DELTA_FRAME_ID_BITS = 5;

  int profile;
  boolean reduced;

  /** No times, one operating point of level 4. */
  BitWriter operatingPoints = new BitWriter().bits(2, 0).bits(5, 0).bits(12, 0).bits(5, 4);

  int width = 64;
  int height = 64;
  boolean frameIds;
  boolean largeSuperblocks;
  boolean warpedMotion;
  boolean referenceMotionVectors;
  int screenContent = SELECTED_BY_FRAME;
  int integerMotionVectors = SELECTED_BY_FRAME;
  int orderHintBits;
  boolean superResolution;
  boolean directionalEnhancement;
  boolean restoration;

  /** 8 bits, 4:2:0, not described. */
  BitWriter colour = new BitWriter().bits(7, 0);

  boolean filmGrain;

  /** Returns the header without trailing bits. */
  BitWriter bits() {
    BitWriter out = new BitWriter().bits(3, profile).flag(reduced).flag(reduced);
    if (reduced) {
      out.bits(5, 4);
    } else {
      out.append(operatingPoints);
    }
    out.bits(4, 15).bits(4, 15).bits(16, width - 1).bits(16, height - 1);
    if (!reduced) {
      out.flag(frameIds);
    }
    if (frameIds) {
      out.bits(4, DELTA_FRAME_ID_BITS - 2).bits(3, FRAME_ID_BITS - DELTA_FRAME_ID_BITS - 1);
    }
    out.flag(largeSuperblocks).bits(2, 3);
    if (!reduced) {
      out.bits(2, 3).flag(warpedMotion).flag(true).flag(orderHintBits > 0);
      if (orderHintBits > 0) {
        out.flag(true).flag(referenceMotionVectors);
      }
      choice(out, screenContent);
      if (screenContent > 0) {
        choice(out, integerMotionVectors);
      }
      if (orderHintBits > 0) {
        out.bits(3, orderHintBits - 1);
      }
    }
    out.flag(superResolution).flag(directionalEnhancement).flag(restoration);
    return out.append(colour).flag(filmGrain);
  }

  private static void choice(BitWriter out, int value) {
    out.flag(value == SELECTED_BY_FRAME);
    if (value != SELECTED_BY_FRAME) {
      out.bits(1, value);
    }
  }

  /** Returns the header as a unit. */
  byte[] unit() {
    return Obus.of(ObuType.SEQUENCE_HEADER, bits().flag(true).toBytes());
  }

  /** Returns the header as it is read. */
  SequenceHeader read() throws MalformedMediaException {
    byte[] bytes = bits().toBytes();
    BitReader reader = BitReader.ofBytes("sample");
    reader.reset(ByteBuffer.wrap(bytes), /* startBytes= */ 0, bytes.length);
    return SequenceHeader.read(reader);
  }
}
