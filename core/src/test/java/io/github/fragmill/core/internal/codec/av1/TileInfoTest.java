package io.github.fragmill.core.internal.codec.av1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileInfoTest {

  private final BitReader reader = BitReader.ofBytes("sample");

  private TileInfo read(int width, int height, boolean largeSuperblocks, BitWriter bits)
      throws MalformedMediaException {
    SequenceBits sequence = new SequenceBits();
    sequence.width = width;
    sequence.height = height;
    SequenceHeader header = sequence.read();
    byte[] bytes = new BitWriter().flag(false).append(bits).toBytes();
    reader.reset(ByteBuffer.wrap(bytes), /* startBytes= */ 0, bytes.length);
    FrameSize size = new FrameSize(reader);
    size.read(header, /* override= */ false);
    TileInfo tiles = new TileInfo(reader);
    tiles.read(size, largeSuperblocks);
    return tiles;
  }

  /** A column is at most 4096 pixels wide and a tile at most 4096x2304 pixels large. */
  @ParameterizedTest
  @CsvSource({
    "4096, 2304, false, 1 0 0, 1, 0",
    "4097, 2304, false, 1 0 0 0 11, 2, 4",
    "4096, 2305, false, 1 0 0 0 11, 2, 4",
    "4096, 2305, true, 1 0 0 0 11, 2, 4",
    "8192, 4352, false, 1 0 0 00 10, 4, 3",
    "8192, 4352, false, 1 1 0 1 0 000 10, 8, 3",
    "65, 1, false, 1 1 0 00, 2, 1",
    "65, 1, true, 1, 1, 0",
    "7681, 4320, true, 1 0 0 00 01, 4, 2"
  })
  void read_uniform_leastTilesThatAreAllowed(
      int width, int height, boolean largeSuperblocks, String bits, int count, int sizeBytes)
      throws Exception {
    TileInfo tiles = read(width, height, largeSuperblocks, FrameHeaderCase.bits(bits));

    assertThat(tiles.count()).isEqualTo(count);
    assertThat(tiles.sizeFieldBytes()).isEqualTo(sizeBytes);
  }

  @Test
  void read_mostTiles_twelveBitsForANumber() throws Exception {
    TileInfo tiles = read(4096, 4096, /* largeSuperblocks= */ false, new BitWriter().bits(32, -1));

    assertThat(tiles.count()).isEqualTo(64 * 64);
    assertThat(tiles.numberBits()).isEqualTo(12);
    assertThat(tiles.sizeFieldBytes()).isEqualTo(4);
  }

  @Test
  void read_moreThan64Columns_malformed() {
    BitWriter bits = new BitWriter().bits(8000, 0);

    assertThatThrownBy(() -> read(65536, 64, /* largeSuperblocks= */ false, bits))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("expected up to 64x64 tiles, found 1024x1");
  }
}
