package io.github.fragmill.core.internal.codec.aac;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import java.util.ArrayList;
import java.util.List;

/** The program_config_element (ISO/IEC 14496-3, 4.4.1.1): a channel layout spelled out. */
final class ProgramConfig {

  private ProgramConfig() {}

  /** Reads an element to its end and returns its number of channels, at least 1. */
  static int readChannelCount(BitReader reader) throws MalformedMediaException {
    return ChannelElement.channelCount(readElements(reader));
  }

  /** Reads an element to its end and returns the elements that hold channels, at least one. */
  static List<ChannelElement> readElements(BitReader reader) throws MalformedMediaException {
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
    List<ChannelElement> elements = new ArrayList<>();
    for (int element = 0; element < singleOrPairElements; element++) {
      ChannelElement.Kind kind =
          reader.flag() ? ChannelElement.Kind.PAIR : ChannelElement.Kind.SINGLE;
      elements.add(new ChannelElement(kind, reader.bits(4)));
    }
    for (int element = 0; element < lowFrequencyElements; element++) {
      elements.add(new ChannelElement(ChannelElement.Kind.LOW_FREQUENCY, reader.bits(4)));
    }
    reader.skipBits(4 * associatedDataElements);
    reader.skipBits((1 + 4) * couplingElements);
    reader.alignToByte();
    reader.skipBits(Byte.SIZE * reader.bits(8)); // comment_field_data
    if (elements.isEmpty()) {
      throw reader.malformed("program_config_element: expected at least one channel, found none");
    }
    return elements;
  }

  private static void skipIfFlagged(BitReader reader, int bits) throws MalformedMediaException {
    boolean present = reader.flag();
    reader.skipBits(present ? bits : 0);
  }
}
