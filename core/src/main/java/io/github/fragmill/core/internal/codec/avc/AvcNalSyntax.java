package io.github.fragmill.core.internal.codec.avc;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.bitstream.LengthPrefixed;
import io.github.fragmill.core.internal.codec.nal.DecoderConfiguration;
import io.github.fragmill.core.internal.codec.nal.NalSyntax;
import io.github.fragmill.core.internal.codec.port.NalUnitMask;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parameter sets of H.264 and the AVCDecoderConfigurationRecord (ISO/IEC 14496-15, 5.3.3.1).
 *
 * <pre>
 * head        version, profile, compatibility, level, size of lengths
 * NAL units   sequence parameter sets, picture parameter sets
 * tail        what the high profiles add
 * </pre>
 */
final class AvcNalSyntax implements NalSyntax {

  private static final int PROFILE = 1;
  private static final int COMPATIBILITY = 2;
  private static final int LEVEL = 3;
  private static final int LENGTH_SIZE = 4;
  private static final int HEAD_BYTES = 5;
  private static final int MAX_SEQUENCE_SETS = 31;
  private static final int MAX_PICTURE_SETS = 255;
  private static final int RESERVED_BITS = 0xE0;

  @Override
  public String configurationBoxType() {
    return AvcConfiguration.BOX_TYPE;
  }

  @Override
  public String inBandType(String type) {
    return "avc3";
  }

  @Override
  public DecoderConfiguration read(byte[] content, String path) throws MalformedMediaException {
    AvcConfiguration.read(content, path); // checks that all of it is there
    ByteBuffer record = ByteBuffer.wrap(content);
    byte[] head = new byte[HEAD_BYTES];
    record.get(head);
    List<byte[]> nalUnits = new ArrayList<>();
    readSets(record, record.get() & MAX_SEQUENCE_SETS, nalUnits);
    readSets(record, Byte.toUnsignedInt(record.get()), nalUnits);
    byte[] tail = new byte[record.remaining()];
    record.get(tail);
    return new DecoderConfiguration(head, nalUnits, tail);
  }

  private static void readSets(ByteBuffer record, int count, List<byte[]> into) {
    for (int i = 0; i < count; i++) {
      byte[] set = new byte[Short.toUnsignedInt(record.getShort())];
      record.get(set);
      into.add(set);
    }
  }

  @Override
  public Optional<byte[]> write(DecoderConfiguration configuration, boolean isComplete) {
    List<byte[]> sequence = ofType(configuration, NalUnitType.SEQUENCE_PARAMETER_SET);
    List<byte[]> picture = ofType(configuration, NalUnitType.PICTURE_PARAMETER_SET);
    Optional<byte[]> sequenceBytes = LengthPrefixed.of(sequence, Short.BYTES);
    Optional<byte[]> pictureBytes = LengthPrefixed.of(picture, Short.BYTES);
    boolean isTooMuch =
        sequence.size() > MAX_SEQUENCE_SETS
            || picture.size() > MAX_PICTURE_SETS
            || sequenceBytes.isEmpty()
            || pictureBytes.isEmpty();
    if (isTooMuch) {
      return Optional.empty();
    }
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    record.writeBytes(configuration.head());
    record.write(RESERVED_BITS | sequence.size());
    record.writeBytes(sequenceBytes.get());
    record.write(picture.size());
    record.writeBytes(pictureBytes.get());
    record.writeBytes(configuration.tail());
    return Optional.of(record.toByteArray());
  }

  private static List<byte[]> ofType(DecoderConfiguration configuration, int type) {
    return configuration.nalUnits().stream().filter(it -> NalUnitType.of(it[0]) == type).toList();
  }

  @Override
  public int lengthSizeBytes(byte[] head) {
    return 1 + (head[LENGTH_SIZE] & 3);
  }

  /** The profile must be one; of what it leaves out, what both leave out; the higher level. */
  @Override
  public Optional<byte[]> join(byte[] head, byte[] other) {
    if (head[PROFILE] != other[PROFILE] || head[LENGTH_SIZE] != other[LENGTH_SIZE]) {
      return Optional.empty();
    }
    byte[] joined = head.clone();
    joined[COMPATIBILITY] &= other[COMPATIBILITY];
    joined[LEVEL] =
        (byte) Math.max(Byte.toUnsignedInt(head[LEVEL]), Byte.toUnsignedInt(other[LEVEL]));
    return Optional.of(joined);
  }

  @Override
  public boolean isParameterSet(byte[] nalUnit) {
    return nalUnit.length > 1
        && (NalUnitType.of(nalUnit[0]) == NalUnitType.SEQUENCE_PARAMETER_SET
            || NalUnitType.of(nalUnit[0]) == NalUnitType.PICTURE_PARAMETER_SET);
  }

  @Override
  public int key(byte[] parameterSet, String path) throws MalformedMediaException {
    BitReader reader = BitReader.ofNalUnits(path);
    reader.reset(ByteBuffer.wrap(parameterSet), NalUnitType.HEADER_BYTES, parameterSet.length);
    int type = NalUnitType.of(parameterSet[0]);
    int id =
        type == NalUnitType.SEQUENCE_PARAMETER_SET
            ? SequenceParameterSet.read(reader).id()
            : PictureParameterSet.read(reader).id();
    return type << Byte.SIZE | id;
  }

  @Override
  public boolean isVideoCoding(int headerByte) {
    return NalUnitType.isVideoCoding(NalUnitType.of(headerByte));
  }

  @Override
  public NalUnitMask delimiter() {
    return new NalUnitMask(0x1F, NalUnitType.ACCESS_UNIT_DELIMITER);
  }
}
