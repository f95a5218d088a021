package io.github.fragmill.core.internal.codec.avc;

import static io.github.fragmill.core.internal.codec.EncodedStream.find;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.EncodedStream;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import io.github.fragmill.core.internal.codec.nal.NalRangeFinder;
import io.github.fragmill.core.internal.codec.nal.NalRangeFinderContract;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AvcRangeFinderTest extends NalRangeFinderContract {

  private static final int LENGTH_SIZE_BYTES = 4;

  /** What an I slice of the plain parameter sets in a picture that is no reference begins with. */
  private static final BitWriter PLAIN_SLICE =
      new BitWriter().ue(0).ue(7).ue(0).bits(4, 1).bits(4, 2).se(0);

  static List<SliceHeaderCase> cases() {
    return SliceHeaderCase.all();
  }

  @Override
  protected AvcRangeFinder finder(byte[]... parameterSets) throws MalformedMediaException {
    ParameterSets sets = new ParameterSets();
    BitReader reader = BitReader.ofNalUnits("sample");
    for (byte[] nalUnit : parameterSets) {
      sets.update(reader, ByteBuffer.wrap(nalUnit), /* startBytes= */ 0, nalUnit.length);
    }
    return new AvcRangeFinder(LENGTH_SIZE_BYTES, sets);
  }

  private static byte[] slice(int nalHeader) {
    return new BitWriter().append(PLAIN_SLICE).align().bits(24, 0xABCDEF).toNalUnit(nalHeader);
  }

  @Override
  protected byte[] sequenceParameterSet() {
    return new SpsBits().nalUnit();
  }

  @Override
  protected byte[] otherSequenceParameterSet() {
    SpsBits longer = new SpsBits();
    longer.log2MaxFrameNumMinus4 = 12;
    longer.log2MaxPicOrderCntLsbMinus4 = 12;
    return longer.nalUnit();
  }

  @Override
  protected byte[] pictureParameterSet() {
    return new PpsBits().nalUnit();
  }

  @Override
  protected byte[] slice() {
    return slice(0x01);
  }

  @Override
  protected EncodedStream inBandStream() {
    return EncodedStream.load(AvcCodec.class, "in-band");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void find_anySliceHeader_protectsFromTheByteAfterIt(SliceHeaderCase slice) throws Exception {
    BitWriter data = new BitWriter();
    for (int i = 0; i < 20; i++) {
      data.bits(8, 0xFF);
    }
    byte[] nalUnit = slice.nalUnit(data);
    NalRangeFinder finder = finder(slice.sps().nalUnit(), slice.pps().nalUnit());
    int escapes =
        nalUnit.length - 1 - new BitWriter().append(slice.header()).append(data).toBytes().length;
    int headerBytes = 1 + (slice.header().count() + 7) / 8 + escapes;

    assertThat(find(finder, sample(nalUnit)))
        .isEqualTo((4 + headerBytes) + "+" + (nalUnit.length - headerBytes));
  }

  @Test
  void find_newParameterSetBetweenSlices_holdsForTheLaterOne() throws Exception {
    byte[] later =
        new BitWriter().ue(0).ue(7).ue(0).bits(16, 0x5555).bits(16, 0x5555).se(0).toNalUnit(0x01);
    NalRangeFinder finder = plainFinder();

    String found =
        find(finder, sample(slice(0x01), otherSequenceParameterSet(), later, slice(0x0C)));

    // The later slice is all header.
    assertThat(found).isEqualTo("8+3");
    assertThat(find(finder, sample(later))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0x01, 8+3", "0x02, 8+3", "0x03, 5+6", "0x04, 5+6"})
  void find_codedSliceOrDataPartition_isProtected(int nalHeader, String expected) throws Exception {
    assertThat(find(plainFinder(), sample(slice(nalHeader)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0x06", "0x09", "0x0A", "0x0C", "0x0D", "0x0E", "0x0F", "0x13", "0x1F"})
  void find_otherNalUnit_staysClear(int nalHeader) throws Exception {
    assertThat(find(plainFinder(), sample(slice(nalHeader)))).isEmpty();
  }

  /** A second view of a picture, as H.264 MVC has it, and the depth of 3D-AVC. */
  @ParameterizedTest
  @CsvSource({"14, 8+3", "74, 8+3", "15, 8+3"})
  void find_sliceExtension_isProtectedAfterItsHeader(String nalHeader, String expected)
      throws Exception {
    byte[] nalUnit = HexFormat.of().parseHex(nalHeader + "407f3cabcdef");

    assertThat(find(plainFinder(), sample(nalUnit))).isEqualTo(expected);
  }

  @Test
  void find_depthSliceExtension_isProtectedAfterItsShorterHeader() throws Exception {
    assertThat(find(plainFinder(), sample(HexFormat.of().parseHex("15c07f3cabcdef"))))
        .isEqualTo("7+4");
  }

  @ParameterizedTest
  @CsvSource({"14", "1440", "14407f3c", "15c07f", "15"})
  void find_sliceExtensionWithoutData_staysClear(String hex) throws Exception {
    assertThat(find(plainFinder(), sample(HexFormat.of().parseHex(hex)))).isEmpty();
  }

  /** A second view is after the first one, with a prefix before that. */
  @Test
  void find_twoViews_protectsBoth() throws Exception {
    byte[] prefix = HexFormat.of().parseHex("6e407f3c");
    byte[] view = HexFormat.of().parseHex("74407f3cabcdef");

    assertThat(find(plainFinder(), sample(prefix, slice(0x01), view))).isEqualTo("16+3 27+3");
  }

  @ParameterizedTest
  @CsvSource({"000000", "00000002aa", "ffffffff41", "0000000141", "0000000167"})
  void find_sampleThatLies_malformed(String hex) {
    ByteBuffer sample = ByteBuffer.wrap(HexFormat.of().parseHex(hex));

    assertThatThrownBy(() -> find(plainFinder(), sample))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageStartingWith("sample: ");
  }
}
