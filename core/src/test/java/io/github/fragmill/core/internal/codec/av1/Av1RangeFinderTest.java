package io.github.fragmill.core.internal.codec.av1;

import static io.github.fragmill.core.internal.codec.EncodedStream.find;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Av1RangeFinderTest {

  private static final byte[] SEQUENCE = FrameHeaderCase.hinted().unit();
  private static final byte[] TEN_BYTES = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

  private final Av1RangeFinder finder = new Av1RangeFinder(Optional.empty());

  static List<FrameHeaderCase> oneTileCases() {
    return FrameHeaderCase.all().stream().filter(frame -> frame.tiles() == 1).toList();
  }

  private static ByteBuffer sample(byte[]... units) {
    return ByteBuffer.wrap(Obus.concat(units));
  }

  /** A header of 6 bytes, then ten bytes in one tile. */
  private static byte[] keyFrame() {
    byte[] header = FrameHeaderCase.hintedKey().toBytes();
    assertThat(header).hasSize(6);
    return Obus.concat(header, TEN_BYTES);
  }

  private static byte[] headerOnly(BitWriter header) {
    return Obus.of(ObuType.FRAME_HEADER, new BitWriter().append(header).flag(true).toBytes());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("oneTileCases")
  void find_anyHeader_protectsFromTheByteAfterIt(FrameHeaderCase frame) throws Exception {
    Av1RangeFinder ofSequence = new Av1RangeFinder(Optional.of(frame.sequence().read()));
    for (BitWriter before : frame.before()) {
      byte[] payload = Obus.concat(before.toBytes(), TEN_BYTES);
      assertThat(find(ofSequence, sample(Obus.of(ObuType.FRAME, payload))))
          .isEqualTo((2 + before.toBytes().length) + "+10");
    }
    byte[] header = frame.header().toBytes();
    byte[] payload = Obus.concat(header, TEN_BYTES, new byte[] {0, 0});

    assertThat(find(ofSequence, sample(Obus.of(ObuType.FRAME, payload))))
        .isEqualTo((2 + header.length) + "+12");
  }

  @Test
  void find_allKindsOfUnits_onlyTilesAreProtected() throws Exception {
    ByteBuffer sample =
        sample(
            Obus.of(ObuType.TEMPORAL_DELIMITER, new byte[0]),
            Obus.of(ObuType.METADATA, new byte[20]),
            SEQUENCE,
            Obus.of(ObuType.PADDING, new byte[20]),
            Obus.of(/* reserved */ 9, new byte[20]),
            Obus.of(ObuType.FRAME, keyFrame()),
            Obus.of(ObuType.PADDING, new byte[20]));

    int before = 2 + 22 + SEQUENCE.length + 22 + 22;
    assertThat(find(finder, sample)).isEqualTo((before + 2 + 6) + "+10");
  }

  @Test
  void find_headerAndTileGroup_tileIsProtected() throws Exception {
    byte[] header = headerOnly(FrameHeaderCase.hintedKey());
    ByteBuffer sample =
        sample(
            SEQUENCE,
            header,
            Obus.of(ObuType.REDUNDANT_FRAME_HEADER, new byte[5]),
            Obus.of(ObuType.TILE_GROUP, TEN_BYTES));

    assertThat(find(finder, sample)).isEqualTo((SEQUENCE.length + header.length + 7 + 2) + "+10");
  }

  @Test
  void find_lastUnitWithoutSize_reachesToTheEnd() throws Exception {
    ByteBuffer sample = sample(SEQUENCE, Obus.withoutSize(ObuType.FRAME, keyFrame()));

    assertThat(find(finder, sample)).isEqualTo((SEQUENCE.length + 1 + 6) + "+10");
  }

  @Test
  void find_framesOfSeveralLayers_allAreProtected() throws Exception {
    byte[] inter =
        Obus.concat(
            FrameHeaderCase.bits(
                    "0 01 1 0 0 0 0 0000 111 00000010 0 000 000 000 000 000 000 000 0 1 1 0 0 1")
                .append(FrameHeaderCase.plainQuantizer())
                .append(FrameHeaderCase.plainLoopFilter())
                .append(FrameHeaderCase.bits("1 0 0 0000000"))
                .toBytes(),
            TEN_BYTES);
    byte[] base = Obus.ofLayer(ObuType.FRAME, /* temporalId= */ 0, /* spatialId= */ 0, keyFrame());
    byte[] enhanced = Obus.ofLayer(ObuType.FRAME, /* temporalId= */ 0, /* spatialId= */ 1, inter);

    int end = SEQUENCE.length + base.length;
    assertThat(find(finder, sample(SEQUENCE, base, enhanced)))
        .isEqualTo((end - 10) + "+10 " + (end + enhanced.length - 10) + "+10");
  }

  @Test
  void find_shownKeyFrame_nothingIsProtected() throws Exception {
    find(finder, sample(SEQUENCE, Obus.of(ObuType.FRAME, keyFrame())));

    assertThat(find(finder, sample(headerOnly(FrameHeaderCase.bits("1 000"))))).isEmpty();
  }

  @Test
  void find_newSequenceHeader_holdsFromThereOn() throws Exception {
    SequenceBits other = new SequenceBits();
    byte[] key =
        FrameHeaderCase.bits("0 00 1 0 0 0 0 0").append(FrameHeaderCase.intraEnd()).toBytes();
    find(finder, sample(SEQUENCE, Obus.of(ObuType.FRAME, keyFrame())));

    assertThat(
            find(finder, sample(other.unit(), Obus.of(ObuType.FRAME, Obus.concat(key, TEN_BYTES)))))
        .isEqualTo((other.unit().length + 2 + key.length) + "+10");
  }

  @Test
  void find_directBufferInTheMiddle_offsetsFromTheSamplesStart() throws Exception {
    ByteBuffer whole = sample(SEQUENCE, Obus.of(ObuType.FRAME, keyFrame()));
    ByteBuffer direct = ByteBuffer.allocateDirect(200).position(9).put(whole).flip().position(9);

    assertThat(find(finder, direct)).isEqualTo((SEQUENCE.length + 2 + 6) + "+10");
    assertThat(direct.position()).isEqualTo(9);
  }

  @Test
  void find_emptySample_nothing() throws Exception {
    assertThat(find(finder, ByteBuffer.allocate(0))).isEmpty();
  }

  @Test
  void find_noSequenceHeader_malformed() {
    assertMalformed("a sequence header before a frame", Obus.of(ObuType.FRAME, keyFrame()));
  }

  @Test
  void find_tileGroupWithoutHeader_malformed() {
    assertMalformed(
        "a frame header before tiles", SEQUENCE, Obus.of(ObuType.TILE_GROUP, TEN_BYTES));
  }

  @Test
  void find_tileGroupAfterShownFrame_malformed() {
    assertMalformed(
        "a frame header before tiles",
        SEQUENCE,
        Obus.of(ObuType.FRAME, keyFrame()),
        headerOnly(FrameHeaderCase.bits("1 000")),
        Obus.of(ObuType.TILE_GROUP, TEN_BYTES));
  }

  @Test
  void find_sampleEndsWithinFrame_malformed() {
    assertMalformed(
        "the rest of a frame's tiles", SEQUENCE, headerOnly(FrameHeaderCase.hintedKey()));
  }

  @Test
  void find_frameWithinFrame_malformed() {
    assertMalformed(
        "the rest of a frame's tiles",
        SEQUENCE,
        headerOnly(FrameHeaderCase.hintedKey()),
        Obus.of(ObuType.FRAME, keyFrame()));
  }

  @Test
  void find_oneBitsAfterTheHeader_malformed() {
    byte[] key = keyFrame();
    key[5] |= 1;

    assertMalformed("expected zero bits", SEQUENCE, Obus.of(ObuType.FRAME, key));
  }

  @Test
  void find_tileList_malformedByName() {
    assertMalformed("large scale tiles", SEQUENCE, Obus.of(ObuType.TILE_LIST, TEN_BYTES));
  }

  @Test
  void find_frameWithoutTiles_malformed() {
    assertMalformed(
        "expected at least one byte",
        SEQUENCE,
        Obus.of(ObuType.FRAME, FrameHeaderCase.hintedKey().toBytes()));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x80, 0x32})
  void find_unitThatLies_malformed(int header) {
    assertMalformed("byte ", SEQUENCE, Obus.bytes(header));
  }

  private void assertMalformed(String message, byte[]... units) {
    assertThatThrownBy(() -> find(finder, sample(units)))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageStartingWith("sample: ")
        .hasMessageContaining(message);
  }
}
