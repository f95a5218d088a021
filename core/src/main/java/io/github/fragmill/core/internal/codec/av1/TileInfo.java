package io.github.fragmill.core.internal.codec.av1;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;

/**
 * How a frame is divided into tiles (AV1 specification, 5.9.15). Made once and used for every
 * frame. Not thread-safe.
 */
final class TileInfo {

  private static final int MAX_TILE_WIDTH = 4096;
  private static final int MAX_TILE_AREA = 4096 * 2304;
  private static final int MAX_TILES_PER_SIDE = 64;

  private final BitReader reader;
  private int widthSb;
  private int heightSb;
  private int maxWidthSb;
  private int minLog2Tiles;
  private int columns;
  private int rows;
  private int columnsLog2;
  private int rowsLog2;
  private int sizeBytes;

  TileInfo(BitReader reader) {
    this.reader = reader;
  }

  /** Reads tile_info(). */
  void read(FrameSize size, boolean largeSuperblocks) throws MalformedMediaException {
    int sbSizeLog2 = largeSuperblocks ? 7 : 6;
    widthSb = superblocks(size.codedWidth(), sbSizeLog2);
    heightSb = superblocks(size.height(), sbSizeLog2);
    maxWidthSb = MAX_TILE_WIDTH >> sbSizeLog2;
    int minLog2Columns = log2(maxWidthSb, widthSb);
    int maxAreaSb = MAX_TILE_AREA >> (2 * sbSizeLog2);
    minLog2Tiles = Math.max(minLog2Columns, log2(maxAreaSb, widthSb * heightSb));
    boolean uniform = reader.flag();
    if (uniform) {
      readUniform(minLog2Columns);
    } else {
      readSpacing();
    }
    sizeBytes = 0;
    if (columnsLog2 + rowsLog2 > 0) {
      reader.skipBits(columnsLog2 + rowsLog2); // context_update_tile_id
      sizeBytes = 1 + reader.bits(2);
    }
  }

  private void readUniform(int minLog2Columns) throws MalformedMediaException {
    columnsLog2 = readLog2(minLog2Columns, widthSb);
    columns = tiles(widthSb, columnsLog2);
    rowsLog2 = readLog2(Math.max(minLog2Tiles - columnsLog2, 0), heightSb);
    rows = tiles(heightSb, rowsLog2);
  }

  private int readLog2(int min, int sideSb) throws MalformedMediaException {
    int max = log2(1, Math.min(sideSb, MAX_TILES_PER_SIDE));
    int value = min;
    while (value < max && reader.flag()) {
      value++;
    }
    return value;
  }

  /** Returns the number of tiles of equal size that cover a side; the last one may be smaller. */
  private static int tiles(int sideSb, int tilesLog2) {
    int tileSb = (sideSb + (1 << tilesLog2) - 1) >> tilesLog2;
    return (sideSb + tileSb - 1) / tileSb;
  }

  private void readSpacing() throws MalformedMediaException {
    int widestSb = 0;
    columns = 0;
    for (int startSb = 0; startSb < widthSb; columns++) {
      int tileSb = readTileSb(widthSb - startSb, maxWidthSb);
      widestSb = Math.max(widestSb, tileSb);
      startSb += tileSb;
    }
    columnsLog2 = log2(1, columns);
    int areaSb = widthSb * heightSb;
    int maxAreaSb = minLog2Tiles > 0 ? areaSb >> (minLog2Tiles + 1) : areaSb;
    int maxHeightSb = Math.max(maxAreaSb / widestSb, 1);
    rows = 0;
    for (int startSb = 0; startSb < heightSb; rows++) {
      startSb += readTileSb(heightSb - startSb, maxHeightSb);
    }
    rowsLog2 = log2(1, rows);
    if (columns > MAX_TILES_PER_SIDE || rows > MAX_TILES_PER_SIDE) {
      throw reader.malformed("expected up to 64x64 tiles, found " + columns + "x" + rows);
    }
  }

  /** Reads width_in_sbs_minus_1 or height_in_sbs_minus_1. */
  private int readTileSb(int leftSb, int maxSb) throws MalformedMediaException {
    return 1 + Descriptors.nonSymmetric(reader, Math.min(leftSb, maxSb));
  }

  /** Sizes count in units of 8 pixels first (5.9.9). */
  private static int superblocks(int pixels, int sbSizeLog2) {
    int alignedPixels = (pixels + 7) >> 3 << 3;
    return (alignedPixels + (1 << sbSizeLog2) - 1) >> sbSizeLog2;
  }

  /** Returns tile_log2() (5.9.16): the least k for which {@code size << k} reaches the target. */
  private static int log2(int size, int target) {
    int k = 0;
    while (size << k < target) {
      k++;
    }
    return k;
  }

  /** Returns the number of tiles, 1 to 4096. */
  int count() {
    return columns * rows;
  }

  /** Returns the size of a tile's number. */
  int numberBits() {
    return columnsLog2 + rowsLog2;
  }

  /** Returns the size of a tile's size field in bytes, 1 to 4, or 0 when there is but one tile. */
  int sizeFieldBytes() {
    return sizeBytes;
  }
}
