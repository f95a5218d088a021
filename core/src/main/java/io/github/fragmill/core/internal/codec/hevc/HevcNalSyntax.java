package io.github.fragmill.core.internal.codec.hevc;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.bitstream.LengthPrefixed;
import io.github.fragmill.core.internal.codec.nal.DecoderConfiguration;
import io.github.fragmill.core.internal.codec.nal.NalSyntax;
import io.github.fragmill.core.internal.codec.port.NalUnitMask;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameter sets of H.265 and the HEVCDecoderConfigurationRecord (ISO/IEC 14496-15, 8.3.2.1).
 *
 * <pre>
 * head        version, profile, tier and level, formats, size of lengths
 * NAL units   in an array for each type
 * tail        nothing
 * </pre>
 */
final class HevcNalSyntax implements NalSyntax {

  private static final Map<String, String> IN_BAND_TYPES =
      Map.of("hvc1", "hev1", "hev1", "hev1", "dvh1", "dvhe", "dvhe", "dvhe");

  private static final int HEAD_BYTES = 22;
  private static final int PROFILE = 1;
  private static final int FIRST_FLAGS = 2; // compatibility, constraints
  private static final int LEVEL = 12;
  private static final int FIRST_FORMAT = 16; // chroma_format_idc, bit depths
  private static final int END_FORMAT = 19;
  private static final int LENGTH_SIZE = 21;
  private static final int MAX_ARRAYS = 255;
  private static final int MAX_NAL_UNITS = 0xFFFF;
  private static final int ARRAY_COMPLETENESS = 0x80;

  @Override
  public String configurationBoxType() {
    return HevcConfiguration.BOX_TYPE;
  }

  @Override
  public String inBandType(String type) {
    return IN_BAND_TYPES.getOrDefault(type, type);
  }

  @Override
  public DecoderConfiguration read(byte[] content, String path) throws MalformedMediaException {
    HevcConfiguration.read(content, path); // checks that all of it is there
    ByteBuffer record = ByteBuffer.wrap(content);
    byte[] head = new byte[HEAD_BYTES];
    record.get(head);
    int arrays = Byte.toUnsignedInt(record.get());
    List<byte[]> nalUnits = new ArrayList<>();
    for (int array = 0; array < arrays; array++) {
      record.get(); // array_completeness, NAL_unit_type
      int count = Short.toUnsignedInt(record.getShort());
      for (int i = 0; i < count; i++) {
        byte[] nalUnit = new byte[Short.toUnsignedInt(record.getShort())];
        record.get(nalUnit);
        nalUnits.add(nalUnit);
      }
    }
    return new DecoderConfiguration(head, nalUnits, /* tail= */ new byte[0]);
  }

  @Override
  public Optional<byte[]> write(DecoderConfiguration configuration, boolean isComplete) {
    Map<Integer, List<byte[]>> arrays = new LinkedHashMap<>();
    for (byte[] nalUnit : configuration.nalUnits()) {
      arrays.computeIfAbsent(NalUnitType.of(nalUnit[0]), it -> new ArrayList<>()).add(nalUnit);
    }
    if (arrays.size() > MAX_ARRAYS) {
      return Optional.empty();
    }
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    record.writeBytes(configuration.head());
    record.write(arrays.size());
    for (Map.Entry<Integer, List<byte[]>> array : arrays.entrySet()) {
      int count = array.getValue().size();
      Optional<byte[]> nalUnits = LengthPrefixed.of(array.getValue(), Short.BYTES);
      if (count > MAX_NAL_UNITS || nalUnits.isEmpty()) {
        return Optional.empty();
      }
      record.write(array.getKey() | (isComplete ? ARRAY_COMPLETENESS : 0));
      record.write(count >> Byte.SIZE);
      record.write(count);
      record.writeBytes(nalUnits.get());
    }
    return Optional.of(record.toByteArray());
  }

  @Override
  public int lengthSizeBytes(byte[] head) {
    return 1 + (head[LENGTH_SIZE] & 3);
  }

  /** Profile, tier and format must be one; the flags that both have; the higher level. */
  @Override
  public Optional<byte[]> join(byte[] head, byte[] other) {
    boolean isOneFormat =
        Arrays.equals(head, FIRST_FORMAT, END_FORMAT, other, FIRST_FORMAT, END_FORMAT);
    boolean isOneLengthSize = lengthSizeBytes(head) == lengthSizeBytes(other);
    if (head[PROFILE] != other[PROFILE] || !isOneFormat || !isOneLengthSize) {
      return Optional.empty();
    }
    byte[] joined = head.clone();
    for (int i = FIRST_FLAGS; i < LEVEL; i++) {
      joined[i] &= other[i];
    }
    joined[LEVEL] =
        (byte) Math.max(Byte.toUnsignedInt(head[LEVEL]), Byte.toUnsignedInt(other[LEVEL]));
    return Optional.of(joined);
  }

  @Override
  public boolean isParameterSet(byte[] nalUnit) {
    if (nalUnit.length <= NalUnitHeader.BYTES) {
      return false;
    }
    int type = NalUnitType.of(nalUnit[0]);
    return type >= NalUnitType.VIDEO_PARAMETER_SET && type <= NalUnitType.PICTURE_PARAMETER_SET;
  }

  @Override
  public int key(byte[] parameterSet, String path) throws MalformedMediaException {
    ByteBuffer bytes = ByteBuffer.wrap(parameterSet);
    int type = NalUnitType.of(parameterSet[0]);
    int layerId = NalUnitHeader.layerId(bytes, /* startBytes= */ 0);
    return (type << Byte.SIZE | layerId) << Byte.SIZE | id(type, layerId, bytes, path);
  }

  private static int id(int type, int layerId, ByteBuffer bytes, String path)
      throws MalformedMediaException {
    BitReader reader = BitReader.ofNalUnits(path);
    reader.reset(bytes, NalUnitHeader.BYTES, bytes.limit());
    if (type == NalUnitType.VIDEO_PARAMETER_SET) {
      return reader.bits(4);
    }
    if (type == NalUnitType.PICTURE_PARAMETER_SET) {
      return reader.unsignedExpGolomb(PictureParameterSet.MAX_ID, "pps_pic_parameter_set_id");
    }
    // Those of other layers are written in another way: one of a layer is as good as any.
    return layerId == 0 ? SequenceParameterSet.read(reader).id() : 0;
  }

  @Override
  public boolean isVideoCoding(int headerByte) {
    return NalUnitType.isVideoCoding(NalUnitType.of(headerByte));
  }

  @Override
  public NalUnitMask delimiter() {
    return new NalUnitMask(0x3F << 1, NalUnitType.ACCESS_UNIT_DELIMITER << 1);
  }
}
