package io.github.fragmill.core.internal.codec.avc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import io.github.fragmill.core.media.ByteRanges;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AvcRangeFinderTest {

  private static final int LENGTH_SIZE_BYTES = 4;

  /** What an I slice of the plain parameter sets in a picture that is no reference begins with. */
  private static final BitWriter PLAIN_SLICE =
      new BitWriter().ue(0).ue(7).ue(0).bits(4, 1).bits(4, 2).se(0);

  private final ByteRanges ranges = new ByteRanges();

  static List<String> streams() {
    return AvcSamples.NAMES;
  }

  static List<SliceHeaderCase> cases() {
    return SliceHeaderCase.all();
  }

  private static AvcRangeFinder finder(byte[]... parameterSets) throws MalformedMediaException {
    ParameterSets sets = new ParameterSets();
    BitReader reader = BitReader.ofNalUnits("sample");
    for (byte[] nalUnit : parameterSets) {
      sets.update(reader, ByteBuffer.wrap(nalUnit), /* startBytes= */ 0, nalUnit.length);
    }
    return new AvcRangeFinder(LENGTH_SIZE_BYTES, sets);
  }

  private static AvcRangeFinder plainFinder() throws MalformedMediaException {
    return finder(new SpsBits().nalUnit(), new PpsBits().nalUnit());
  }

  private static ByteBuffer sample(byte[]... nalUnits) {
    ByteBuffer sample = ByteBuffer.allocate(1000);
    for (byte[] nalUnit : nalUnits) {
      sample.putInt(nalUnit.length).put(nalUnit);
    }
    return sample.flip();
  }

  private static byte[] slice(int nalHeader) {
    return new BitWriter().append(PLAIN_SLICE).align().bits(24, 0xABCDEF).toNalUnit(nalHeader);
  }

  private String find(AvcRangeFinder finder, ByteBuffer sample) throws MalformedMediaException {
    ranges.clear();
    finder.find(sample, ranges);
    StringJoiner found = new StringJoiner(" ");
    for (int i = 0; i < ranges.count(); i++) {
      found.add(ranges.offsetBytes(i) + "+" + ranges.lengthBytes(i));
    }
    return found.toString();
  }

  @ParameterizedTest
  @MethodSource("streams")
  void find_encodedStream_sameRangesAsShakaPackager(String name) throws Exception {
    AvcSamples stream = AvcSamples.load(name);
    AvcConfiguration configuration = stream.readConfiguration();
    AvcRangeFinder finder =
        new AvcRangeFinder(configuration.lengthSizeBytes(), configuration.parameterSets());

    assertThat(stream.samples()).isNotEmpty();
    for (int i = 0; i < stream.samples().size(); i++) {
      assertThat(find(finder, ByteBuffer.wrap(stream.sampleBytes(i))))
          .as("sample %d", i)
          .isEqualTo(stream.ranges().get(i));
    }
  }

  @Test
  void find_parameterSetsInBandOnly_sameRanges() throws Exception {
    AvcSamples stream = AvcSamples.load("in-band");
    AvcRangeFinder finder = finder();

    for (int i = 0; i < stream.samples().size(); i++) {
      assertThat(find(finder, ByteBuffer.wrap(stream.sampleBytes(i))))
          .as("sample %d", i)
          .isEqualTo(stream.ranges().get(i));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void find_anySliceHeader_protectsFromTheByteBehindIt(SliceHeaderCase slice) throws Exception {
    BitWriter data = new BitWriter();
    for (int i = 0; i < 20; i++) {
      data.bits(8, 0xFF);
    }
    byte[] nalUnit = slice.nalUnit(data);
    AvcRangeFinder finder = finder(slice.sps().nalUnit(), slice.pps().nalUnit());
    int escapes =
        nalUnit.length - 1 - new BitWriter().append(slice.header()).append(data).toBytes().length;
    int headerBytes = 1 + (slice.header().count() + 7) / 8 + escapes;

    assertThat(find(finder, sample(nalUnit)))
        .isEqualTo((4 + headerBytes) + "+" + (nalUnit.length - headerBytes));
  }

  @Test
  void find_directBufferInTheMiddle_offsetsFromTheSamplesStart() throws Exception {
    ByteBuffer whole = sample(slice(0x01));
    ByteBuffer direct = ByteBuffer.allocateDirect(100).position(9).put(whole).flip().position(9);

    assertThat(find(plainFinder(), direct)).isEqualTo("8+3");
    assertThat(direct.position()).isEqualTo(9);
  }

  @Test
  void find_newParameterSetBetweenSlices_holdsForTheLaterOne() throws Exception {
    SpsBits longer = new SpsBits();
    longer.log2MaxFrameNumMinus4 = 12;
    longer.log2MaxPicOrderCntLsbMinus4 = 12;
    byte[] sps = longer.nalUnit();
    byte[] later =
        new BitWriter().ue(0).ue(7).ue(0).bits(16, 0x5555).bits(16, 0x5555).se(0).toNalUnit(0x01);
    AvcRangeFinder finder = plainFinder();

    String found = find(finder, sample(slice(0x01), sps, later, slice(0x0C)));

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
  void find_sliceExtension_isProtectedBehindItsHeader(String nalHeader, String expected)
      throws Exception {
    byte[] nalUnit = HexFormat.of().parseHex(nalHeader + "407f3cabcdef");

    assertThat(find(plainFinder(), sample(nalUnit))).isEqualTo(expected);
  }

  @Test
  void find_depthSliceExtension_isProtectedBehindItsShorterHeader() throws Exception {
    assertThat(find(plainFinder(), sample(HexFormat.of().parseHex("15c07f3cabcdef"))))
        .isEqualTo("7+4");
  }

  @ParameterizedTest
  @CsvSource({"14", "1440", "14407f3c", "15c07f", "15"})
  void find_sliceExtensionWithoutData_staysClear(String hex) throws Exception {
    assertThat(find(plainFinder(), sample(HexFormat.of().parseHex(hex)))).isEmpty();
  }

  /** A second view stands behind the first one, with a prefix in front of that. */
  @Test
  void find_twoViews_protectsBoth() throws Exception {
    byte[] prefix = HexFormat.of().parseHex("6e407f3c");
    byte[] view = HexFormat.of().parseHex("74407f3cabcdef");

    assertThat(find(plainFinder(), sample(prefix, slice(0x01), view))).isEqualTo("16+3 27+3");
  }

  @Test
  void find_emptyNalUnits_arePassedOver() throws Exception {
    byte[] empty = {};

    assertThat(find(plainFinder(), sample(empty, slice(0x01), empty, slice(0x01), empty)))
        .isEqualTo("12+3 27+3");
    assertThat(find(plainFinder(), sample(empty))).isEmpty();
  }

  @Test
  void takeFrom_setsOfAnEarlierSample_serveWhatIsLacking() throws Exception {
    AvcRangeFinder finder = finder(new SpsBits().nalUnit());
    ByteBuffer sample = sample(slice(0x01));
    assertThat(finder.needsEarlierSample()).isFalse();
    assertThatThrownBy(() -> find(finder, sample)).isInstanceOf(MalformedMediaException.class);
    assertThat(finder.needsEarlierSample()).isTrue();

    finder.readEarlierSample(sample(new PpsBits().nalUnit(), slice(0x01)));

    assertThat(find(finder, sample)).isEqualTo("8+3");
    assertThat(finder.needsEarlierSample()).isFalse();
  }

  @Test
  void takeFrom_setThatIsThere_isNotReplaced() throws Exception {
    SpsBits longer = new SpsBits();
    longer.log2MaxFrameNumMinus4 = 12;
    AvcRangeFinder finder = plainFinder();

    finder.readEarlierSample(sample(longer.nalUnit()));

    assertThat(find(finder, sample(slice(0x01)))).isEqualTo("8+3");
  }

  @Test
  void find_emptySample_nothing() throws Exception {
    assertThat(find(plainFinder(), sample())).isEmpty();
  }

  @Test
  void find_missingPictureParameterSet_malformed() {
    assertThatThrownBy(() -> find(finder(new SpsBits().nalUnit()), sample(slice(0x01))))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("sample")
        .hasMessageContaining("picture parameter set 0");
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
