package io.github.fragmill.core.internal.codec.hevc;

import static io.github.fragmill.core.internal.codec.EncodedStream.find;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.EncodedStream;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HevcRangeFinderTest {

  private static final int LENGTH_SIZE_BYTES = 4;

  static List<String> streams() {
    return HevcStreams.NAMES;
  }

  static List<SliceHeaderCase> cases() {
    return SliceHeaderCase.all();
  }

  private static HevcRangeFinder finder(byte[]... parameterSets) throws MalformedMediaException {
    ParameterSets sets = new ParameterSets();
    BitReader reader = BitReader.ofNalUnits("sample");
    for (byte[] nalUnit : parameterSets) {
      sets.update(reader, ByteBuffer.wrap(nalUnit), /* startBytes= */ 0, nalUnit.length);
    }
    return new HevcRangeFinder(LENGTH_SIZE_BYTES, sets);
  }

  private static HevcRangeFinder plainFinder() throws MalformedMediaException {
    return finder(new SpsBits().nalUnit(), new PpsBits().nalUnit());
  }

  private static ByteBuffer sample(byte[]... nalUnits) {
    ByteBuffer sample = ByteBuffer.allocate(1000);
    for (byte[] nalUnit : nalUnits) {
      sample.putInt(nalUnit.length).put(nalUnit);
    }
    return sample.flip();
  }

  /** A NAL unit of 7 bytes: two of header, two of slice header, three of slice data. */
  private static byte[] slice(int nalUnitType) {
    BitWriter header = new BitWriter().flag(true);
    if (nalUnitType >= 16) {
      header.flag(false);
    }
    header.ue(0).ue(2);
    boolean refresh = nalUnitType == 19 || nalUnitType == 20;
    if (!refresh) {
      header.bits(4, 5).flag(false).ue(0).ue(0);
    }
    header.se(refresh ? 3 : 0).flag(true).align();
    return header.bits(24, 0xABCDEF).toNalUnit(nalUnitType << 1, 1);
  }

  @ParameterizedTest
  @MethodSource("streams")
  void find_encodedStream_sameRangesAsShakaPackager(String name) throws Exception {
    EncodedStream stream = HevcStreams.load(name);
    HevcConfiguration configuration = HevcConfiguration.read(stream.configurationBytes(), "hvcC");
    HevcRangeFinder finder =
        new HevcRangeFinder(configuration.lengthSizeBytes(), configuration.parameterSets());

    assertThat(stream.samples()).isNotEmpty();
    for (int i = 0; i < stream.samples().size(); i++) {
      assertThat(find(finder, ByteBuffer.wrap(stream.sampleBytes(i))))
          .as("sample %d", i)
          .isEqualTo(stream.ranges().get(i));
    }
  }

  @Test
  void find_parameterSetsInBandOnly_sameRanges() throws Exception {
    EncodedStream stream = HevcStreams.load("in-band");
    HevcRangeFinder finder = finder();

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
    HevcRangeFinder finder = finder(slice.sps().nalUnit(), slice.pps().nalUnit());

    assertThat(find(finder, sample(nalUnit))).isEqualTo((4 + nalUnit.length - 20) + "+20");
  }

  @Test
  void find_directBufferInTheMiddle_offsetsFromTheSamplesStart() throws Exception {
    ByteBuffer whole = sample(slice(1));
    ByteBuffer direct = ByteBuffer.allocateDirect(100).position(9).put(whole).flip().position(9);

    assertThat(find(plainFinder(), direct)).isEqualTo("8+3");
    assertThat(direct.position()).isEqualTo(9);
  }

  @Test
  void find_newParameterSetBetweenSlices_holdsForTheLaterOne() throws Exception {
    SpsBits longer = new SpsBits();
    longer.log2MaxPicOrderCntLsbMinus4 = 12;
    byte[] later =
        new BitWriter()
            .flag(true)
            .ue(0)
            .ue(2)
            .bits(16, 0x5555)
            .flag(false)
            .ue(0)
            .ue(0)
            .se(0)
            .flag(true)
            .align()
            .toNalUnit(0x02, 0x01);
    HevcRangeFinder finder = plainFinder();

    // The later slice is all header.
    assertThat(find(finder, sample(slice(1), longer.nalUnit(), later))).isEqualTo("8+3");
    assertThat(find(finder, sample(later))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 17, 18, 19, 20, 21})
  void find_codedSlice_isProtected(int nalUnitType) throws Exception {
    assertThat(find(plainFinder(), sample(slice(nalUnitType)))).isEqualTo("8+3");
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 35, 36, 37, 38, 39, 40, 41, 47, 48, 62, 63})
  void find_otherNalUnit_staysClear(int nalUnitType) throws Exception {
    assertThat(find(plainFinder(), sample(slice(nalUnitType)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 15, 22, 23, 24, 31})
  void find_reservedPicture_isRefusedByName(int nalUnitType) {
    assertThatThrownBy(() -> find(plainFinder(), sample(slice(nalUnitType))))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("reserved nal_unit_type " + nalUnitType);
  }

  @Test
  void find_pictureOfAnotherLayer_isProtectedBehindItsHeader() throws Exception {
    byte[] layered = slice(1);
    layered[1] = 0x09;
    byte[] reserved = slice(24);
    reserved[1] = 0x09;

    assertThat(find(plainFinder(), sample(slice(1), layered))).isEqualTo("8+3 17+5");
    assertThat(find(plainFinder(), sample(reserved))).isEqualTo("6+5");
  }

  @Test
  void find_emptyNalUnits_arePassedOver() throws Exception {
    byte[] empty = {};

    assertThat(find(plainFinder(), sample(empty, slice(1), empty))).isEqualTo("12+3");
  }

  @Test
  void takeFrom_setsOfAnEarlierSample_serveWhatIsLacking() throws Exception {
    HevcRangeFinder finder = finder(new PpsBits().nalUnit());
    ByteBuffer sample = sample(slice(1));
    assertThatThrownBy(() -> find(finder, sample)).isInstanceOf(MalformedMediaException.class);
    assertThat(finder.needsEarlierSample()).isTrue();

    finder.readEarlierSample(sample(new SpsBits().nalUnit()));

    assertThat(find(finder, sample)).isEqualTo("8+3");
    assertThat(finder.needsEarlierSample()).isFalse();
  }

  @Test
  void find_messageOfAnotherLayer_staysClear() throws Exception {
    byte[] layered = slice(39);
    layered[1] = 0x09;

    assertThat(find(plainFinder(), sample(layered))).isEmpty();
  }

  @Test
  void find_emptySample_nothing() throws Exception {
    assertThat(find(plainFinder(), sample())).isEmpty();
  }

  @Test
  void find_missingPictureParameterSet_malformed() {
    assertThatThrownBy(() -> find(finder(new SpsBits().nalUnit()), sample(slice(1))))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("sample")
        .hasMessageContaining("picture parameter set 0");
  }

  @ParameterizedTest
  @CsvSource({
    "000000",
    "00000003aabb",
    "ffffffff4201",
    "000000010c",
    "000000020201",
    "000000024201"
  })
  void find_sampleThatLies_malformed(String hex) {
    ByteBuffer sample = ByteBuffer.wrap(HexFormat.of().parseHex(hex));

    assertThatThrownBy(() -> find(plainFinder(), sample))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageStartingWith("sample: ");
  }
}
