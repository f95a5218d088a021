package io.github.fragmill.core.internal.codec.hevc;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import java.nio.ByteBuffer;

/**
 * The HEVCDecoderConfigurationRecord in {@code hvcC} (ISO/IEC 14496-15, 8.3.2.1).
 *
 * @param profile what streams of this record ask of a decoder
 * @param lengthSizeBytes the size of a NAL unit's length field, 1, 2 or 4
 * @param parameterSets those of the record; never changed, finders take copies
 */
record HevcConfiguration(
    ProfileTierLevel profile, int lengthSizeBytes, ParameterSets parameterSets) {

  static final String BOX_TYPE = "hvcC";

  /**
   * Reads the content of an {@code hvcC} box.
   *
   * @param path the place in the box tree, for messages
   */
  static HevcConfiguration read(byte[] content, String path) throws MalformedMediaException {
    return new Parser(content, path).read();
  }

  /** Reads one record; used once. */
  private static final class Parser {

    private static final int VERSION = 1;

    private final ByteBuffer bytes;
    private final BitReader fields;
    private final BitReader nalUnit;
    private final ParameterSets parameterSets = new ParameterSets();

    Parser(byte[] content, String path) {
      this.bytes = ByteBuffer.wrap(content);
      this.fields = BitReader.ofBytes(path);
      this.nalUnit = BitReader.ofNalUnits(path);
      fields.reset(bytes, /* startBytes= */ 0, content.length);
    }

    HevcConfiguration read() throws MalformedMediaException {
      int version = fields.bits(8);
      if (version != VERSION) {
        throw fields.malformed("configurationVersion: expected 1, found " + version);
      }
      ProfileTierLevel profile = ProfileTierLevel.read(fields);
      fields.skipBits(16 + 8); // min_spatial_segmentation_idc, parallelismType
      fields.skipBits(8 + 8 + 8); // chroma_format_idc, bit depths
      fields.skipBits(16); // avgFrameRate
      fields.skipBits(6); // constantFrameRate, numTemporalLayers, temporalIdNested
      int lengthSizeBytes = 1 + fields.bits(2);
      if (lengthSizeBytes == 3) {
        throw fields.malformed("lengthSizeMinusOne: expected 0, 1 or 3, found 2");
      }
      int arrays = fields.bits(8);
      for (int i = 0; i < arrays; i++) {
        readArray();
      }
      return new HevcConfiguration(profile, lengthSizeBytes, parameterSets);
    }

    private void readArray() throws MalformedMediaException {
      fields.skipBits(2); // array_completeness, reserved
      int expectedType = fields.bits(6);
      int nalUnits = fields.bits(16);
      for (int i = 0; i < nalUnits; i++) {
        readNalUnit(expectedType);
      }
    }

    private void readNalUnit(int expectedType) throws MalformedMediaException {
      int lengthBytes = fields.bits(16);
      int start = fields.consumedBytes();
      int remainingBytes = bytes.limit() - start;
      if (lengthBytes > remainingBytes) {
        throw fields.malformed(
            "nalUnitLength: expected at most " + remainingBytes + ", found " + lengthBytes);
      }
      int end = start + lengthBytes;
      int type = NalUnitHeader.type(bytes, start, end, fields);
      if (type != expectedType) {
        throw fields.malformed(
            "nal_unit_type in an array: expected " + expectedType + ", found " + type);
      }
      parameterSets.update(nalUnit, bytes, start, end);
      fields.skipBits(Byte.SIZE * lengthBytes);
    }
  }
}
