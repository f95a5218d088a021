package io.github.fragmill.core.internal.codec.avc;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import java.nio.ByteBuffer;

/**
 * The AVCDecoderConfigurationRecord in {@code avcC} (ISO/IEC 14496-15, 5.3.3.1). Its extension for
 * the high profiles repeats what the parameter sets say and is not read.
 *
 * @param profileAndLevel profile, compatibility and level as six hexadecimal digits
 * @param lengthSizeBytes the size of a NAL unit's length field, 1, 2 or 4
 * @param parameterSets those of the record; never changed, finders take copies
 */
record AvcConfiguration(String profileAndLevel, int lengthSizeBytes, ParameterSets parameterSets) {

  static final String BOX_TYPE = "avcC";

  /**
   * Reads the content of an {@code avcC} box.
   *
   * @param path the place in the box tree, for messages
   */
  static AvcConfiguration read(byte[] content, String path) throws MalformedMediaException {
    return new Parser(content, path).read();
  }

  /** Reads one record; used once. */
  private static final class Parser {

    private static final int VERSION = 1;

    private final ByteBuffer record;
    private final BitReader reader;
    private final ParameterSets parameterSets = new ParameterSets();

    Parser(byte[] content, String path) {
      this.record = ByteBuffer.wrap(content);
      this.reader = BitReader.ofNalUnits(path);
    }

    AvcConfiguration read() throws MalformedMediaException {
      int version = readUnsigned(1, "configurationVersion");
      if (version != VERSION) {
        throw reader.malformed("configurationVersion: expected 1, found " + version);
      }
      String profileAndLevel = String.format("%06x", readUnsigned(3, "profile and level"));
      int lengthSizeBytes = 1 + (readUnsigned(1, "lengthSizeMinusOne") & 3);
      if (lengthSizeBytes == 3) {
        throw reader.malformed("lengthSizeMinusOne: expected 0, 1 or 3, found 2");
      }
      int sequenceSets = readUnsigned(1, "numOfSequenceParameterSets") & 0x1F;
      readParameterSets(sequenceSets, NalUnitType.SEQUENCE_PARAMETER_SET);
      int pictureSets = readUnsigned(1, "numOfPictureParameterSets");
      readParameterSets(pictureSets, NalUnitType.PICTURE_PARAMETER_SET);
      return new AvcConfiguration(profileAndLevel, lengthSizeBytes, parameterSets);
    }

    private void readParameterSets(int count, int expectedType) throws MalformedMediaException {
      for (int i = 0; i < count; i++) {
        int lengthBytes = readUnsigned(2, "parameterSetLength");
        int start = record.position();
        if (lengthBytes == 0 || lengthBytes > record.remaining()) {
          throw reader.malformed(
              "parameterSetLength: expected 1 to " + record.remaining() + ", found " + lengthBytes);
        }
        int type = NalUnitType.of(record.get(start));
        if (type != expectedType) {
          throw reader.malformed(
              "nal_unit_type of a parameter set: expected " + expectedType + ", found " + type);
        }
        parameterSets.update(reader, record, start, start + lengthBytes);
        record.position(start + lengthBytes);
      }
    }

    private int readUnsigned(int sizeBytes, String field) throws MalformedMediaException {
      if (record.remaining() < sizeBytes) {
        throw reader.malformed("ends at byte " + record.limit() + ", before the end of " + field);
      }
      int value = 0;
      for (int i = 0; i < sizeBytes; i++) {
        value = value << Byte.SIZE | Byte.toUnsignedInt(record.get());
      }
      return value;
    }
  }
}
