package io.github.fragmill.core.internal.codec.hevc;

import static io.github.fragmill.core.internal.codec.EncodedStream.find;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.EncodedStream;
import io.github.fragmill.core.internal.codec.Mutations;
import io.github.fragmill.core.internal.codec.RangeFinding;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import io.github.fragmill.core.internal.codec.nal.NalRangeFinder;
import io.github.fragmill.core.internal.codec.nal.NalRangeFinderContract;
import io.github.fragmill.core.testing.TestBoxes;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HevcRangeFinderTest extends NalRangeFinderContract {

  private static final int LENGTH_SIZE_BYTES = 4;
  private static final int MUTATIONS = 1500;

  static List<SliceHeaderCase> cases() {
    return SliceHeaderCase.all();
  }

  @Override
  protected HevcRangeFinder finder(byte[]... parameterSets) throws MalformedMediaException {
    ParameterSets sets = new ParameterSets();
    BitReader reader = BitReader.ofNalUnits("sample");
    for (byte[] nalUnit : parameterSets) {
      sets.update(reader, ByteBuffer.wrap(nalUnit), /* startBytes= */ 0, nalUnit.length);
    }
    return new HevcRangeFinder(LENGTH_SIZE_BYTES, sets);
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

  @Override
  protected byte[] sequenceParameterSet() {
    return new SpsBits().nalUnit();
  }

  @Override
  protected byte[] otherSequenceParameterSet() {
    SpsBits longer = new SpsBits();
    longer.log2MaxPicOrderCntLsbMinus4 = 12;
    return longer.nalUnit();
  }

  @Override
  protected byte[] pictureParameterSet() {
    return new PpsBits().nalUnit();
  }

  @Override
  protected byte[] slice() {
    return slice(1);
  }

  @Override
  protected EncodedStream inBandStream() {
    return EncodedStream.load(HevcCodec.class, "in-band");
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

    assertThat(find(finder, sample(nalUnit))).isEqualTo((4 + nalUnit.length - 20) + "+20");
  }

  @Test
  void find_newParameterSetBetweenSlices_holdsForTheLaterOne() throws Exception {
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
    NalRangeFinder finder = plainFinder();

    // The later slice is all header.
    assertThat(find(finder, sample(slice(1), otherSequenceParameterSet(), later))).isEqualTo("8+3");
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
  void find_pictureOfAnotherLayer_isProtectedAfterItsHeader() throws Exception {
    byte[] layered = slice(1);
    layered[1] = 0x09;
    byte[] reserved = slice(24);
    reserved[1] = 0x09;

    assertThat(find(plainFinder(), sample(slice(1), layered))).isEqualTo("8+3 17+5");
    assertThat(find(plainFinder(), sample(reserved))).isEqualTo("6+5");
  }

  @Test
  void find_messageOfAnotherLayer_staysClear() throws Exception {
    byte[] layered = slice(39);
    layered[1] = 0x09;

    assertThat(find(plainFinder(), sample(layered))).isEmpty();
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

  /** Headers of every shape, with damaged parameter sets. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void find_mutatedSets_rangesWithinTheSampleOrMalformed(SliceHeaderCase slice) {
    Mutations mutations = new Mutations(/* seed= */ 815);
    int refused = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] sps = mutations.mutate(slice.sps().nalUnit());
      byte[] pps = mutations.sometimes(slice.pps().nalUnit());
      byte[] nalUnit = mutations.sometimes(slice.nalUnit(slice.header()));
      try {
        byte[] configuration = new HvcCBits().array(33, sps).array(34, pps).toBytes();
        ParameterSets sets = HevcConfiguration.read(configuration, "hvcC").parameterSets();
        RangeFinding.find(
            new HevcRangeFinder(LENGTH_SIZE_BYTES, sets),
            TestBoxes.concat(TestBoxes.ints(nalUnit.length), nalUnit));
      } catch (MalformedMediaException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(1, MUTATIONS - 1);
  }
}
