package io.github.fragmill.core.internal.codec.ac4;

import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import java.util.Arrays;

/** Writes what tests of AC-4 read. */
final class Ac4Bits {

  static final int STEREO = 0x00_0001;

  private Ac4Bits() {}

  /** Returns a configuration of one presentation, which is {@code presentation}. */
  static byte[] config(int presentationVersion, BitWriter presentation) {
    return config(1, 2, 1, presentationVersion, presentation);
  }

  /** Returns a configuration; presentations after the first are left out, for nobody reads them. */
  static byte[] config(
      int boxVersion,
      int bitstreamVersion,
      int presentations,
      int presentationVersion,
      BitWriter presentation) {
    return new BitWriter()
        .bits(3, boxVersion)
        .bits(7, bitstreamVersion)
        .flag(true) // 48 kHz
        .bits(4, 2)
        .bits(9, presentations)
        .flag(false) // program id
        .bits(2 + 32, 0)
        .bits(32, 0xFFFF_FFFFL)
        .align()
        .bits(8, presentationVersion)
        .bits(8, (presentation.count() + 7) / 8)
        .append(presentation)
        .toBytes();
  }

  /** Returns the beginning of a presentation of one group. */
  static BitWriter presentation(int compatibility) {
    return new BitWriter()
        .bits(5, 0x1F)
        .bits(3, compatibility)
        .flag(false) // presentation id
        .bits(2 + 2 + 5 + 10, 0);
  }

  /** Returns a whole presentation of channels. */
  static BitWriter channels(int compatibility, int channelMode, int mask) {
    BitWriter bits = presentation(compatibility).flag(true).bits(5, channelMode);
    if (channelMode >= 11 && channelMode <= 14) {
      bits.bits(3, 0b101);
    }
    return bits.bits(24, mask).bits(8, 0);
  }

  /** Returns the beginning of a table of contents up to b_payload_base: 48 kHz. */
  static BitWriter tocStart(int frameRateIndex, int presentations) {
    BitWriter bits = new BitWriter().bits(2, 2).bits(10, 77).flag(false);
    bits.flag(true).bits(4, frameRateIndex).flag(true);
    return switch (presentations) {
      case 0 -> bits.flag(false).flag(false);
      case 1 -> bits.flag(true);
      default -> bits.flag(false).flag(true).append(variable(2, presentations - 2));
    };
  }

  /** Returns a table's beginning with neither payload base nor program id. */
  static BitWriter toc(int frameRateIndex, int presentations) {
    return tocStart(frameRateIndex, presentations).flag(false).flag(false);
  }

  /** Returns a presentation of one group, at a frame rate that needs no bits of its own. */
  static BitWriter singleGroup(int group) {
    return new BitWriter()
        .flag(true)
        .flag(false) // version 0
        .bits(3, 0) // mdcompat
        .flag(false) // presentation id
        .append(metadataInfo())
        .flag(false) // filter
        .append(escaped(3, 2, group))
        .append(presentationEnd());
  }

  /** Returns an emdf_info with nothing in it. */
  static BitWriter metadataInfo() {
    return new BitWriter().bits(2 + 3 + 1 + 2 + 2, 0);
  }

  /** Returns b_pre_virtualized to ac4_presentation_substream_info. */
  static BitWriter presentationEnd() {
    return new BitWriter().bits(1 + 1 + 1 + 1 + 2, 0);
  }

  /** Returns a group of one stereo substream. */
  static BitWriter stereoGroup() {
    return groupStart(/* channelCoded= */ true).bits(2, 0b10).append(substreamEnd(1)).flag(false);
  }

  /** Returns a group's beginning: substreams present, no extension, a single one. */
  static BitWriter groupStart(boolean channelCoded) {
    return new BitWriter().flag(true).flag(false).flag(true).flag(channelCoded);
  }

  /** Returns a substream from b_sf_multiplier to its index. */
  static BitWriter substreamEnd(int frameRateFactor) {
    return new BitWriter().flag(false).flag(false).bits(frameRateFactor, 0).bits(2, 0);
  }

  /** Returns substream_index_table. */
  static BitWriter sizes(int... sizes) {
    BitWriter bits = new BitWriter();
    if (sizes.length >= 4) {
      bits.bits(2, 0).append(variable(2, sizes.length - 4));
    } else {
      bits.bits(2, sizes.length);
    }
    if (sizes.length == 1) {
      bits.flag(true);
    }
    for (int size : sizes) {
      bits.flag(size >= 1024).bits(10, size & 0x3FF);
      if (size >= 1024) {
        bits.append(variable(2, size >> 10));
      }
    }
    return bits;
  }

  /** Returns a frame: a table of contents filled up to whole bytes, and so many bytes after it. */
  static byte[] frame(BitWriter toc, int payloadBytes) {
    byte[] table = toc.toBytes();
    byte[] frame = Arrays.copyOf(table, table.length + payloadBytes);
    Arrays.fill(frame, table.length, frame.length, (byte) 0xA5);
    return frame;
  }

  /** Returns variable_bits: the reverse of the rule that reads it. */
  static BitWriter variable(int size, int value) {
    BitWriter last = new BitWriter().bits(size, value).flag(false);
    return value < 1 << size
        ? last
        : more(size, (value >> size) - 1)
            .append(new BitWriter().bits(size, value & (1 << size) - 1).flag(false));
  }

  private static BitWriter more(int size, int value) {
    BitWriter group = new BitWriter().bits(size, value & (1 << size) - 1).flag(true);
    return value < 1 << size ? group : more(size, (value >> size) - 1).append(group);
  }

  /** Returns a number that continues with variable_bits when all its bits are set. */
  static BitWriter escaped(int size, int continuationSize, int value) {
    int escape = (1 << size) - 1;
    return value < escape
        ? new BitWriter().bits(size, value)
        : new BitWriter().bits(size, escape).append(variable(continuationSize, value - escape));
  }
}
