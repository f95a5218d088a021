package io.github.fragmill.core.internal.codec.av1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.media.ByteRanges;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.StringJoiner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileGroupTest {

  private final BitReader reader = BitReader.ofBytes("sample");
  private final TileInfo tiles = new TileInfo(reader);
  private final TileGroup group = new TileGroup(reader);
  private final ByteRanges ranges = new ByteRanges();

  /** Four columns of tiles, whose sizes have two bytes. */
  @BeforeEach
  void readTileInfo() throws Exception {
    SequenceBits sequence = new SequenceBits();
    sequence.width = 256;
    FrameSize size = new FrameSize(reader);
    byte[] bits = FrameHeaderCase.bits("0 1 11 00 01").toBytes();
    reader.reset(ByteBuffer.wrap(bits), /* startBytes= */ 0, bits.length);
    size.read(sequence.read(), /* override= */ false);
    tiles.read(size, /* largeSuperblocks= */ false);
    assertThat(tiles.count()).isEqualTo(4);
    group.beginFrame();
  }

  private boolean read(String hex) throws MalformedMediaException {
    byte[] bytes = HexFormat.of().parseHex(hex);
    ranges.clear();
    return group.read(ByteBuffer.wrap(bytes), 0, bytes.length, tiles, ranges);
  }

  private String found() {
    StringJoiner found = new StringJoiner(" ");
    for (int i = 0; i < ranges.count(); i++) {
      found.add(ranges.offsetBytes(i) + "+" + ranges.lengthBytes(i));
    }
    return found.toString();
  }

  @Test
  void read_allTiles_lastOneWithoutSize() throws Exception {
    assertThat(read("00" + "0200aabbcc" + "0000dd" + "0100eeff" + "1122")).isTrue();
    assertThat(found()).isEqualTo("3+3 8+1 11+2 13+2");
  }

  @Test
  void read_severalGroups_lastOneEndsTheFrame() throws Exception {
    // tile_start_and_end_present_flag, tg_start, tg_end
    assertThat(read("88" + "0000aa" + "bb")).isFalse(); // 0 and 1
    assertThat(found()).isEqualTo("3+1 4+1");
    assertThat(read("d0" + "ccdd")).isFalse(); // 2
    assertThat(found()).isEqualTo("1+2");
    assertThat(read("f8" + "ee")).isTrue(); // 3
    assertThat(found()).isEqualTo("1+1");
  }

  @Test
  void read_sampleInTheMiddle_offsetsFromItsStart() throws Exception {
    ByteBuffer sample = ByteBuffer.allocate(100).position(50);

    assertThat(group.read(sample, /* start= */ 60, /* end= */ 80, tiles, ranges)).isTrue();

    assertThat(found()).isEqualTo("13+1 16+1 19+1 20+10");
  }

  @ParameterizedTest
  @CsvSource({
    "'', does not end within its 0 bytes",
    "00, does not end within its 1 bytes",
    "00ff, does not end within its 2 bytes",
    "000100aabb, 'tile 0: expected fewer than 2 bytes, found a size of 2'",
    "00ffffaabb, found a size of 65536",
    "000000aa0000bb0000cc, 'tile 2: expected fewer than 1 bytes, found a size of 1'",
    "b0aabb, 'tg_start: expected 0, found 1'"
  })
  void read_groupThatLies_malformed(String hex, String message) {
    assertThatThrownBy(() -> read(hex))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining(message);
  }

  @Test
  void read_groupThatEndsBeforeItStarts_malformed() throws Exception {
    assertThat(read("88" + "0000aa" + "bb")).isFalse();

    assertThatThrownBy(() -> read("c8cc"))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("tg_end: expected 2 to 3, found 1");
  }

  @Test
  void read_groupWithoutData_malformed() throws Exception {
    assertThat(read("88" + "0000aa" + "bb")).isFalse();

    assertThatThrownBy(() -> read("d0"))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("tile 2: expected at least one byte, found none");
  }

  @Test
  void read_wholeFrameAgain_malformed() throws Exception {
    assertThat(read("88" + "0000aa" + "bb")).isFalse();

    assertThatThrownBy(() -> read("00ccddee"))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("tg_start: expected 2, found 0");
  }
}
