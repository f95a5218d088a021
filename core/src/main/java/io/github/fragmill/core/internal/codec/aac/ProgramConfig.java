package io.github.fragmill.core.internal.codec.aac;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;

/** The program_config_element (ISO/IEC 14496-3, 4.4.1.1): a channel layout spelled out. */
final class ProgramConfig {

  private ProgramConfig() {}

  /** Reads an element to its end and returns its number of channels, at least 1. */
  static int readChannelCount(BitReader reader) throws MalformedMediaException {
    reader.skipBits(4 + 2 + 4); // element_instance_tag, object_type, sampling_frequency_index
    int singleOrPairElements = reader.bits(4); // front
    singleOrPairElements += reader.bits(4); // side
    singleOrPairElements += reader.bits(4); // back
    int lowFrequencyElements = reader.bits(2);
    int associatedDataElements = reader.bits(3);
    int couplingElements = reader.bits(4);
    skipIfFlagged(reader, 4); // mono_mixdown_element_number
    skipIfFlagged(reader, 4); // stereo_mixdown_element_number
    skipIfFlagged(reader, 2 + 1); // matrix_mixdown_idx, pseudo_surround_enable
    int channels = lowFrequencyElements;
    for (int element = 0; element < singleOrPairElements; element++) {
      boolean pair = reader.flag();
      channels += pair ? 2 : 1;
      reader.skipBits(4); // element_tag_select
    }
    reader.skipBits(4 * lowFrequencyElements + 4 * associatedDataElements);
    reader.skipBits((1 + 4) * couplingElements);
    reader.alignToByte();
    reader.skipBits(Byte.SIZE * reader.bits(8)); // comment_field_data
    if (channels == 0) {
      throw reader.malformed("program_config_element: expected at least one channel, found none");
    }
    return channels;
  }

  private static void skipIfFlagged(BitReader reader, int bits) throws MalformedMediaException {
    boolean present = reader.flag();
    reader.skipBits(present ? bits : 0);
  }
}
