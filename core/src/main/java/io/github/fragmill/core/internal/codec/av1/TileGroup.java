package io.github.fragmill.core.internal.codec.av1;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.media.ByteRanges;
import java.nio.ByteBuffer;

/**
 * Finds the tiles of a frame in its tile groups (AV1 specification, 5.11.1). Made once and begun
 * anew for each frame. Not thread-safe.
 */
final class TileGroup {

  private final BitReader reader;
  private int nextTile;

  TileGroup(BitReader reader) {
    this.reader = reader;
  }

  /** Begins before the first tile of a frame. */
  void beginFrame() {
    nextTile = 0;
  }

  /**
   * Adds the tiles of a group.
   *
   * @param sample the sample's bytes between position and limit
   * @param start where the tile group begins, as an index of the buffer
   * @param end where it ends
   * @param tiles the tiles of the frame
   * @param into receives the tiles, with offsets from the sample's start
   * @return whether they were the frame's last
   */
  boolean read(ByteBuffer sample, int start, int end, TileInfo tiles, ByteRanges into)
      throws MalformedMediaException {
    reader.reset(sample, start, end);
    int lastTile = readHeader(tiles);
    int position = start + reader.consumedBytes();
    while (nextTile < lastTile) {
      long sizeBytes = readTileSize(tiles.sizeFieldBytes());
      position += tiles.sizeFieldBytes();
      if (sizeBytes >= end - position) {
        throw reader.malformed(
            "tile "
                + nextTile
                + ": expected fewer than "
                + (end - position)
                + " bytes, found a size of "
                + sizeBytes);
      }
      into.add(position - sample.position(), (int) sizeBytes);
      position += (int) sizeBytes;
      reader.reset(sample, position, end);
      nextTile++;
    }
    if (position == end) {
      throw reader.malformed("tile " + nextTile + ": expected at least one byte, found none");
    }
    into.add(position - sample.position(), end - position);
    nextTile++;
    return nextTile == tiles.count();
  }

  /** Returns the number of the group's last tile. */
  private int readHeader(TileInfo tiles) throws MalformedMediaException {
    int last = tiles.count() - 1;
    boolean startAndEndPresent = last > 0 && reader.flag();
    if (!startAndEndPresent) {
      requireStart(0);
      return last;
    }
    requireStart(reader.bits(tiles.numberBits()));
    int end = reader.bits(tiles.numberBits());
    if (end < nextTile || end > last) {
      throw reader.malformed("tg_end: expected " + nextTile + " to " + last + ", found " + end);
    }
    return end;
  }

  private void requireStart(int start) throws MalformedMediaException {
    if (start != nextTile) {
      throw reader.malformed("tg_start: expected " + nextTile + ", found " + start);
    }
  }

  /** Reads tile_size_minus_1, least significant byte first; the reader is at a byte. */
  private long readTileSize(int fieldBytes) throws MalformedMediaException {
    reader.alignToByte();
    long sizeMinus1 = 0;
    for (int i = 0; i < fieldBytes; i++) {
      sizeMinus1 |= (long) reader.bits(Byte.SIZE) << (Byte.SIZE * i);
    }
    return sizeMinus1 + 1;
  }
}
